package dev.callside.reminders.ical;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The rules that a {@code VTIMEZONE} describes (RFC 5545, 3.6.5), some years around now. */
final class ZoneDefinition {

    private static final Duration BEFORE = Duration.ofDays(3 * 366L);
    private static final Duration AFTER = Duration.ofDays(5 * 366L);
    private static final int MOST = 1_000;

    private ZoneDefinition() {}

    /** A change of the clocks, at a time that they show before it. */
    private record Onset(LocalDateTime at, ZoneOffset from, ZoneOffset to) {}

    /** None if it is not one, or can't be understood. */
    static Optional<ZoneRules> rules(Block zone, Instant now) {
        try {
            var onsets = zone.parts().stream()
                    .flatMap(part -> onsets(part, now))
                    .sorted(Comparator.comparing(Onset::at))
                    .toList();
            return onsets.isEmpty() ? Optional.empty() : Optional.of(rules(onsets));
        } catch (DateTimeException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static ZoneRules rules(List<Onset> onsets) {
        var first = onsets.get(0).from();
        var offset = first;
        var changes = new ArrayList<ZoneOffsetTransition>();
        for (var onset : onsets) {
            if (!onset.to().equals(offset)) {
                changes.add(ZoneOffsetTransition.of(onset.at(), offset, onset.to()));
                offset = onset.to();
            }
        }
        return ZoneRules.of(first, first, List.of(), changes, List.of());
    }

    private static Stream<Onset> onsets(Block part, Instant now) {
        var from = offset(part.text("TZOFFSETFROM"));
        var to = offset(part.text("TZOFFSETTO"));
        var start = local(part.text("DTSTART"));
        var begin = LocalDateTime.ofInstant(now.minus(BEFORE), ZoneOffset.UTC);
        var end = LocalDateTime.ofInstant(now.plus(AFTER), ZoneOffset.UTC);
        var repeated = part.all("RRULE").stream()
                .flatMap(rule -> Repetition.of(
                        rule.value(),
                        ZoneOffset.ofTotalSeconds(from.getTotalSeconds()).getRules())
                        .flatMap(found -> found.times(start, begin, end, MOST))
                        .orElseThrow(() -> new IllegalArgumentException("no rule"))
                        .stream());
        var named = part.all("RDATE").stream()
                .flatMap(line -> Stream.of(line.value().split(",", -1)))
                .map(ZoneDefinition::local);
        return Stream.of(Stream.of(start), named, repeated)
                .flatMap(times -> times)
                .distinct()
                .map(at -> new Onset(at, from, to));
    }

    /** {@code +1030}. */
    private static ZoneOffset offset(String text) {
        return ZoneOffset.of(text);
    }

    private static LocalDateTime local(String text) {
        return EventTime.local(text).orElseThrow(() -> new IllegalArgumentException("no time"));
    }
}
