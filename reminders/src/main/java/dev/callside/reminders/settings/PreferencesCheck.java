package dev.callside.reminders.settings;

import java.util.ArrayList;
import java.util.List;

/** Makes {@link Preferences} of what somebody typed, or says at each field why that can't be. */
public final class PreferencesCheck {

    private PreferencesCheck() {}

    /** All that is wrong; nothing if {@link #read} gives preferences. */
    public static List<Refusal> check(PreferencesAsked asked) {
        return read(asked) instanceof PreferencesAnswer.Refused refused ? refused.refusals() : List.of();
    }

    public static PreferencesAnswer read(PreferencesAsked asked) {
        var refusals = new ArrayList<Refusal>();
        var rules = new RulesReader(refusals).read(asked.rules());
        var times = new TimesReader(refusals).read(asked);
        return refusals.isEmpty()
                ? new Preferences(rules, times.orElseThrow())
                : new PreferencesAnswer.Refused(refusals);
    }
}
