package dev.callside.reminders.settings;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;

import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;

/**
 * The reminder settings of one level. What people typed becomes one by {@link PreferencesCheck#read}, which refuses with
 * reasons what would be a bug here.
 *
 * @param rules each with another {@link RuleId}; a kind without a rule is off
 */
public record Preferences(List<Rule> rules, SendTimes times, WithoutCredit withoutCredit) implements PreferencesAnswer {

    /** More than anybody wants to receive. */
    public static final int MOST_RULES = 20;

    public Preferences {
        rules = List.copyOf(rules);
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException(rules.size() + " rules");
        }
        if (rules.stream().map(Rule::id).distinct().count() < rules.size()) {
            throw new IllegalArgumentException("the same rule twice: " + rules);
        }
    }

    /** Where SMS that can't be paid for wait. */
    public Preferences(List<Rule> rules, SendTimes times) {
        this(rules, times, WithoutCredit.HOLD);
    }

    /**
     * What a level starts with: everything that a client must not miss, and nothing that costs more than it has to.
     * News of a change goes both ways, because whoever misses it comes in vain.
     */
    public static Preferences defaults() {
        return new Preferences(
                List.of(
                        Rule.on(Kind.BOOKED, EMAIL),
                        Rule.on(Kind.CHANGED, SMS, EMAIL),
                        Rule.on(Kind.CANCELLED, SMS, EMAIL),
                        Rule.before(Offset.ofDays(1), SMS)),
                new SendTimes(Span.of(8, 20), Optional.of(Span.of(21, 8)), EnumSet.allOf(DayOfWeek.class)));
    }
}
