package dev.callside.reminders.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Proves that another channel is one value of {@code Channel}, one carrier and a line in the table of prices: adds a value to the
 * source, compiles that file alone, and sends by it with everything else as it is, in a process where it comes first.
 */
class AnotherChannelTest {

    private static final String PACKAGE = "dev/callside/credits/price/";
    private static final Path CREDITS = Path.of("../credits/src/main");

    /** Among the values, after the last one. */
    private static final String END_OF_VALUES = "Price.TABLE);";

    private static final int PATIENCE_SECONDS = 120;

    @TempDir
    private Path overlay;

    @Test
    void sendsPricesStopsAndReplacesByAChannelThatNothingElseKnows() throws IOException, InterruptedException {
        add("CHAT(Address.PHONE, Form.SHORT, Replies.UNREAD, Price.TABLE)", "*,chat,2");

        assertThat(said())
                .containsExactly(
                        "[before:P1D chat 1 sent] to +61491570156: Harbour Practice: your appointment with Dr Ana Ruiz is on"
                                + " Wednesday, 4 March at 10:00 am., 8 credits left, wrong in the ledger []",
                        "[before:P1D chat 1 cancelled no_consent] 0",
                        "[before:P1D chat 1 cancelled opted_out, before:P1D chat 1 failed opted_out] 1,"
                                + " chat +61491570156, 10 credits left",
                        "[before:P1D chat 1 cancelled as_email, before:P1D email 1 sent] 0, by mail to kim@example.com");
    }

    private void add(String value, String rate) throws IOException {
        var source = Files.readString(CREDITS.resolve("java/" + PACKAGE + "Channel.java"));
        assertThat(source).containsOnlyOnce(END_OF_VALUES);
        var folder = Files.createDirectories(overlay.resolve(PACKAGE));
        var java = Files.writeString(
                folder.resolve("Channel.java"),
                source.replace(END_OF_VALUES, END_OF_VALUES.replace(";", "") + ", " + value + ";"));
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(
                                null,
                                null,
                                null,
                                "-proc:none",
                                "-cp",
                                classPath(),
                                "-d",
                                overlay.toString(),
                                java.toString()))
                .isZero();
        Files.writeString(
                folder.resolve("rates.csv"),
                Files.readString(CREDITS.resolve("resources/" + PACKAGE + "rates.csv"))
                                .strip() + "\n" + rate + "\n");
    }

    private static String classPath() {
        return System.getProperty("java.class.path");
    }

    private List<String> said() throws IOException, InterruptedException {
        var log = overlay.resolve("log");
        var process = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        // for a life of some seconds
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        overlay + ":" + classPath(),
                        AnotherChannel.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        var all = Files.readString(log, UTF_8);
        assertThat(ended).as("no end of " + all).isTrue();
        assertThat(process.exitValue()).as(all).isZero();
        return all.lines()
                .filter(line -> line.startsWith("SAYS "))
                .map(line -> line.substring("SAYS ".length()))
                .toList();
    }
}
