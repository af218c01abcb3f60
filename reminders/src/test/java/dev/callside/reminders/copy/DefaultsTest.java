package dev.callside.reminders.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Proves what a client or a manager reads whose practice has changed no text, and that it costs little. */
class DefaultsTest {

    static Iterable<CopyKey> keys() {
        return CopyKey.all();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void passesTheCheck(CopyKey key) {
        assertThat(CopyCheck.check(key, Defaults.of(key))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void fitsIntoTwoParts(CopyKey key) {
        var size = preview(key).size();
        if (key.channel() == Channel.SMS) {
            assertThat(size)
                    .hasValueSatisfying(sms -> assertThat(sms.segments()).isLessThanOrEqualTo(2));
        } else {
            assertThat(size).isEmpty();
        }
    }

    /** Read the file to judge the texts. */
    @Test
    void readsAsInTheFile() throws IOException {
        var all = CopyKey.all().stream().map(DefaultsTest::shown).collect(Collectors.joining("\n"));
        try (InputStream file = DefaultsTest.class.getResourceAsStream("defaults.txt")) {
            assertThat(all).isEqualTo(new String(file.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static String shown(CopyKey key) {
        var preview = preview(key);
        var title = "== " + key.topic() + " " + key.channel() + " " + key.language();
        var size = preview.size()
                .map(sms -> ": " + sms.encoding().text() + ", " + sms.units() + " units, " + sms.segments() + " parts")
                .orElseGet(() -> ": " + preview.rendered().subject());
        return title + size + "\n" + preview.rendered().text() + "\n";
    }

    private static CopyPreview preview(CopyKey key) {
        return CopyPreview.of(key, Defaults.of(key), Samples.of(key.language()));
    }
}
