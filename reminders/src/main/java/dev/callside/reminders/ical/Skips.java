package dev.callside.reminders.ical;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Counts what was left out. */
public final class Skips {

    private record Count(int count, Optional<Instant> first) {}

    private final Map<Skip, Count> counts = new EnumMap<>(Skip.class);

    /** One more. */
    public void add(Skip why, Optional<Instant> start) {
        counts.merge(
                why,
                new Count(1, start),
                (one, other) -> new Count(one.count + other.count, earlier(one.first, other.first)));
    }

    private static Optional<Instant> earlier(Optional<Instant> one, Optional<Instant> other) {
        return Stream.of(one, other).flatMap(Optional::stream).min(Instant::compareTo);
    }

    /** By reason, in the order of their declaration. */
    public List<CalendarReading.Skipped> all() {
        return counts.entrySet().stream()
                .map(each -> new CalendarReading.Skipped(
                        each.getKey().label(),
                        each.getValue().count,
                        each.getValue().first.map(Instant::toString).orElse(null)))
                .toList();
    }

    /** Adds what was counted elsewhere. */
    public static List<CalendarReading.Skipped> together(
            Collection<CalendarReading.Skipped> one, Collection<CalendarReading.Skipped> other) {
        var all = new HashMap<String, CalendarReading.Skipped>();
        one.forEach(each -> all.put(each.reason(), each));
        other.forEach(each -> all.merge(
                each.reason(),
                each,
                (a, b) -> new CalendarReading.Skipped(
                        a.reason(), a.count() + b.count(), a.first() == null ? b.first() : a.first())));
        return all.values().stream()
                .sorted(Comparator.comparing(CalendarReading.Skipped::reason))
                .toList();
    }
}
