package dev.callside.reminders.ical;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.fortuna.ical4j.model.Recur;

/**
 * A rule of repetition (RFC 5545, 3.3.10), which ical4j unrolls by the local clock. The end of the rule is kept apart, because
 * it is mostly in UTC; and the week begins on Monday unless the rule says otherwise, where ical4j would ask the server's locale.
 *
 * @param until the last moment by the local clock, if it has an end
 */
record Repetition(String rule, Optional<LocalDateTime> until) {

    /** Nobody has an appointment every minute. */
    private static final Set<String> FREQUENCIES = Set.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY");

    private static final List<String> OF_A_DAY = List.of("BYHOUR", "BYMINUTE", "BYSECOND");
    private static final int MOST_OF_A_DAY = 24;
    private static final LocalTime END_OF_DAY = LocalTime.of(23, 59, 59);

    /** None if it is not one that appointments have. */
    static Optional<Repetition> of(String text, ZoneRules rules) {
        var parts = parts(text.strip().toUpperCase(Locale.ROOT));
        var times = OF_A_DAY.stream()
                .map(parts::get)
                .filter(value -> value != null)
                .mapToLong(value -> value.split(",", -1).length)
                .reduce(1, (one, other) -> one * other);
        var last = parts.remove("UNTIL");
        var until = last == null ? Optional.<LocalDateTime>empty() : until(last, rules);
        if (!FREQUENCIES.contains(parts.getOrDefault("FREQ", ""))
                || times > MOST_OF_A_DAY
                || (last != null && until.isEmpty())
                || !positive(parts, "INTERVAL")
                || !positive(parts, "COUNT")) {
            return Optional.empty();
        }
        parts.putIfAbsent("WKST", "MO");
        var rule = parts.entrySet().stream()
                .map(part -> part.getKey() + "=" + part.getValue())
                .collect(Collectors.joining(";"));
        return Optional.of(new Repetition(rule, until));
    }

    private static Map<String, String> parts(String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        for (var part : text.split(";", -1)) {
            var equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(
                        part.substring(0, equals).strip(),
                        part.substring(equals + 1).strip());
            }
        }
        return parts;
    }

    private static boolean positive(Map<String, String> parts, String name) {
        return parts.getOrDefault(name, "1").matches("[1-9][0-9]{0,5}");
    }

    private static Optional<LocalDateTime> until(String text, ZoneRules rules) {
        return EventTime.date(text)
                .map(day -> day.atTime(END_OF_DAY))
                .or(() -> EventTime.local(text)
                        .map(local -> text.endsWith("Z")
                                ? LocalDateTime.ofEpochSecond(
                                        local.toEpochSecond(ZoneOffset.UTC),
                                        0,
                                        rules.getOffset(local.toInstant(ZoneOffset.UTC)))
                                : local));
    }

    /**
     * The times that it gives, by the local clock.
     *
     * @param seed the first
     * @param from nothing before, and {@code to}: nothing after
     * @return none if the rule can't be understood
     */
    Optional<List<LocalDateTime>> times(LocalDateTime seed, LocalDateTime from, LocalDateTime to, int most) {
        var begin = from.isBefore(seed) ? seed : from;
        var end = until.filter(to::isAfter).orElse(to);
        if (end.isBefore(begin)) {
            return Optional.of(List.of());
        }
        try {
            return Optional.of(new Recur<LocalDateTime>(rule, true)
                    .getDatesAsStream(seed, begin, end, most)
                    .toList());
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException | ClassCastException e) {
            return Optional.empty();
        }
    }
}
