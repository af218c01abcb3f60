package dev.callside.reminders.settings;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The settings that the documentation shows are those that a level starts with, and each reason for a refusal is in it. */
class SettingsDocTest {

    private static final Path DOC = Path.of("../docs/reference/reminders.md");

    @Test
    void theExampleIsWhatALevelStartsWith() throws IOException {
        var text = Files.readString(DOC);
        var from = text.indexOf("{\"rules\"");
        var json = text.substring(from, text.indexOf("```", from));

        assertThat(PreferencesCheck.read(new ObjectMapper().readValue(json, PreferencesAsked.class)))
                .isEqualTo(Preferences.defaults());
    }

    @Test
    void everyReasonIsDocumented() throws IOException {
        assertThat(Files.readString(DOC))
                .contains(Stream.of(RefusalCode.values())
                        .map(code -> "| `" + code.code() + "` |")
                        .toList());
    }
}
