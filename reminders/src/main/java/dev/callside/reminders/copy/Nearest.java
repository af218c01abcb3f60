package dev.callside.reminders.copy;

import dev.callside.practice.text.Spelling;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** Finds the placeholder that somebody who wrote an unknown one probably meant. */
final class Nearest {

    private Nearest() {}

    /**
     * The one whose name takes the fewest changes.
     *
     * @param names of the placeholders that are possible there, in any language
     */
    static Placeholder of(String typed, Map<String, Placeholder> names) {
        return names.entrySet().stream()
                .min(Comparator.comparingInt(name -> Spelling.distance(plain(typed), plain(name.getKey()))))
                .orElseThrow()
                .getValue();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
