package dev.callside.credits.level;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code credits.levels_changed} says about one level after credits moved.
 *
 * @param heir of a removed level that has something again
 * @param warning of a level that has just fallen to a stage
 */
record Movement(LevelId level, Optional<LevelId> heir, long available, Optional<Warning> warning) {

    /**
     * A stage that was reached.
     *
     * @param stage the lowest of them, if several were passed at once
     * @param number which warning of this level it is
     */
    record Warning(long stage, long number, List<String> recipients, Locale locale) {

        static Warning of(long stage, long number, String recipients, String locale) {
            var each = recipients.isEmpty() ? List.<String>of() : Arrays.asList(recipients.split(" ", -1));
            return new Warning(stage, number, each, Locale.forLanguageTag(locale));
        }
    }
}
