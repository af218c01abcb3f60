package dev.callside.launcher.settings;

import dev.callside.practice.text.Spelling;
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
                .min(Comparator.comparingInt(known -> Spelling.distance(typed, known)))
                .orElseThrow();
    }
}
