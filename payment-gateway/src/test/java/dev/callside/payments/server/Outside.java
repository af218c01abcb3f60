package dev.callside.payments.server;

import dev.callside.practice.testing.TestPostgres;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * What the server finds around it: the embedded PostgreSQL behind its pool, a Stripe, and a configuration. Stands before
 * Arquillian's own extension, which reads where the files are.
 */
public final class Outside implements BeforeAllCallback {

    /** Most connections in the server's pool. */
    static final int POOL_SIZE = 20;

    static final String WEBHOOK_SECRET = "whsec_test";

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        var folder = Files.createDirectories(Path.of("target/server-test"));
        var boot = Files.writeString(folder.resolve("post-boot"), pool());
        var properties = Files.writeString(folder.resolve("system.properties"), properties());
        var options = List.of(
                "--addlibs", driver(),
                "--postbootcommandfile", boot.toAbsolutePath().toString(),
                "--systemproperties", properties.toAbsolutePath().toString());
        System.setProperty("callside.test.micro-options", String.join(" ", options));
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

    private static String properties() {
        var stripe = StripeDouble.start();
        var url = "jdbc:postgresql://127.0.0.1:" + database().getPort() + "/postgres";
        var values = Map.ofEntries(
                Map.entry("callside.public-url", "http://127.0.0.1:8080"),
                Map.entry("callside.secret", "a secret of more than thirty-two characters"),
                Map.entry("callside.database.url", url),
                Map.entry("callside.database.user", "callside_server"),
                Map.entry("callside.database.password", TestPostgres.PASSWORD),
                Map.entry("callside.stripe.secret-key", "sk_test_server"),
                Map.entry("callside.stripe.publishable-key", "pk_test_server"),
                Map.entry("callside.stripe.client-id", "ca_test_server"),
                Map.entry("callside.stripe.webhook-secrets", WEBHOOK_SECRET),
                Map.entry("callside.stripe.api-base", stripe),
                Map.entry("callside.stripe.connect-base", stripe),
                Map.entry("callside.stripe.js-url", "https://js.stripe.com/dahlia/stripe.js"),
                Map.entry("callside.stripe.dashboard-base", "https://dashboard.stripe.com"),
                Map.entry("callside.stripe.linking", "oauth"),
                Map.entry("callside.payments.grace-period", "PT30M"),
                Map.entry("callside.credits.currency", "AUD"),
                Map.entry("callside.credits.tiers", "10.00-99.99=0.12, 100.00-2000.00=0.10"),
                Map.entry("callside.credits.top-up-threshold", "10"),
                Map.entry("callside.credits.rates-file", ""),
                Map.entry("callside.seller.name", "Callside"),
                Map.entry("callside.mail.host", "127.0.0.1"),
                Map.entry("callside.mail.port", "1"),
                Map.entry("callside.mail.security", "none"),
                Map.entry("callside.mail.from", "Callside <receipts@callside.test>"));
        return new TreeMap<>(values)
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining("\n"));
    }
}
