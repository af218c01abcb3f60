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
        var withoutCredit = withoutCredit(asked.withoutCredit(), refusals);
        return refusals.isEmpty()
                ? new Preferences(rules, times.orElseThrow(), withoutCredit)
                : new PreferencesAnswer.Refused(refusals);
    }

    private static WithoutCredit withoutCredit(String label, List<Refusal> refusals) {
        if (label == null) {
            return WithoutCredit.HOLD;
        }
        var choice = WithoutCredit.of(label);
        if (choice.isEmpty()) {
            refusals.add(new Refusal("withoutCredit", RefusalCode.UNKNOWN));
        }
        return choice.orElse(WithoutCredit.HOLD);
    }
}
