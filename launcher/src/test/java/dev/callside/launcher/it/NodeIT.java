package dev.callside.launcher.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows that a node comes up from nothing, keeps its data over a clean end and over {@code kill -9}, and stops cleanly. */
class NodeIT {

    private static final int SIGTERM = 143;
    private static final String ZONE = "Atlantic/Reykjavik";

    private final int port = Run.freePort();
    private final String address = "http://127.0.0.1:" + port;

    @Test
    void keepsItsDataOverAKillAndACleanEnd(@TempDir Path data) throws Exception {
        String id = UUID.randomUUID().toString();
        try (Run first = demo(data)) {
            assertThat(first.ready()).isEqualTo("Callside is ready: http://localhost:" + port + "/");
            answersOnItsDataSource();
            refusesASecondOne(data);
            addsAPractice(data, id);
            assertThat(Files.readString(data.resolve("logs/callside.log"))).doesNotContain("\"level\":\"SEVERE\"");
            first.kill();
        }
        assertThat(data.resolve("postgres/postmaster.pid"))
                .as("PostgreSQL outlives the kill")
                .exists();

        try (Run second = demo(data)) {
            second.ready();
            answersOnItsDataSource();
            second.killDatabase();
            answersOnItsDataSource();
            assertThat(second.stop()).isEqualTo(SIGTERM);
            assertThat(second.output()).as("one line on standard output").isEmpty();
        }
        assertThat(data.resolve("postgres/postmaster.pid"))
                .as("PostgreSQL is stopped")
                .doesNotExist();

        try (Run list = Run.of(data, "practices", "list")) {
            assertThat(list.output()).contains(id, "Fjord Clinic", "Harbour Practice");
            assertThat(list.ended()).isZero();
        }
    }

    private Run demo(Path data) {
        return Run.of(data, "demo", "--port", String.valueOf(port));
    }

    private void addsAPractice(Path data, String id) {
        String[] command = {
            "practices",
            "add",
            "--id",
            id,
            "--organisation",
            "Fjord",
            "--name",
            "Fjord Clinic",
            "--registration-number",
            "kt.",
            "--country",
            "IS",
            "--zone",
            ZONE,
            "--currency",
            "ISK"
        };
        try (Run add = Run.of(data, command)) {
            assertThat(add.output()).isEqualToIgnoringNewLines(id);
            assertThat(add.ended()).isZero();
        }
    }

    private void refusesASecondOne(Path data) {
        try (Run second = Run.of(data, "demo", "--port", String.valueOf(Run.freePort()))) {
            assertThat(second.ended()).isEqualTo(5);
            assertThat(second.errors()).contains("Another Callside (process ").hasLineCount(1);
        }
    }

    /** Asks until it is so: the server opens new connections by itself when its database was away. */
    private void answersOnItsDataSource() throws Exception {
        HttpResponse<String> response = get("/pay/probe?type=application/json");
        long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(1);
        while (response.statusCode() != 200 && System.nanoTime() < end) {
            response = get("/pay/probe?type=application/json");
        }
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().map().keySet())
                .contains("content-encoding")
                .doesNotContain("server", "x-frame-options", "x-powered-by");
        HttpResponse<String> stream = get("/pay/probe?type=text/event-stream");
        assertThat(stream.statusCode()).isEqualTo(200);
        assertThat(stream.body()).startsWith("callside_server http://127.0.0.1:" + port);
        assertThat(get("/health/ready").statusCode()).isEqualTo(200);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Accept-Encoding", "gzip")
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
