package dev.callside.payments.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that whoever comes back from Stripe is spoken to as the panel spoke to them. */
class LinkStateTest {

    @ParameterizedTest
    @ValueSource(strings = {"is", "is-IS", "en-AU", "de-CH"})
    void carriesTheLanguageOfThePanel(String language) {
        var locale = Locale.forLanguageTag(language);

        assertThat(LinkState.language(LinkState.make(locale))).contains(locale);
    }

    @Test
    void isAnotherOneEachTime() {
        assertThat(LinkState.make(Locale.ENGLISH)).isNotEqualTo(LinkState.make(Locale.ENGLISH));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "guessed", "3q2-7wAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
    void leavesItToTheBrowserWhereThereIsNone(String state) {
        assertThat(LinkState.language(state)).isEmpty();
    }
}
