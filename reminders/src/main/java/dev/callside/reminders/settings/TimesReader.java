package dev.callside.reminders.settings;

import dev.callside.reminders.settings.PreferencesAsked.SpanAsked;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads when messages may go out. What it can't read it refuses. */
final class TimesReader {

    private final List<Refusal> refusals;

    TimesReader(List<Refusal> refusals) {
        this.refusals = refusals;
    }

    /** Some unless something of it was refused. */
    Optional<SendTimes> read(PreferencesAsked asked) {
        var before = refusals.size();
        var window = window(asked.window());
        var quiet = asked.quiet() == null ? Optional.<Span>empty() : quiet(asked.quiet());
        if (refusals.size() == before && !SendTimes.something(window.orElseThrow(), quiet)) {
            refuse("quiet", RefusalCode.ALL_QUIET);
        }
        var days = days(asked.days());
        return refusals.size() == before
                ? Optional.of(new SendTimes(window.orElseThrow(), quiet, days))
                : Optional.empty();
    }

    private Optional<Span> window(SpanAsked asked) {
        if (asked == null) {
            return refuse("window", RefusalCode.NEEDED);
        }
        var window = span("window", asked);
        return window.isEmpty() || window.get().withinADay() ? window : refuse("window", RefusalCode.EMPTY);
    }

    private Optional<Span> quiet(SpanAsked asked) {
        var quiet = span("quiet", asked);
        return quiet.isEmpty() || !quiet.get().from().equals(quiet.get().to())
                ? quiet
                : refuse("quiet", RefusalCode.EMPTY);
    }

    private Optional<Span> span(String field, SpanAsked asked) {
        var from = time(field + ".from", asked.from());
        var to = time(field + ".to", asked.to());
        return from.isPresent() && to.isPresent() ? Optional.of(new Span(from.get(), to.get())) : Optional.empty();
    }

    private Optional<LocalTime> time(String field, String text) {
        if (text == null) {
            return refuse(field, RefusalCode.NEEDED);
        }
        var time = Span.time(text);
        return time.isPresent() ? time : refuse(field, RefusalCode.MALFORMED);
    }

    private Set<DayOfWeek> days(List<String> labels) {
        var days = EnumSet.noneOf(DayOfWeek.class);
        if (labels == null || labels.isEmpty()) {
            refuse("days", RefusalCode.NEEDED);
            return days;
        }
        for (int i = 0; i < labels.size(); i++) {
            var day = PreferencesAsked.day(labels.get(i));
            if (day.isEmpty()) {
                refuse("days[" + i + "]", RefusalCode.UNKNOWN);
            }
            day.ifPresent(days::add);
        }
        return days;
    }

    private <T> Optional<T> refuse(String field, RefusalCode code) {
        refusals.add(new Refusal(field, code));
        return Optional.empty();
    }
}
