package dev.callside.reminders.settings;

import java.util.List;

/** {@link Preferences}, or all that keeps them from being some. */
public sealed interface PreferencesAnswer permits Preferences, PreferencesAnswer.Refused {

    /** In the order of the fields. */
    record Refused(List<Refusal> refusals) implements PreferencesAnswer {
        public Refused {
            refusals = List.copyOf(refusals);
        }
    }
}
