package dev.callside.reminders.settings;

import dev.callside.credits.price.Channel;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Settings as they are written in JSON and in the database, and as a page sends them: nothing of it is believed, and
 * whatever is missing is null.
 *
 * @param quiet null for none
 * @param days {@code monday} to {@code sunday}
 * @param withoutCredit {@code hold} or {@code email}; null means {@code hold}
 */
public record PreferencesAsked(
        List<RuleAsked> rules, SpanAsked window, SpanAsked quiet, List<String> days, String withoutCredit) {

    /** A {@link Rule}: {@code before}, {@code P1D}, {@code [sms, email]}. */
    public record RuleAsked(String kind, String offset, List<String> channels) {

        static RuleAsked of(Rule rule) {
            return new RuleAsked(
                    rule.kind().label(),
                    rule.offset().map(Offset::toString).orElse(null),
                    rule.channels().stream().map(Channel::label).toList());
        }
    }

    /** A {@link Span}: {@code 08:00}, {@code 20:00}. */
    public record SpanAsked(String from, String to) {

        static SpanAsked of(Span span) {
            return new SpanAsked(span.from().toString(), span.to().toString());
        }
    }

    public static PreferencesAsked of(Preferences preferences) {
        var times = preferences.times();
        return new PreferencesAsked(
                preferences.rules().stream().map(RuleAsked::of).toList(),
                SpanAsked.of(times.window()),
                times.quiet().map(SpanAsked::of).orElse(null),
                times.days().stream().map(PreferencesAsked::label).toList(),
                preferences.withoutCredit().label());
    }

    static String label(DayOfWeek day) {
        return day.name().toLowerCase(Locale.ROOT);
    }

    static Optional<DayOfWeek> day(String label) {
        for (var day : DayOfWeek.values()) {
            if (label(day).equals(label)) {
                return Optional.of(day);
            }
        }
        return Optional.empty();
    }
}
