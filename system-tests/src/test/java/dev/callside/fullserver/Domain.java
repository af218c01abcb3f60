package dev.callside.fullserver;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A domain of Payara Server, made for one test and removed after it. */
final class Domain implements AutoCloseable {

    private static final String NAME = "callside";
    private static final int HTTP = 80;
    private static final int ADMIN = 48;

    private final Path asadmin;
    private final Path folder;
    private final int base;

    /**
     * Makes and starts it.
     *
     * @param base its ports are this and more; HTTP is 80 above
     * @param driver the JDBC driver, which a domain finds in its {@code lib}
     */
    Domain(Path server, Path folder, int base, Path driver) throws IOException, InterruptedException {
        this.asadmin = server.resolve("bin/asadmin");
        this.folder = folder;
        this.base = base;
        assertThat(asadmin.toFile().setExecutable(true)).isTrue();
        run("create-domain", "--nopassword", "--portbase", "" + base, "--domaindir", folder.toString(), NAME);
        Files.copy(
                driver,
                folder.resolve(NAME).resolve("lib").resolve(driver.getFileName()),
                StandardCopyOption.REPLACE_EXISTING);
        run("start-domain", "--domaindir", folder.toString(), NAME);
    }

    int port() {
        return base + HTTP;
    }

    void run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(asadmin.toString(), "--port", "" + (base + ADMIN)));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(() -> arguments[0] + ": " + output).isZero();
    }

    /** Many in one process, which is what takes the time. */
    void runAll(List<String> commands) throws IOException, InterruptedException {
        run(
                "multimode",
                "--file",
                Files.write(folder.resolve("commands"), commands).toString());
    }

    String log() throws IOException {
        return Files.readString(folder.resolve(NAME).resolve("logs/server.log"));
    }

    @Override
    public void close() throws IOException {
        try {
            run("stop-domain", "--domaindir", folder.toString(), NAME);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
