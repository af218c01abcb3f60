package dev.callside.credits.ledger;

import java.util.regex.Pattern;

/** Why a transfer is made or what an account is for, such as {@code purchase} or {@code spent}. Opaque here. */
public record Code(String value) {

    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    public Code {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("no code: " + value);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
