package dev.callside.launcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that each thing an operator can get wrong ends with one sentence and a code of its own, and no stack trace. */
class RefusalIT {

    @TempDir
    Path data;

    @BeforeEach
    void share() {
        SharedPrograms.into(data);
    }

    @Test
    void namesAllWrongSettingsAtOnce() {
        try (Run run = Run.of(data, Map.of("CALLSIDE_PORTT", "1", "CALLSIDE_MAIL_PORT", "post"), "serve")) {
            assertThat(run.ended()).isEqualTo(3);
            assertThat(run.errors())
                    .contains(
                            "CALLSIDE_PORTT in the environment is not a setting; the nearest is CALLSIDE_PORT",
                            "callside.mail.port must be a port number",
                            "callside.stripe.secret-key is not set",
                            "callside.secret is not set")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    void refusesATakenPort() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(4, "Port " + taken.getLocalPort(), "demo", "--port", String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void refusesAFolderThatIsNoDatabase() throws IOException {
        Files.createDirectories(data.resolve("postgres"));
        refused(5, "is no PostgreSQL database", demo());
    }

    @Test
    void refusesADatabaseOfAnotherMajorVersion() throws IOException {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
        refused(5, "was made by PostgreSQL 17", demo());
    }

    @Test
    void refusesADatabaseWhosePasswordIsGone() throws IOException {
        Files.createDirectories(data.resolve("postgres"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "18\n");
        refused(5, "postgres.password is missing", demo());
    }

    @Test
    void refusesADamagedDatabase() throws IOException {
        Files.createDirectories(data.resolve("postgres/global"));
        Files.writeString(data.resolve("postgres/PG_VERSION"), "18\n");
        Files.writeString(data.resolve("postgres.password"), "x");
        refused(5, "PostgreSQL can't start: ", demo());
    }

    @Test
    void refusesAFolderThatItCannotMake() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "in the way");
        try (Run run = Run.of(file.resolve("data"), demo())) {
            assertThat(run.ended()).isEqualTo(5);
            assertThat(run.errors())
                    .startsWith("The data folder ")
                    .contains("can't be written to")
                    .hasLineCount(1);
        }
    }

    @Test
    void saysThatAFileIsInThePlaceOfTheFolder() throws IOException {
        Path file = Files.writeString(data.resolve("file"), "in the way");
        try (Run run = Run.of(file, demo())) {
            assertThat(run.ended()).isEqualTo(5);
            assertThat(run.errors())
                    .isEqualToIgnoringNewLines(
                            "The data folder " + file + " can't be written to: a file is in its place");
        }
    }

    @Test
    void refusesAnUnreachableDatabase() {
        try (Run run = Run.of(
                data,
                serving("jdbc:postgresql://127.0.0.1:" + Run.freePort() + "/callside"),
                "serve",
                "--port",
                String.valueOf(Run.freePort()))) {
            assertThat(run.ended()).isEqualTo(6);
            assertThat(run.errors()).contains("can't be reached").doesNotContain("\tat ", "0wner");
        }
    }

    private static Map<String, String> serving(String url) {
        Map<String, String> environment = new HashMap<>(Run.SERVE);
        environment.put("CALLSIDE_DATABASE_URL", url);
        environment.put("CALLSIDE_DATABASE_PASSWORD", "s3rver");
        environment.put("CALLSIDE_DATABASE_OWNER_USER", "owner");
        environment.put("CALLSIDE_DATABASE_OWNER_PASSWORD", "0wner");
        return environment;
    }

    private static String[] demo() {
        return new String[] {"demo", "--port", String.valueOf(Run.freePort())};
    }

    private void refused(int code, String sentence, String... arguments) {
        try (Run run = Run.of(data, arguments)) {
            assertThat(run.ended()).isEqualTo(code);
            assertThat(run.errors()).contains(sentence).doesNotContain("\tat ");
            assertThat(run.output()).isEmpty();
        }
    }
}
