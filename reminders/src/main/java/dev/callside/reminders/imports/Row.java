package dev.callside.reminders.imports;

import java.util.List;

/**
 * A row of the file.
 *
 * @param line in which it begins, from 1
 * @param broken why it could not be split into values; empty if it could
 */
record Row(long line, List<String> values, String broken) {

    static final String QUOTE = "quote";
    static final String TOO_LONG = "too_long";

    static Row of(long line, List<String> values) {
        return new Row(line, values, "");
    }

    static Row broken(long line, String why) {
        return new Row(line, List.of(), why);
    }

    boolean isBroken() {
        return !broken.isEmpty();
    }

    boolean isEmpty() {
        return !isBroken() && values.stream().allMatch(String::isBlank);
    }
}
