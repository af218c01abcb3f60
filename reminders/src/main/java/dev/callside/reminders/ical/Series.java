package dev.callside.reminders.ical;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneRules;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** The beginnings of a series, less what is left out of it (RFC 5545, 3.8.5). */
final class Series {

    /** Two a day, and nobody has more. */
    static final int MOST = 400;

    private Series() {}

    /** None if how it repeats can't be understood, or it has more than a client can have. */
    static Optional<SortedSet<Instant>> starts(Event series, Instant from, Instant to) {
        var rules = series.start().rules();
        var starts = new TreeSet<Instant>();
        starts.add(series.start().instant());
        starts.addAll(series.further());
        for (var rule : series.rules()) {
            var times = rule.times(series.start().local(), local(from, rules), local(to, rules), MOST + 1);
            if (times.isEmpty()) {
                return Optional.empty();
            }
            times.get().forEach(time -> starts.add(EventTime.instant(time, rules)));
        }
        starts.removeAll(series.without());
        starts.removeIf(start -> start.isBefore(from)
                || start.isAfter(to)
                || series.withoutDays().contains(local(start, rules).toLocalDate()));
        return starts.size() > MOST ? Optional.empty() : Optional.of(starts);
    }

    /** The one that begins on a day of the series' clock; none if there are none or several. */
    static Optional<Instant> on(Event series, LocalDate day) {
        return allOn(series, day).filter(starts -> starts.size() == 1).map(starts -> starts.first());
    }

    /** All that begin on a day of the series' clock. */
    static Optional<SortedSet<Instant>> allOn(Event series, LocalDate day) {
        var rules = series.start().rules();
        return starts(
                series,
                EventTime.instant(day.atStartOfDay(), rules),
                EventTime.instant(day.atTime(LocalTime.MAX), rules));
    }

    private static LocalDateTime local(Instant instant, ZoneRules rules) {
        return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
    }
}
