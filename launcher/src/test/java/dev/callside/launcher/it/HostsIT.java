package dev.callside.launcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.launcher.data.DataFolder;
import dev.callside.launcher.postgres.EmbeddedPostgres;
import dev.callside.launcher.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Shows how an operator registers a call host, sees it, changes it and takes it away. */
class HostsIT {

    private static final String PRACTICE = "0190c0de-0000-7000-8000-000000000001";
    private static final String HOST = """
            {"id": "myhost", "name": "Calls", "issuer": "https://call.example",
             "jwksUri": "https://call.example/jwks.json", "clientId": "callside",
             "messageOrigins": ["https://call.example"], "frameAncestors": ["https://call.example"],
             "eventKey": "whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="%s}""";

    @TempDir
    static Path cluster;

    private static EmbeddedPostgres postgres;

    @TempDir
    Path data;

    @BeforeAll
    static void start() {
        SharedPrograms.into(cluster);
        var folder = new DataFolder(cluster);
        folder.hold();
        postgres = new EmbeddedPostgres(folder);
        postgres.start(new Progress());
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void areAddedListedAndRemoved() throws IOException {
        assertThat(done("migrate")).isEqualTo("Migrated: 2");
        assertThat(done("hosts", "list")).isEqualTo("id");
        Path file = file(HOST.formatted(", \"practices\": [\"" + PRACTICE + "\"]"));
        refused("practices names " + PRACTICE + ", and there is no such practice", "hosts", "add", file.toString());

        done(Stream.concat(Stream.of("practices", "add", "--id", PRACTICE), practice())
                .toArray(String[]::new));
        assertThat(done("hosts", "add", file.toString())).isEqualTo("Registered: " + file);
        assertThat(done("hosts", "list")).isEqualTo("id\nmyhost");

        // known already, so that it keeps its practices; a new one would have none
        assertThat(done("hosts", "add", file(HOST.formatted("")).toString())).startsWith("Registered");
        refused(
                "practices is missing",
                "hosts",
                "add",
                file(HOST.formatted("").replace("myhost", "other")).toString());

        assertThat(done("hosts", "remove", "myhost")).isEqualTo("Removed: myhost");
        refused("There is no host myhost", "hosts", "remove", "myhost");
        assertThat(done("hosts", "list")).isEqualTo("id");
    }

    /** PostgreSQL knows them; the server could not read the practice. */
    @ParameterizedTest
    @ValueSource(strings = {"EST", "HST", "ROC", "posix/Australia/Melbourne", "Melbourne"})
    void comeOfPracticesWhoseZoneJavaKnows(String zone) {
        refused(
                "--zone " + zone + " is no time zone",
                Stream.concat(
                                Stream.of("practices", "add"),
                                practice().map(word -> word.equals("Australia/Melbourne") ? zone : word))
                        .toArray(String[]::new));
    }

    /** Two capitals each, which is all that PostgreSQL asks for. */
    @ParameterizedTest
    @CsvSource({
        "AU, UK, --country UK is no country",
        "AU, au, --country au is no country",
        "AUD, XYZ, --currency XYZ is no currency",
        "AUD, aud, --currency aud is no currency"
    })
    void comeOfPracticesThatStripeCanKnow(String right, String wrong, String sentence) {
        refused(
                sentence,
                Stream.concat(Stream.of("practices", "add"), practice().map(word -> word.equals(right) ? wrong : word))
                        .toArray(String[]::new));
    }

    @Test
    void areRefusedWithKeysThatNoLaunchCouldRead() throws IOException {
        String keys = "\"jwks\": {\"keys\": [{\"kty\": \"EC\", \"kid\": \"1\"}]}";
        String broken = HOST.formatted("").replace("\"jwksUri\": \"https://call.example/jwks.json\"", keys);
        assertThat(broken).contains(keys);

        refused("jwks can't be read: ", "hosts", "add", file(broken).toString());
    }

    @Test
    void areRefusedWithEverythingThatIsWrong() throws IOException {
        String broken = HOST.formatted(", \"adapter\": \"zoomish\"")
                .replace("jwksUri", "jwksURL")
                .replace("[\"https://call.example\"]", "[\"https://call.example/\"]");

        refused(
                "jwksURL is no member of a registration; the nearest is jwksUri",
                "hosts",
                "add",
                file(broken).toString());
        refused("adapter is no adapter here", "hosts", "add", file(broken).toString());
        refused(
                "messageOrigins must be exact origins",
                "hosts",
                "add",
                file(broken).toString());
        refused(
                "none.json can't be read: there is no such file",
                "hosts",
                "add",
                data.resolve("none.json").toString());
    }

    private static Stream<String> practice() {
        return Stream.of(
                "--organisation",
                "Harbour",
                "--name",
                "Harbour Practice",
                "--registration-number",
                "ABN 1",
                "--country",
                "AU",
                "--zone",
                "Australia/Melbourne",
                "--currency",
                "AUD");
    }

    private Path file(String registration) throws IOException {
        return Files.writeString(data.resolve("host.json"), registration);
    }

    private String done(String... command) {
        try (Run run = Run.of(data, settings(), command)) {
            assertThat(run.ended())
                    .as(() -> List.of(command) + ": " + run.errors())
                    .isZero();
            return run.output();
        }
    }

    private void refused(String sentence, String... command) {
        try (Run run = Run.of(data, settings(), command)) {
            assertThat(run.ended()).as(run.errors()).isEqualTo(9);
            assertThat(run.errors()).contains(sentence).doesNotContain("\tat ");
        }
    }

    private static Map<String, String> settings() {
        return Map.of(
                "CALLSIDE_DATABASE_URL",
                postgres.login().url("postgres"),
                "CALLSIDE_DATABASE_OWNER_USER",
                postgres.login().user(),
                "CALLSIDE_DATABASE_OWNER_PASSWORD",
                postgres.login().password(),
                "CALLSIDE_DATABASE_PASSWORD",
                "s3rver-password");
    }
}
