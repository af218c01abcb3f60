package dev.callside.launcher.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Shows that the reference lists exactly the settings and exit codes that there are. With {@code -Dwrite} it writes them
 * instead.
 */
class ConfigurationDocTest {

    private static final Path PAGE = Path.of("../docs/reference/configuration.md");

    @Test
    void documentsEverySetting() throws IOException {
        assertThat(section("<!-- settings:", SettingsTable.settings())).isEqualTo(SettingsTable.settings());
    }

    @Test
    void documentsEveryExitCode() throws IOException {
        assertThat(section("<!-- exit codes:", SettingsTable.exitCodes())).isEqualTo(SettingsTable.exitCodes());
    }

    private static List<String> section(String beginning, List<String> expected) throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        int from = 1;
        while (!lines.get(from - 1).startsWith(beginning)) {
            from++;
        }
        int to = from;
        while (!lines.get(to).equals("<!-- end -->")) {
            to++;
        }
        if (System.getProperty("write") != null) {
            lines.subList(from, to).clear();
            lines.addAll(from, expected);
            Files.write(PAGE, lines);
            return expected;
        }
        return lines.subList(from, to);
    }
}
