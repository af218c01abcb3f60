package dev.callside.reminders.ical;

import dev.callside.reminders.plan.VisitStatus;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads events; what can't be read is said of each alone. */
final class EventReader {

    private static final Duration USUAL = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofDays(1);

    private final CalendarZones zones;
    private final OfDay ofDay;

    EventReader(CalendarZones zones, OfDay ofDay) {
        this.zones = zones;
        this.ofDay = ofDay;
    }

    /** When the only one of a series on a day was to begin; none if there is no series, or not one on that day. */
    interface OfDay {
        Optional<Instant> start(String uid, LocalDate day);
    }

    /** Why an event is left out, and of which id, as far as there is one. */
    static final class Refused extends Exception {

        private static final long serialVersionUID = 1L;

        private final Skip why;

        Refused(Skip why) {
            super(why.name(), null, false, false);
            this.why = why;
        }

        Skip why() {
            return why;
        }
    }

    Event read(Block block) throws Refused {
        var uid = uid(block);
        if (uid.isEmpty()) {
            throw new Refused(Skip.NO_ID);
        }
        var begins = block.first("DTSTART").orElseThrow(() -> new Refused(Skip.TIME));
        if (EventTime.date(begins.value()).isPresent()) {
            throw new Refused(Skip.ALL_DAY);
        }
        var start = time(begins, begins.value());
        var days = new HashSet<LocalDate>();
        var without = times(block, "EXDATE", days);
        return new Event(
                uid,
                original(block, uid),
                start,
                length(block, start),
                status(block),
                number(block.text("SEQUENCE")),
                moment(block, "LAST-MODIFIED")
                        .or(() -> moment(block, "DTSTAMP"))
                        .orElse(Instant.EPOCH),
                moment(block, "CREATED"),
                rules(block, start.rules()),
                times(block, "RDATE", new HashSet<>()),
                without,
                days,
                block);
    }

    static String uid(Block block) {
        return block.text("UID").replaceAll("\\p{Cntrl}", "");
    }

    private EventTime time(ContentLine line, String value) throws Refused {
        return EventTime.of(value, rules(line)).orElseThrow(() -> new Refused(Skip.TIME));
    }

    private ZoneRules rules(ContentLine line) throws Refused {
        var tzid = line.parameter("TZID", "");
        return tzid.isBlank() ? zones.practice() : zones.rules(tzid).orElseThrow(() -> new Refused(Skip.ZONE));
    }

    /** Whether it is about one of a series of which it names the day alone: only who has read the series knows which. */
    static boolean namesADay(Block block) {
        return block.first("RECURRENCE-ID")
                .flatMap(line -> EventTime.date(line.value()))
                .isPresent();
    }

    /** RFC 5545, 3.8.4.4, wants the time of one that has a time; some calendars send the day alone. */
    private Optional<Instant> original(Block block, String uid) throws Refused {
        var line = block.first("RECURRENCE-ID");
        if (line.isEmpty()) {
            return Optional.empty();
        }
        if (line.get().parameter("RANGE", "").equalsIgnoreCase("THISANDFUTURE")) {
            throw new Refused(Skip.REPETITION);
        }
        var day = EventTime.date(line.get().value());
        return Optional.of(
                day.isPresent()
                        ? ofDay.start(uid, day.get()).orElseThrow(() -> new Refused(Skip.REPETITION))
                        : time(line.get(), line.get().value()).instant());
    }

    private Duration length(Block block, EventTime start) throws Refused {
        var ends = block.first("DTEND");
        var length = ends.isPresent()
                ? Duration.between(
                        start.instant(), time(ends.get(), ends.get().value()).instant())
                : duration(block.text("DURATION"));
        if (length.isNegative() || length.compareTo(LONGEST) > 0) {
            throw new Refused(Skip.LENGTH);
        }
        return length.isZero() ? USUAL : length;
    }

    private static Duration duration(String text) throws Refused {
        if (text.isEmpty()) {
            return USUAL;
        }
        try {
            return text.contains("W")
                    ? Duration.ofDays(LONGEST.toDays() + 1)
                    : Duration.parse(text.toUpperCase(Locale.ROOT));
        } catch (DateTimeException e) {
            throw new Refused(Skip.LENGTH);
        }
    }

    private static VisitStatus status(Block block) {
        return switch (block.text("STATUS").toUpperCase(Locale.ROOT)) {
            case "CANCELLED" -> VisitStatus.CANCELLED;
            case "TENTATIVE" -> VisitStatus.PENDING;
            default -> VisitStatus.BOOKED;
        };
    }

    private List<Repetition> rules(Block block, ZoneRules rules) throws Refused {
        var lines = block.all("RRULE");
        var read = lines.stream()
                .flatMap(line -> Repetition.of(line.value(), rules).stream())
                .toList();
        if (read.size() < lines.size()) {
            throw new Refused(Skip.REPETITION);
        }
        return read;
    }

    /** @param days gets what is a day alone */
    private Set<Instant> times(Block block, String property, Set<LocalDate> days) throws Refused {
        var times = new HashSet<Instant>();
        for (var line : block.all(property)) {
            for (var value : line.value().split(",", -1)) {
                // Of a period the beginning.
                var begin = value.contains("/") ? value.substring(0, value.indexOf('/')) : value;
                var day = EventTime.date(begin);
                if (day.isPresent()) {
                    days.add(day.get());
                } else if (!begin.isBlank()) {
                    times.add(time(line, begin).instant());
                }
            }
        }
        return times;
    }

    private static Optional<Instant> moment(Block block, String property) {
        return Stream.of(block.text(property))
                .flatMap(text -> EventTime.local(text).stream())
                .map(local -> local.toInstant(ZoneOffset.UTC))
                .findFirst();
    }

    private static int number(String text) {
        return text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
    }
}
