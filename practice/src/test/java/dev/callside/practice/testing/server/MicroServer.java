package dev.callside.practice.testing.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.TestPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a Payara Micro that Arquillian starts finds around it: the embedded PostgreSQL behind its pool, and a configuration.
 * To be prepared before Arquillian's own extension, which reads where the files are.
 */
public final class MicroServer {

    /** Most connections in the server's pool. */
    public static final int POOL_SIZE = 20;

    private MicroServer() {}

    /**
     * Writes the files and says where they are.
     *
     * @param application its own settings, beside those that all applications have
     */
    public static void prepare(Map<String, String> application) {
        try {
            var folder = Files.createDirectories(Path.of("target/server-test"));
            var boot = Files.writeString(folder.resolve("post-boot"), pool());
            var properties = Files.writeString(folder.resolve("system.properties"), properties(application));
            var options = List.of(
                    "--addlibs", driver(),
                    "--postbootcommandfile", boot.toAbsolutePath().toString(),
                    "--systemproperties", properties.toAbsolutePath().toString());
            System.setProperty("callside.test.micro-options", String.join(" ", options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The application that is deployed there, asked at its context root, such as {@code /pay}. */
    public static Api api(URL deployed, String contextRoot) {
        var api = new Api(URI.create("http://127.0.0.1:" + deployed.getPort() + contextRoot + "/"));
        assertThat(api.get("/health/ready").body())
                .as("it was not deployed; most often it reads a setting that neither MicroServer nor Outside has")
                .doesNotContain("No Application deployed");
        return api;
    }

    private static String driver() {
        return Path.of(URI.create(org.postgresql.Driver.class
                        .getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }

    private static URI database() {
        return URI.create(TestPostgres.get().url().substring("jdbc:".length()));
    }

    private static String pool() {
        var properties = "user=callside_server:password=" + TestPostgres.PASSWORD + ":serverName=127.0.0.1:portNumber="
                + database().getPort() + ":databaseName=postgres";
        return "create-jdbc-connection-pool --datasourceclassname org.postgresql.ds.PGSimpleDataSource"
                + " --restype javax.sql.DataSource --steadypoolsize 2 --maxpoolsize " + POOL_SIZE
                + " --property " + properties
                + " callside\ncreate-jdbc-resource --connectionpoolid callside jdbc/callside\n";
    }

    private static String properties(Map<String, String> application) {
        var url = "jdbc:postgresql://127.0.0.1:" + database().getPort() + "/postgres";
        var values = new TreeMap<>(Map.ofEntries(
                Map.entry("callside.public-url", "http://127.0.0.1:8080"),
                Map.entry("callside.proxies.header", "X-Forwarded-For"),
                Map.entry("callside.secret", "a secret of more than thirty-two characters"),
                Map.entry("callside.database.url", url),
                Map.entry("callside.database.user", "callside_server"),
                Map.entry("callside.database.password", TestPostgres.PASSWORD),
                Map.entry("callside.payments.grace-period", "PT30M"),
                Map.entry("callside.payments.pay-link-days", "14"),
                Map.entry("callside.credits.currency", "AUD"),
                Map.entry("callside.credits.tiers", "10.00-99.99=0.12, 100.00-2000.00=0.10"),
                Map.entry("callside.credits.top-up-threshold", "10"),
                Map.entry("callside.credits.rates-file", ""),
                Map.entry("callside.mail.host", "127.0.0.1"),
                Map.entry("callside.mail.port", "1"),
                Map.entry("callside.mail.security", "none"),
                Map.entry("callside.mail.from", "Callside <receipts@callside.test>")));
        values.putAll(application);
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining("\n"));
    }
}
