package dev.callside.fullserver;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that {@code callside.ear} runs on a full Payara Server as docs/how-to/run-in-production.md says. */
class FullServerCheck {

    private static final Path SHIPPED = Path.of(System.getProperty("callside.folder", "../ear/target/callside"))
            .toAbsolutePath();
    private static final Path SERVER = Path.of(System.getProperty("callside.full-server", "target/payara6"))
            .toAbsolutePath();
    private static final String PRACTICE = "0190c0de-0000-7000-8000-000000000001";
    private static final String PASSWORD = "of-the-server";
    private static final int PORTS = 28_000;

    @TempDir
    Path folder;

    @Test
    void deploysTheEarAndAnswers() throws Exception {
        try (var postgres = EmbeddedPostgres.builder().start();
                var domain = new Domain(SERVER, folder, PORTS, driver())) {
            command(postgres.getPort(), "migrate");
            registerAHost(postgres.getPort());
            configure(domain, postgres.getPort());
            domain.run(
                    "deploy",
                    "--name",
                    "callside",
                    SHIPPED.resolveSibling("callside.ear").toString());

            var ready = get(domain, "/health/ready");
            assertThat(ready.body()).contains("payments database").contains("UP");
            assertThat(ready.statusCode()).isEqualTo(200);
            var page = get(domain, "/pay/embed/fullserver/call");
            assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("frame-ancestors https://call.example");
            assertThat(get(domain, "/pay/call.js").statusCode()).isEqualTo(200);
            assertThat(get(domain, "/metrics").body()).contains("callside_webhook_backlog");
            assertThat(domain.log()).doesNotContain("[SEVERE]");
        }
    }

    private static Path driver() throws IOException {
        try (var files = Files.list(SHIPPED.resolve("lib"))) {
            return files.filter(file -> file.getFileName().toString().startsWith("postgresql-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void registerAHost(int postgres) throws IOException, InterruptedException {
        command(
                postgres,
                "practices",
                "add",
                "--id",
                PRACTICE,
                "--organisation",
                "Harbour",
                "--name",
                "Harbour Practice",
                "--registration-number",
                "ABN",
                "--country",
                "AU",
                "--zone",
                "Australia/Melbourne",
                "--currency",
                "AUD");
        Path host = Files.writeString(folder.resolve("host.json"), """
                {"id": "fullserver", "name": "Calls", "issuer": "https://call.example",
                 "jwksUri": "https://call.example/jwks.json", "clientId": "callside",
                 "messageOrigins": ["https://call.example"], "frameAncestors": ["https://call.example"],
                 "eventKey": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=", "adapter": "callside",
                 "practices": ["%s"]}""".formatted(PRACTICE));
        command(postgres, "hosts", "add", host.toString());
    }

    private void command(int postgres, String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(SHIPPED.resolve("callside").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", folder.resolve("data").toString()));
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("CALLSIDE_DATABASE_URL", url(postgres));
        builder.environment().put("CALLSIDE_DATABASE_PASSWORD", PASSWORD);
        builder.environment().put("CALLSIDE_DATABASE_OWNER_USER", "postgres");
        builder.environment().put("CALLSIDE_DATABASE_OWNER_PASSWORD", "postgres");
        assertThat(builder.start().waitFor()).as(String.join(" ", arguments)).isZero();
    }

    private static String url(int postgres) {
        return "jdbc:postgresql://127.0.0.1:" + postgres + "/postgres";
    }

    private static void configure(Domain domain, int postgres) throws IOException, InterruptedException {
        domain.run(
                "create-jdbc-connection-pool",
                "--datasourceclassname",
                "org.postgresql.ds.PGSimpleDataSource",
                "--restype",
                "javax.sql.DataSource",
                "--property",
                "user=callside_server:password=" + PASSWORD + ":serverName=127.0.0.1:portNumber=" + postgres
                        + ":databaseName=postgres",
                "callside");
        domain.run("create-jdbc-resource", "--connectionpoolid", "callside", "jdbc/callside");
        domain.runAll(settings(postgres).entrySet().stream()
                .map(setting -> "set-config-property --source domain --propertyName " + setting.getKey()
                        + " --propertyValue " + setting.getValue())
                .toList());
    }

    private static Map<String, String> settings(int postgres) {
        return Map.ofEntries(
                Map.entry("callside.public-url", "http://127.0.0.1:" + (PORTS + 80)),
                Map.entry("callside.secret", "0123456789abcdef0123456789abcdef"),
                Map.entry("callside.database.url", url(postgres)),
                Map.entry("callside.database.user", "callside_server"),
                Map.entry("callside.database.password", PASSWORD),
                Map.entry("callside.stripe.secret-key", "sk_test_1"),
                Map.entry("callside.stripe.publishable-key", "pk_test_1"),
                Map.entry("callside.stripe.client-id", "ca_1"),
                Map.entry("callside.stripe.webhook-secrets", "whsec_1"),
                Map.entry("callside.stripe.api-base", "https://api.stripe.com"),
                Map.entry("callside.stripe.connect-base", "https://connect.stripe.com"),
                Map.entry("callside.stripe.js-url", "https://js.stripe.com/dahlia/stripe.js"),
                Map.entry("callside.stripe.dashboard-base", "https://dashboard.stripe.com"),
                Map.entry("callside.stripe.linking", "oauth"),
                Map.entry("callside.proxies.header", "X-Forwarded-For"),
                Map.entry("callside.payments.grace-period", "PT30M"),
                Map.entry("callside.payments.pay-link-days", "14"),
                Map.entry("callside.credits.currency", "AUD"),
                Map.entry("callside.credits.tiers", "10.00-2000.00=0.12"),
                Map.entry("callside.credits.top-up-threshold", "10"),
                Map.entry("callside.seller.name", "Callside"),
                Map.entry("callside.twilio.api-base", "https://api.twilio.com"),
                Map.entry("callside.twilio.parts-per-second", "10"),
                Map.entry("callside.calendars.interval", "PT15M"),
                Map.entry("callside.mail.host", "127.0.0.1"),
                Map.entry("callside.mail.port", "25"),
                Map.entry("callside.mail.security", "none"),
                Map.entry("callside.mail.from", "receipts@callside.test"));
    }

    private static HttpResponse<String> get(Domain domain, String path) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + domain.port() + path))
                                .build(),
                        BodyHandlers.ofString());
    }
}
