package dev.callside.plugin.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves how money and times look, in the languages that the browser knows and in the one that it does not. */
@ExtendWith(InChromium.class)
class FormatTest {
    private static final String INSTANT = "2026-07-01T04:32:00Z";
    private static final String MELBOURNE = "Australia/Melbourne";

    private final BrowserModules browser;

    FormatTest(BrowserModules browser) {
        this.browser = browser;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-AU|8000|AUD|AUD 80.00", "is|8000|AUD|80,00 AUD", "is-IS|123450|EUR|1.234,50 EUR",
                        "en-AU|500|ISK|ISK 5",
                "en-AU|550|ISK|ISK 5.50", "en-AU|500|JPY|JPY 500", "en-AU|5120|KWD|KWD 5.120", "en-AU|50000|UGX|UGX 500"
            })
    void namesTheCurrencyByItsCode(String locale, int amount, String code, String shown) {
        Object text = browser.call("/callside/format.js", "money", locale, amount, code);
        assertThat(((String) text).replace('\u00a0', ' ')).isEqualTo(shown);
    }

    @Test
    void namesTheZoneOnlyWhereTheReadersClockDiffers() {
        assertThat(time("en-AU", MELBOURNE)).isEqualTo("14:32");
        assertThat(time("en-AU", "Australia/Sydney")).isEqualTo("14:32");
        assertThat(time("en-AU", "Atlantic/Reykjavik")).isEqualTo("14:32 AEST");
        assertThat(time("is", "Atlantic/Reykjavik")).isEqualTo("14:32 GMT+10");
    }

    private Object time(String locale, String own) {
        return browser.call("/callside/format.js", "time", locale, INSTANT, MELBOURNE, own);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en-AU|1 July 2026, 14:32|1 day",
                "is|1. júlí 2026 kl. 14:32|1 dagur",
                "da|1 July 2026, 14:32|1 day"
            })
    void speaksTheReadersLanguage(String locale, String dateTime, String one) {
        assertThat(words(locale, 1)).isEqualTo(Map.of("dateTime", dateTime, "count", one));
    }

    @Test
    void choosesTheFormOfTheNumber() {
        assertThat(words("is", 21)).extracting("count").isEqualTo("21 dagur");
        assertThat(words("is", 11)).extracting("count").isEqualTo("11 dagar");
        assertThat(words("en-AU", 21)).extracting("count").isEqualTo("21 days");
    }

    /** A problem is JSON too: taken for words, it left a page of keys. */
    @Test
    void takesNoProblemForWords() {
        assertThat(browser.run("""
                const { loadBundle } = await import('/callside/messages.js');
                const real = globalThis.fetch;
                globalThis.fetch = async () => new Response('{ "title": "Try again in a moment" }', { status: given.status });
                try {
                  return await loadBundle('en-AU', ['/callside/messages/']).then((bundle) => bundle.title, () => 'nothing came');
                } finally {
                  globalThis.fetch = real;
                }
                """, Map.of("status", 503))).isEqualTo("nothing came");
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> words(String locale, int count) {
        return (Map<String, Object>) browser.run("""
                const { Words, loadBundle, languageOf } = await import('/callside/messages.js');
                const bundle = await loadBundle(given.locale, ['/callside/messages/']);
                bundle.days = { en: { one: '{count} day', other: '{count} days' }, is: { one: '{count} dagur', other: '{count} dagar' } }[languageOf(given.locale)];
                const words = new Words(given.locale, bundle, 'Australia/Melbourne');
                return { dateTime: words.dateTime('2026-07-01T04:32:00Z'), count: words.say('days', { count: given.count }) };
                """, Map.of("locale", locale, "count", count));
    }
}
