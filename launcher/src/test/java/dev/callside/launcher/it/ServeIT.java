package dev.callside.launcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.launcher.data.DataFolder;
import dev.callside.launcher.postgres.EmbeddedPostgres;
import dev.callside.launcher.progress.Progress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows the product on a database of the operator's own: whatever its passwords, migrated beforehand or not, or too new. */
class ServeIT {

    private static final String OWNER = "Owner";
    private static final String OWNER_PASSWORD = "o:w=n\\e'r";
    private static final String PASSWORD = "a:b=c\\d$e{f}\"g'h ${user.home} i%j,;&þ";

    @TempDir
    static Path cluster;

    private static EmbeddedPostgres postgres;

    @TempDir
    Path data;

    private final int port = Run.freePort();

    @BeforeAll
    static void start() throws SQLException {
        SharedPrograms.into(cluster);
        var folder = new DataFolder(cluster);
        folder.hold();
        postgres = new EmbeddedPostgres(folder);
        postgres.start(new Progress());
        sql("postgres", "create role \"Owner\" login createrole password '" + OWNER_PASSWORD.replace("'", "''") + "'");
        for (String database : new String[] {"plain", "beforehand", "newer", "outside"}) {
            sql("postgres", "create database " + database + " owner \"Owner\"");
        }
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void servesWhateverThePasswordIs() throws Exception {
        try (Run run = Run.of(data, settings("plain", true), "serve", "--port", String.valueOf(port))) {
            letsNobodyInTooEarly(run);
            assertThat(run.ready()).isEqualTo("Callside is ready: http://127.0.0.1:" + port + "/");
            assertThat(get("/pay/probe")).startsWith("callside_server");
            assertThat(get("/")).contains("Callside is running", "lang=\"is\"");
            saysWhatIsNotThere();
            onlyShowsItsFrontPage();
            run.stop();
            assertThat(run.errors()).doesNotContain("WARNING", "SEVERE");
        }
        try (Run list = Run.of(data, settings("plain", true), "hosts", "list")) {
            assertThat(list.output()).isEqualTo("id");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"::1", "::"})
    void listensOnAddressesOfTheSixthVersionToo(String address) throws IOException, InterruptedException {
        Map<String, String> settings = settings("plain", true);
        settings.put("CALLSIDE_LISTEN", address);
        try (Run run = Run.of(data, settings, "serve", "--port", String.valueOf(port))) {
            assertThat(run.ready()).startsWith("Callside is ready");
            assertThat(ask("[::1]", "/pay/probe").body()).startsWith("callside_server");
        }
    }

    @Test
    void servesWithoutTheOwnerWhatWasMigratedBeforehand() throws Exception {
        String[] serve = {"serve", "--no-migrate", "--port", String.valueOf(port)};
        try (Run migrate = Run.of(data, settings("beforehand", true), "migrate")) {
            assertThat(migrate.output()).isEqualTo("Migrated: 2");
        }
        try (Run run = Run.of(data, settings("beforehand", false), serve)) {
            run.ready();
            assertThat(get("/pay/probe")).startsWith("callside_server");
        }
        sql("beforehand", "delete from payments.flyway_schema_history");
        try (Run run = Run.of(data, settings("beforehand", false), serve)) {
            assertThat(run.ended()).isEqualTo(7);
            assertThat(run.errors()).contains("The database is not migrated (payments/V001__it.sql is missing)");
        }
    }

    @Test
    void standsOutsideOnADatabaseThatNobodyHasMigrated() {
        String[] sandbox = {"sandbox", "--port", String.valueOf(port)};
        String[] serve = {"serve", "--no-migrate", "--port", String.valueOf(Run.freePort())};
        Map<String, String> outside = settings("outside", true);
        outside.remove("CALLSIDE_DATABASE_PASSWORD");
        try (Run before = Run.of(data.resolve("1"), outside, sandbox)) {
            assertThat(before.ready()).startsWith("Callside is ready");
        }
        try (Run migrate = Run.of(data, settings("outside", true), "migrate")) {
            assertThat(migrate.output()).isEqualTo("Migrated: 2");
        }
        try (Run after = Run.of(data.resolve("1"), outside, sandbox);
                Run run = Run.of(data, settings("outside", false), serve)) {
            after.ready();
            assertThat(run.ready()).as("the product's history is still seen").isNotEmpty();
        }
    }

    @Test
    void refusesANewerDatabase() throws SQLException {
        try (Run migrate = Run.of(data, settings("newer", true), "migrate")) {
            assertThat(migrate.ended()).isZero();
        }
        sql(
                "newer",
                "insert into payments.flyway_schema_history values"
                        + " (9, '9', 'later', 'SQL', 'V009__later.sql', 1, 'x', now(), 1, true)");
        String[] serve = {"serve", "--port", String.valueOf(port)};
        String[] onlyCheck = {"serve", "--no-migrate", "--port", String.valueOf(port)};
        for (Run run : new Run[] {
            Run.of(data.resolve("1"), settings("newer", true), serve),
            Run.of(data.resolve("2"), settings("newer", false), onlyCheck)
        }) {
            assertThat(run.ended()).isEqualTo(7);
            assertThat(run.errors()).contains("The database is newer than this Callside");
        }
    }

    @Test
    void refusesAWrongPassword() {
        Map<String, String> settings = settings("plain", true);
        settings.put("CALLSIDE_DATABASE_OWNER_PASSWORD", "another");
        try (Run run = Run.of(data, settings, "migrate")) {
            assertThat(run.ended()).isEqualTo(6);
            assertThat(run.errors()).contains("refuses the login of Owner").doesNotContain("\tat ", "another");
        }
    }

    private static Map<String, String> settings(String database, boolean owner) {
        Map<String, String> settings = new HashMap<>(Run.SERVE);
        settings.put("CALLSIDE_DATABASE_URL", postgres.login().url(database));
        settings.put("CALLSIDE_DATABASE_PASSWORD", PASSWORD);
        if (owner) {
            settings.put("CALLSIDE_DATABASE_OWNER_USER", OWNER);
            settings.put("CALLSIDE_DATABASE_OWNER_PASSWORD", OWNER_PASSWORD);
        }
        return settings;
    }

    private static void sql(String database, String statement) throws SQLException {
        EmbeddedPostgres.Login login = postgres.login();
        try (var connection = DriverManager.getConnection(login.url(database), login.user(), login.password())) {
            connection.createStatement().execute(statement);
        }
    }

    private void saysWhatIsNotThere() throws IOException, InterruptedException {
        HttpResponse<String> nothing = ask("/nothing/here");
        assertThat(nothing.statusCode()).isEqualTo(404);
        assertThat(nothing.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(nothing.body()).contains("There is nothing here.");
    }

    private void onlyShowsItsFrontPage() throws IOException, InterruptedException {
        var put = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
                .PUT(BodyPublishers.ofString("x"))
                .build();
        HttpResponse<String> refused = HttpClient.newHttpClient().send(put, BodyHandlers.ofString());
        assertThat(refused.statusCode()).isEqualTo(405);
        assertThat(refused.headers().firstValue("allow")).contains("GET, HEAD, OPTIONS");
        assertThat(refused.body()).contains("/problems/method-not-allowed");
        assertThat(ask("/").body()).contains("Callside is running.");
    }

    /** Asks from the beginning: whoever is not refused finds all of it. */
    private void letsNobodyInTooEarly(Run starting) throws Exception {
        int refused = 0;
        while (!starting.endsWithin(100)) {
            try {
                assertThat(ask("/pay/probe?type=application/json").statusCode()).isEqualTo(200);
                assertThat(refused).isPositive();
                return;
            } catch (ConnectException e) {
                refused++;
            }
        }
        throw new AssertionError("It ended: " + starting.errors());
    }

    private String get(String path) throws IOException, InterruptedException {
        return ask(path).body();
    }

    private HttpResponse<String> ask(String path) throws IOException, InterruptedException {
        return ask("127.0.0.1", path);
    }

    private HttpResponse<String> ask(String host, String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://" + host + ":" + port + path))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
