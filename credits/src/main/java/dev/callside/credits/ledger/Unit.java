package dev.callside.credits.ledger;

import java.util.regex.Pattern;

/** What an account counts, such as {@code message-credit}, {@code session:massage-60} or {@code AUD}. Opaque here. */
public record Unit(String code) {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9:._-]{0,79}");

    public Unit {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("no unit: " + code);
        }
    }

    @Override
    public String toString() {
        return code;
    }
}
