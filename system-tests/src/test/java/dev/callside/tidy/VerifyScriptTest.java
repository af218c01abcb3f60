package dev.callside.tidy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Shows what {@code ./verify} does on machines that lack something: on a PATH with stand-ins that write down their calls. */
class VerifyScriptTest {

    private static final Path VERIFY = Path.of("../verify").toAbsolutePath();

    @TempDir
    Path bin;

    private Path calls;

    private record Ended(int code, String errors, List<String> calls) {}

    @BeforeEach
    void machine() throws IOException {
        calls = bin.resolve("calls");
        for (String program : List.of("bash", "dirname", "env")) {
            program(program, "exec " + where(program) + " \"$@\"");
        }
        program("javac", "");
        program("mvn", record("mvn"));
        program("id", "echo 0");
    }

    private static Path where(String program) {
        return List.of("/usr/bin", "/bin").stream()
                .map(folder -> Path.of(folder, program))
                .filter(Files::exists)
                .findFirst()
                .orElseThrow();
    }

    private static String record(String name) {
        return "echo \"" + name + " $*\" >> \"$(dirname \"$0\")/calls\"";
    }

    private void program(String name, String body) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!" + where("bash") + "\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private Ended verify() throws IOException, InterruptedException {
        var builder = new ProcessBuilder(where("bash").toString(), VERIFY.toString(), "-Dx=1");
        builder.environment().put("PATH", bin.toString());
        var process = builder.start();
        process.getOutputStream().close();
        String errors = new String(process.getErrorStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Ended(process.exitValue(), errors, Files.exists(calls) ? Files.readAllLines(calls) : List.of());
    }

    @Test
    void installsChromiumAsRootWhereItIsMissing() throws Exception {
        program("apt-get", record("apt-get"));

        Ended ended = verify();

        assertThat(ended.calls())
                .containsExactly(
                        "apt-get update -qq",
                        "apt-get install -y -qq --no-install-recommends chromium",
                        "mvn -B -ntp -T 2 verify -Dx=1");
        assertThat(ended.code()).isZero();
    }

    @Test
    void installsNothingWhereChromiumIs() throws Exception {
        program("apt-get", record("apt-get"));
        program("chromium", "");

        assertThat(verify().calls()).containsExactly("mvn -B -ntp -T 2 verify -Dx=1");
    }

    @Test
    void saysWhatToDoWhoIsNotRoot() throws Exception {
        program("apt-get", record("apt-get"));
        program("id", "echo 1000");
        refuses("sudo apt-get install chromium");
    }

    @Test
    void saysWhatToDoElsewhereThanOnDebian() throws Exception {
        refuses("need Chromium in the PATH as 'chromium'");
    }

    @Test
    void saysWhatFailedWhenItCannotBeInstalled() throws Exception {
        program("apt-get", "[[ $1 == update ]]");
        refuses("Chromium can't be installed");
        program("apt-get", "false");
        refuses("apt-get update failed");
    }

    @Test
    void namesTheOtherThingsThatItNeeds() throws Exception {
        Files.delete(bin.resolve("mvn"));
        refuses("apt-get install maven");
        Files.delete(bin.resolve("javac"));
        refuses("apt-get install openjdk-17-jdk-headless");
    }

    private void refuses(String sentence) throws IOException, InterruptedException {
        Ended ended = verify();
        assertThat(ended.errors()).contains(sentence);
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.calls()).isEmpty();
    }
}
