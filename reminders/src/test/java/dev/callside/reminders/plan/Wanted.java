package dev.callside.reminders.plan;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;

import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import dev.callside.reminders.settings.SendTimes;
import dev.callside.reminders.settings.Span;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Settings, a few words each. Times of day are the defaults': from 8 to 20, quiet from 21 to 8, every day. */
final class Wanted {

    private static final SendTimes USUAL = Preferences.defaults().times();

    private Wanted() {}

    static Preferences only(Rule... rules) {
        return new Preferences(List.of(rules), USUAL);
    }

    /** By SMS, each of these offsets before. */
    static Preferences before(String... offsets) {
        return only(Stream.of(offsets)
                .map(text -> Rule.before(Offset.of(text).orElseThrow(), SMS))
                .toArray(Rule[]::new));
    }

    static Preferences after(String offset) {
        return only(Rule.after(Offset.of(offset).orElseThrow(), EMAIL));
    }

    /** By SMS, each of these offsets after the pay link. */
    static Preferences unpaid(String... offsets) {
        return only(Stream.of(offsets)
                .map(text -> Rule.unpaid(Offset.of(text).orElseThrow(), SMS))
                .toArray(Rule[]::new));
    }

    static Preferences everything() {
        return only(
                Rule.on(Kind.BOOKED, EMAIL),
                Rule.on(Kind.CHANGED, EMAIL),
                Rule.on(Kind.CANCELLED, EMAIL),
                Rule.before(Offset.ofDays(1), SMS),
                Rule.after(Offset.ofHours(1), EMAIL),
                Rule.on(Kind.NO_SHOW, EMAIL),
                Rule.unpaid(Offset.ofHours(1), SMS));
    }

    static Preferences window(Preferences preferences, String from, String to) {
        return times(
                preferences,
                Optional.of(span(from, to)),
                preferences.times().quiet(),
                preferences.times().days());
    }

    static Preferences quiet(Preferences preferences, String from, String to) {
        return times(
                preferences,
                Optional.empty(),
                Optional.of(span(from, to)),
                preferences.times().days());
    }

    static Preferences neverQuiet(Preferences preferences) {
        return times(
                preferences,
                Optional.empty(),
                Optional.empty(),
                preferences.times().days());
    }

    static Preferences allDay(Preferences preferences) {
        return times(preferences, Optional.of(Span.of(0, 0)), Optional.empty(), EnumSet.allOf(DayOfWeek.class));
    }

    static Preferences on(Preferences preferences, Set<DayOfWeek> days) {
        return times(preferences, Optional.empty(), preferences.times().quiet(), days);
    }

    private static Preferences times(
            Preferences preferences, Optional<Span> window, Optional<Span> quiet, Set<DayOfWeek> days) {
        var open = window.orElse(preferences.times().window());
        return new Preferences(preferences.rules(), new SendTimes(open, quiet, days));
    }

    private static Span span(String from, String to) {
        return new Span(LocalTime.parse(from), LocalTime.parse(to));
    }
}
