package dev.callside.reminders.ical;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.stream.Stream;

/** Calendars as systems write them, read in Melbourne on the first of March. */
public final class Ics {

    static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    static final ZoneId MELBOURNE = ZoneId.of("Australia/Melbourne");

    /** Outlook's, which begins in 1601 and has a name of Windows. */
    static final String OUTLOOK = """
            BEGIN:VTIMEZONE
            TZID:%s
            BEGIN:STANDARD
            DTSTART:16010101T030000
            TZOFFSETFROM:+1100
            TZOFFSETTO:+1000
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=4
            END:STANDARD
            BEGIN:DAYLIGHT
            DTSTART:16010101T020000
            TZOFFSETFROM:+1000
            TZOFFSETTO:+1100
            RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=10
            END:DAYLIGHT
            END:VTIMEZONE
            """;

    /** Apple's, with the changes of the past written out. */
    static final String APPLE = """
            BEGIN:VTIMEZONE
            TZID:%s
            BEGIN:DAYLIGHT
            TZOFFSETFROM:+1000
            RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=1SU
            DTSTART:20081005T020000
            TZNAME:GMT+11
            TZOFFSETTO:+1100
            END:DAYLIGHT
            BEGIN:STANDARD
            TZOFFSETFROM:+1100
            RRULE:FREQ=YEARLY;BYMONTH=4;BYDAY=1SU
            DTSTART:20080406T030000
            TZNAME:GMT+10
            TZOFFSETTO:+1000
            END:STANDARD
            END:VTIMEZONE
            """;

    private Ics() {}

    public static String calendar(String... components) {
        return "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//Test//EN\n"
                + Stream.of(components)
                        .map(each -> each.endsWith("\n") ? each : each + "\n")
                        .collect(joining())
                + "END:VCALENDAR\n";
    }

    public static String event(String... lines) {
        return "BEGIN:VEVENT\n" + String.join("\n", lines) + "\nEND:VEVENT\n";
    }

    /** With Kim, who can be reached. */
    public static String visit(String uid, String... lines) {
        return event(
                Stream.concat(Stream.of("UID:" + uid, "ATTENDEE;CN=Kim Lee:mailto:kim@example.com"), Stream.of(lines))
                        .toArray(String[]::new));
    }

    static CalendarReading read(String... components) {
        return file(calendar(components));
    }

    static CalendarReading file(String text) {
        return file(text.getBytes(UTF_8));
    }

    static CalendarReading file(byte[] bytes) {
        try {
            return new ICalendar(MELBOURNE, NOW).read(new ByteArrayInputStream(bytes), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** When its appointments are, one after the other. */
    static String starts(CalendarReading reading) {
        return reading.occurrences().stream()
                .map(each -> each.start().toString())
                .sorted()
                .collect(joining(" "));
    }

    /** Why events were left out, and how many. */
    static String skipped(CalendarReading reading) {
        return reading.skipped().stream()
                .map(each -> each.reason() + " " + each.count())
                .collect(joining(", "));
    }
}
