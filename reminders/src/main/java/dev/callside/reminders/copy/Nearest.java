package dev.callside.reminders.copy;

import java.util.Arrays;
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
                .min(Comparator.comparingInt(name -> distance(plain(typed), plain(name.getKey()))))
                .orElseThrow()
                .getValue();
    }

    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "");
    }

    /** Levenshtein's: the fewest letters to insert, remove or replace. */
    static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= from.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= to.length(); j++) {
                int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[to.length()];
    }
}
