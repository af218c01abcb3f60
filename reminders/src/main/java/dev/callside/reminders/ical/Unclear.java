package dev.callside.reminders.ical;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A change of one of a series that can't be read: when that one is instead is not known, only which one it is.
 *
 * @param when the one that it is about was to begin; a day alone means the one on that day
 * @param rules of its clock; none means the series' own
 * @param following whether it is about all that follow too
 */
record Unclear(String when, Optional<ZoneRules> rules, boolean following) {

    /** None if it is about no series. */
    static Optional<Unclear> of(Block block, CalendarZones zones) {
        return block.first("RECURRENCE-ID").map(line -> {
            var zone = line.parameter("TZID", "");
            return new Unclear(
                    line.value(),
                    zone.isBlank() ? Optional.of(zones.practice()) : zones.rules(zone),
                    line.parameter("RANGE", "").equalsIgnoreCase("THISANDFUTURE"));
        });
    }

    /** The keys of those that it may be about; none if it may be any of them. */
    Optional<Set<String>> keys(String uid, Optional<Event> series) {
        var day = EventTime.date(when);
        var clock = rules.or(() -> series.map(its -> its.start().rules()));
        var starts = day.isPresent()
                ? series.flatMap(its -> Series.allOn(its, day.get())).map(List::copyOf)
                : clock.flatMap(its -> EventTime.of(when, its)).map(time -> List.of(time.instant()));
        return starts.filter(all -> !following && !all.isEmpty())
                .map(all -> all.stream()
                        .map(start -> OccurrenceKey.of(uid, Optional.of(start)))
                        .collect(Collectors.toSet()));
    }

    /** Whether it is about the one that was to begin then; if it does not say which, it may be any. */
    boolean isAbout(Instant start, ZoneRules series) {
        var day = EventTime.date(when);
        var compared = day.isPresent()
                ? Optional.of(LocalDateTime.ofInstant(start, series.getOffset(start))
                        .toLocalDate()
                        .compareTo(day.get()))
                : EventTime.of(when, rules.orElse(series)).map(time -> start.compareTo(time.instant()));
        return compared.map(order -> order == 0 || (following && order > 0)).orElse(true);
    }
}
