package dev.callside.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code callside serve} from a folder, with its own durable PostgreSQL or that of another node, all on this machine. */
final class BenchNode implements AutoCloseable {

    private static final Map<String, String> SETTINGS = Map.of(
            "CALLSIDE_SECRET", "0123456789abcdef0123456789abcdef",
            "CALLSIDE_STRIPE_SECRET_KEY", "sk_test_1",
            "CALLSIDE_STRIPE_PUBLISHABLE_KEY", "pk_test_1",
            "CALLSIDE_STRIPE_CLIENT_ID", "ca_1",
            "CALLSIDE_STRIPE_WEBHOOK_SECRETS", "whsec_1",
            "CALLSIDE_MAIL_HOST", "localhost",
            "CALLSIDE_MAIL_FROM", "receipts@example.org");

    private final HttpClient client = HttpClient.newHttpClient();
    private final Path folder;
    private final Path data;
    private final Map<String, String> settings;
    private final Process process;
    private final int port;

    BenchNode(Path folder, Path data) throws IOException, InterruptedException {
        this(folder, data, Map.of());
    }

    /** @param own settings that differ from those of all */
    BenchNode(Path folder, Path data, Map<String, String> own) throws IOException, InterruptedException {
        this.folder = folder;
        this.data = data;
        settings = new HashMap<>(SETTINGS);
        settings.putAll(own);
        command("migrate");
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        process = start("serve", "--port", String.valueOf(port));
        BufferedReader out = process.inputReader(UTF_8);
        String line = out.readLine();
        if (line == null || !line.startsWith("Callside is ready")) {
            throw new IllegalStateException("it did not start: " + line + "; see " + data.resolve("logs"));
        }
    }

    /** Runs a command of {@code callside} beside it, and fails where it fails. */
    void command(String... arguments) throws IOException, InterruptedException {
        int code = start(arguments).waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", arguments) + " ended with " + code);
        }
    }

    private Process start(String... arguments) throws IOException {
        List<String> command =
                new ArrayList<>(List.of(folder.resolve("callside").toString()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--data", data.toString()));
        var builder = new ProcessBuilder(command)
                .redirectError(data.resolveSibling("errors.txt").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("CALLSIDE_"));
        builder.environment().putAll(settings);
        return builder.start();
    }

    String get(String path) throws IOException, InterruptedException {
        var answer = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    /** Its database, as the owner. */
    Connection owner() throws IOException, SQLException {
        return DriverManager.getConnection(database(), "postgres", ownerPassword());
    }

    /**
     * What another node needs to share its database.
     *
     * @param password of the role that the server logs in as
     */
    Map<String, String> shared(String password) throws IOException {
        return Map.of(
                "CALLSIDE_DATABASE_URL",
                database(),
                "CALLSIDE_DATABASE_PASSWORD",
                password,
                "CALLSIDE_DATABASE_OWNER_USER",
                "postgres",
                "CALLSIDE_DATABASE_OWNER_PASSWORD",
                ownerPassword());
    }

    private String database() throws IOException {
        String databasePort = Files.readAllLines(data.resolve("postgres/postmaster.pid"))
                .get(3)
                .strip();
        return "jdbc:postgresql://127.0.0.1:" + databasePort + "/callside";
    }

    private String ownerPassword() throws IOException {
        return Files.readString(data.resolve("postgres.password")).strip();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
