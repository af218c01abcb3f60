package dev.callside.practice.mail;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as somebody typed it. Only its form is checked, as browsers do
 * (<a href="https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address">HTML</a>), and that it names a
 * domain: whether somebody reads it there turns out later, and never holds up a payment.
 */
public final class EmailAddress {

    private static final int LONGEST = 254;
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern FORM =
            Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@" + LABEL + "(?:\\." + LABEL + ")+");

    private EmailAddress() {}

    /** Without the blanks around it; empty if it can't be an address. */
    public static Optional<String> read(String typed) {
        return Optional.ofNullable(typed)
                .map(String::strip)
                .filter(text -> text.length() <= LONGEST)
                .filter(text -> FORM.matcher(text).matches());
    }

    /** Enough for whoever knows the address to know it again, such as {@code k…@example.org}. */
    public static String masked(String address) {
        return address.substring(0, address.offsetByCodePoints(0, 1)) + "…"
                + address.substring(address.lastIndexOf('@'));
    }
}
