package dev.callside.reminders.fhir;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a participant's actor refers to.
 *
 * @param type the resource's, or empty for what is contained
 * @param id of that type, or the local one of what is contained
 */
record Reference(String type, String id) {

    private static final Pattern LITERAL = Pattern.compile(
            "(?:https?://.*/)?([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(?:/_history/[A-Za-z0-9.-]{1,64})?");
    private static final int LONGEST = 500;

    static Optional<Reference> of(String text) {
        if (text.startsWith("#")) {
            return Optional.of(new Reference("", text.substring(1)));
        }
        var literal = LITERAL.matcher(text);
        return text.length() <= LONGEST && literal.matches()
                ? Optional.of(new Reference(literal.group(1), literal.group(2)))
                : Optional.empty();
    }

    boolean contained() {
        return type.isEmpty();
    }
}
