package dev.callside.reminders.client;

import java.util.Optional;

/**
 * What somebody types to find a client, as patterns of SQL's {@code like}.
 *
 * @param text anywhere in a name, an address or an id; what a pattern would take for anything is taken as it is
 * @param phone in a number, if there are enough digits in the text to mean one
 */
public record ClientSearch(String text, Optional<String> phone) {

    /** Of a number, so that two digits in a name's search do not find everybody. */
    private static final int FEWEST_DIGITS = 3;

    /** Numbers are found however they are written: {@code 0491 570 156} is {@code +61491570156}. */
    public static ClientSearch of(String typed) {
        var digits = typed.replaceAll("[\\s()./+-]", "").replaceFirst("^0+", "");
        return new ClientSearch(
                "%" + typed.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%",
                Optional.of("%" + digits + "%").filter(any -> digits.matches("\\d{" + FEWEST_DIGITS + ",}")));
    }
}
