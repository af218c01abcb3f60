package dev.callside.credits.sms;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a message is counted as the standard says, and as Twilio's own calculator counts many thousand. */
class SmsSizeTest {

    @ParameterizedTest
    @CsvSource({
        "160, a, GSM_7, 160, 1",
        "161, a, GSM_7, 161, 2",
        "306, a, GSM_7, 306, 2",
        "307, a, GSM_7, 307, 3",
        "80, €, GSM_7, 160, 1",
        "81, €, GSM_7, 162, 2",
        "70, þ, UCS_2, 70, 1",
        "71, þ, UCS_2, 71, 2",
        "134, þ, UCS_2, 134, 2",
        "135, þ, UCS_2, 135, 3",
        "35, 🙂, UCS_2, 70, 1",
        "36, 🙂, UCS_2, 72, 2",
    })
    void countsUnitsAndParts(int times, String character, SmsEncoding encoding, int units, int segments) {
        var size = SmsSize.of(character.repeat(times));

        assertThat(size.encoding()).isEqualTo(encoding);
        assertThat(size.units()).isEqualTo(units);
        assertThat(size.segments()).isEqualTo(segments);
    }

    @Test
    void keepsAnExtensionCharacterInOnePart() {
        assertThat(SmsSize.of("a".repeat(152) + "€" + "a".repeat(152)).segments())
                .isEqualTo(3);
        assertThat(SmsSize.of("a".repeat(151) + "€" + "a".repeat(153)).segments())
                .isEqualTo(2);
    }

    @Test
    void keepsASurrogatePairInOnePart() {
        assertThat(SmsSize.of("þ".repeat(66) + "🙂" + "þ".repeat(66)).segments())
                .isEqualTo(3);
        assertThat(SmsSize.of("þ".repeat(65) + "🙂" + "þ".repeat(67)).segments())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"æöéÆÖÉåøñü, GSM_7", "á, UCS_2", "í, UCS_2", "ó, UCS_2", "ú, UCS_2", "ý, UCS_2", "þ, UCS_2", "ð, UCS_2"
    })
    void knowsWhichIcelandicLettersGsmHas(String letters, SmsEncoding encoding) {
        assertThat(SmsSize.of(letters).encoding()).isEqualTo(encoding);
    }

    @Test
    void takesOnePartForNothing() {
        assertThat(SmsSize.of("")).isEqualTo(new SmsSize(SmsEncoding.GSM_7, 0, 0, 1));
    }

    /** Twilio's answers are in a file; how it was made is in {@code src/test/twilio}. */
    @Test
    void countsLikeTwiliosCalculator() throws IOException {
        var wrong = new ArrayList<String>();
        var seen = EnumSet.noneOf(SmsEncoding.class);
        var messages = 0;
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(SmsSizeTest.class.getResourceAsStream("twilio.jsonl.gz")), UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                var said = array(line);
                var size = SmsSize.of(said.getString(0));
                seen.add(size.encoding());
                messages++;
                if (!size.encoding().text().equals(said.getString(1))
                        || size.characters() != said.getInt(2)
                        || size.segments() != said.getInt(3)) {
                    wrong.add(size + " for " + line);
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(messages).isGreaterThanOrEqualTo(20_000);
        assertThat(seen).hasSize(2);
    }

    private static JsonArray array(String line) {
        try (var reader = Json.createReader(new StringReader(line))) {
            return reader.readArray();
        }
    }
}
