package dev.callside.practice.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

/** Proves that each reader gets a language, and that no language lacks a text. */
class TextsTest {

    private static final String BUNDLE = "dev.callside.practice.texts";

    @Test
    void readsTheReadersLanguageOrEnglish() {
        assertThat(title("is-IS")).isNotEqualTo(title("en"));
        assertThat(title("de")).isEqualTo(title("en"));
        assertThat(title("und")).isEqualTo(title("en"));
    }

    @Test
    void keepsTheCountryOfAnEnglishReader() {
        assertThat(Texts.of(BUNDLE, Locale.forLanguageTag("en-AU")).locale().getCountry())
                .isEqualTo("AU");
        assertThat(Texts.of(BUNDLE, Locale.GERMANY).locale()).isEqualTo(Locale.ENGLISH);
    }

    @Test
    void doesNotDependOnTheServersOwnLanguage() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("is-IS"));
        try {
            assertThat(title("en")).isEqualTo("Not found");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void hasEachTextInEachLanguage() {
        for (var language : Texts.LANGUAGES) {
            assertThat(ResourceBundle.getBundle(BUNDLE, language).keySet())
                    .as(language.toString())
                    .isEqualTo(ResourceBundle.getBundle(BUNDLE, Locale.ENGLISH).keySet());
        }
    }

    @Test
    void fallsBackToAnotherKey() {
        var texts = Texts.of(BUNDLE, Locale.ENGLISH);

        assertThat(texts.getOr("no.such.key", "problem.not-found.title")).isEqualTo("Not found");
        assertThat(texts.has("no.such.key")).isFalse();
    }

    private static String title(String language) {
        return Texts.of(BUNDLE, Locale.forLanguageTag(language)).get("problem.not-found.title");
    }
}
