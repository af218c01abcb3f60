package dev.callside.payments.account;

import dev.callside.practice.crypto.Tokens;
import java.util.Locale;
import java.util.Optional;

/**
 * What Stripe gives back as it was given it: a secret that works once, and behind it the language of the panel that was left. The page
 * that somebody comes back to knows nobody, and their browser may speak another one.
 */
final class LinkState {

    /** In no secret. */
    private static final char BETWEEN = '.';

    private LinkState() {}

    static String make(Locale language) {
        return Tokens.make() + BETWEEN + language.toLanguageTag();
    }

    /** None in a state that is not ours, or was made before there was one in it. */
    static Optional<Locale> language(String state) {
        var at = state.indexOf(BETWEEN);
        return at < 0 ? Optional.empty() : Optional.of(Locale.forLanguageTag(state.substring(at + 1)));
    }
}
