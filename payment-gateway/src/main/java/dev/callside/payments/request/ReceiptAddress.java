package dev.callside.payments.request;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The address that a patient types for the receipt. Only its form is checked, as browsers do
 * (<a href="https://html.spec.whatwg.org/multipage/input.html#valid-e-mail-address">HTML</a>), and that it names a
 * domain: whether somebody reads it there turns out later, and never holds up the payment.
 */
final class ReceiptAddress {

    private static final int LONGEST = 254;
    private static final String LABEL = "[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?";
    private static final Pattern FORM =
            Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@" + LABEL + "(?:\\." + LABEL + ")+");

    private ReceiptAddress() {}

    static Optional<String> read(String typed) {
        return Optional.ofNullable(typed)
                .map(String::strip)
                .filter(text -> text.length() <= LONGEST)
                .filter(text -> FORM.matcher(text).matches());
    }
}
