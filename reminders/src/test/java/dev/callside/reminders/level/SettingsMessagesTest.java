package dev.callside.reminders.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.settings.Refusal;
import dev.callside.reminders.settings.RefusalCode;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves that there is a sentence for every refusal of settings, in every language. */
class SettingsMessagesTest {

    private static FieldError said(Locale reader, String field, RefusalCode code) {
        return new SettingsMessages(reader)
                .errors(List.of(new Refusal(field, code)))
                .get(0);
    }

    @ParameterizedTest
    @EnumSource(RefusalCode.class)
    void saysEachRefusalInEachLanguage(RefusalCode code) {
        var english = said(Locale.ENGLISH, "rules[3].offset", code);
        var icelandic = said(Locale.forLanguageTag("is"), "rules[3].offset", code);
        assertThat(english.field()).isEqualTo("rules[3].offset");
        assertThat(english.code()).isEqualTo(code.code());
        assertThat(english.message()).isNotBlank().doesNotContain("{").isNotEqualTo(icelandic.message());
    }

    @ParameterizedTest
    @EnumSource(
            value = RefusalCode.class,
            names = {"NEEDED", "MALFORMED"})
    void saysOfAFieldWhatIsAllowedThere(RefusalCode code) {
        assertThat(said(Locale.ENGLISH, "rules[0].channels", RefusalCode.NEEDED).message())
                .contains("SMS");
        assertThat(said(Locale.ENGLISH, "quiet.from", RefusalCode.MALFORMED).message())
                .contains("21:00");
        assertThat(said(Locale.ENGLISH, "days", code).message()).isNotBlank();
    }
}
