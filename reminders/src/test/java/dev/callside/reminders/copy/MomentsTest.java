package dev.callside.reminders.copy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.sms.SmsEncoding;
import dev.callside.credits.sms.SmsSize;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves how days and times read, in the client's language and where the client is. */
class MomentsTest {

    private static final ZoneId REYKJAVIK = ZoneId.of("Atlantic/Reykjavik");
    private static final ZoneId MELBOURNE = ZoneId.of("Australia/Melbourne");
    private static final Instant NOON = Instant.parse("2026-03-03T12:05:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-US | Tuesday, March 3 | 12:05 PM",
                "en-AU | Tuesday, 3 March | 12:05 pm",
                "en-GB | Tuesday, 3 March | 12:05",
                "en-IE | Tuesday 3 March  | 12:05",
                "en-150| Tuesday, 3 March | 12:05",
                "is    | þriðjudaginn 3. mars | 12:05",
                "is-IS | þriðjudaginn 3. mars | 12:05",
            })
    void writesADayAndATime(String tag, String date, String time) {
        var locale = Locale.forLanguageTag(tag.strip());

        assertThat(Moments.date(NOON, REYKJAVIK, locale)).isEqualTo(date);
        assertThat(Moments.time(NOON, REYKJAVIK, locale)).isEqualTo(time);
    }

    @Test
    void declinesEachIcelandicDay() {
        var locale = Locale.forLanguageTag("is");
        for (var day = 0; day < 365; day++) {
            assertThat(Moments.date(NOON.plus(day, ChronoUnit.DAYS), REYKJAVIK, locale))
                    .matches("(mánu|þriðju|miðviku|fimmtu|föstu|laugar|sunnu)daginn \\d{1,2}\\. \\p{L}+");
        }
    }

    @Test
    void isWhereTheClientIs() {
        assertThat(Moments.date(Instant.parse("2026-03-03T23:30:00Z"), MELBOURNE, Locale.UK))
                .isEqualTo("Wednesday, 4 March");
        assertThat(Moments.time(NOON, MELBOURNE, Locale.forLanguageTag("en-AU")))
                .isEqualTo("11:05 pm");
    }

    @Test
    void namesTheZoneOnlyIfClocksDiffer() {
        var locale = Locale.forLanguageTag("is");

        assertThat(Moments.time(NOON, MELBOURNE, REYKJAVIK, locale)).isEqualTo("23:05 (AEDT)");
        assertThat(Moments.time(NOON, ZoneId.of("Europe/Paris"), REYKJAVIK, locale))
                .isEqualTo("13:05 (CET)");
        assertThat(Moments.time(NOON, ZoneId.of("Europe/London"), REYKJAVIK, locale))
                .isEqualTo("12:05");
        assertThat(Moments.time(
                        Instant.parse("2026-07-03T12:05:00Z"), ZoneId.of("Europe/London"), REYKJAVIK, Locale.UK))
                .isEqualTo("13:05 (BST)");
    }

    @Test
    void neverMakesAnEnglishSmsDear() {
        for (var locale : Locale.getAvailableLocales()) {
            if (locale.getLanguage().equals("en")) {
                var text = Moments.date(NOON, MELBOURNE, locale) + Moments.time(NOON, MELBOURNE, REYKJAVIK, locale);
                assertThat(SmsSize.of(text).encoding()).as(locale + ": " + text).isEqualTo(SmsEncoding.GSM_7);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "ENGLISH, AU, en-AU",
        "ENGLISH, US, en-US",
        "ENGLISH, IS, en-150",
        "ICELANDIC, IS, is-IS",
        "ICELANDIC, AU, is-AU"
    })
    void writesALanguageAsThePracticesCountryDoes(Language language, String country, String tag) {
        assertThat(language.in(country).toLanguageTag()).isEqualTo(tag);
    }

    @ParameterizedTest
    @CsvSource({"en, ENGLISH", "en-AU, ENGLISH", "IS, ICELANDIC", "de,", "und,", "x!,", "'',"})
    void knowsALanguageByItsTag(String tag, Language language) {
        assertThat(Language.of(tag).orElse(null)).isEqualTo(language);
    }
}
