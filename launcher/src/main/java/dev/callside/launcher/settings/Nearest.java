package dev.callside.launcher.settings;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.Function;

/** Finds the setting that somebody who misspelt one probably meant. */
final class Nearest {

    private Nearest() {}

    static String key(String typed) {
        return nearest(typed, Setting::key);
    }

    static String variable(String typed) {
        return nearest(typed, Setting::variable);
    }

    private static String nearest(String typed, Function<Setting, String> name) {
        return Arrays.stream(Setting.values())
                .map(name)
                .min(Comparator.comparingInt(known -> distance(typed, known)))
                .orElseThrow();
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
