package dev.callside.reminders.ical;

import static dev.callside.reminders.ical.Ics.file;
import static dev.callside.reminders.ical.Ics.read;
import static dev.callside.reminders.ical.Ics.skipped;
import static dev.callside.reminders.ical.Ics.starts;
import static dev.callside.reminders.ical.Ics.visit;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a file is read however its lines are folded, and that one that is not whole is never taken for one that is. */
class CalendarFileTest {

    private static final String START = "DTSTART;TZID=Australia/Melbourne:20260310T090000";

    private static final String FILE = Ics.calendar(
            Ics.OUTLOOK.formatted("Ours"),
            visit("þór-1@example", "DTSTART;TZID=Ours:20260310T090000", "LOCATION:Hafnargata 12\\, 2. hæð"),
            visit("b", START, "RRULE:FREQ=WEEKLY;COUNT=3", "DESCRIPTION:Type: Viðtal\\nÞað er gott"));

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n"})
    void readsTheSameHoweverItsLinesAreFolded(String end) {
        var plain = file(FILE);
        assertThat(plain.occurrences()).hasSize(4);
        for (var width = 1; width <= 80; width++) {
            assertThat(file(folded(width, end))).as("folded at %s", width).isEqualTo(plain);
        }
    }

    /** At bytes, as some do, also in the middle of a letter. */
    private static byte[] folded(int width, String end) {
        var folded = new ByteArrayOutputStream();
        FILE.lines().forEach(line -> {
            var bytes = line.getBytes(UTF_8);
            for (var from = 0; from < bytes.length; from += width) {
                folded.writeBytes((from == 0 ? "" : end + (width % 2 == 0 ? " " : "\t")).getBytes(UTF_8));
                folded.writeBytes(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + width)));
            }
            folded.writeBytes(end.getBytes(UTF_8));
        });
        return folded.toByteArray();
    }

    @Test
    void aFileThatEndsTooEarlyIsNeverTakenForAWholeOne() {
        var bytes = FILE.getBytes(UTF_8);
        for (var length = 0; length < bytes.length - 1; length++) {
            assertThat(file(Arrays.copyOf(bytes, length)).problem())
                    .as("after %s bytes", length)
                    .isPresent();
        }
        assertThat(file(Arrays.copyOf(bytes, bytes.length - 1))).isEqualTo(file(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<!doctype html><html><body>Please log in</body></html>",
                "{\"error\": \"not found\"}",
                "BEGIN:VCARD\nEND:VCARD\n",
                "OK\nBEGIN:VCALENDAR\nEND:VCALENDAR\n",
                "BEGIN:VCALENDAR\nEND:VCALENDAR\n<p>Warning: database gone</p>\n"
            })
    void anythingElseIsNoCalendar(String text) {
        assertThat(file(text).problem()).contains(FileProblem.NOT_A_CALENDAR);
    }

    @Test
    void whatIsNotNestedAsItShouldBeIsBroken() {
        assertThat(file("BEGIN:VCALENDAR\nBEGIN:VEVENT\nEND:VCALENDAR\n").problem())
                .contains(FileProblem.BROKEN_OFF);
    }

    @Test
    void anEmptyCalendarIsOne() {
        assertThat(file("\ufeffBEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n\r\n")
                        .problem())
                .isEmpty();
        assertThat(read().events()).isZero();
    }

    @Test
    void severalCalendarsInOneFileAreRead() {
        assertThat(starts(file(Ics.calendar(visit("a", START)) + Ics.calendar(visit("b", START)))))
                .isEqualTo("2026-03-09T22:00:00Z 2026-03-09T22:00:00Z");
    }

    @Test
    void lettersThatAreNoneAreSaid() throws IOException {
        var latin = FILE.getBytes(ISO_8859_1);
        assertThat(file(latin).problem()).contains(FileProblem.ENCODING);
        assertThat(new ICalendar(Ics.MELBOURNE, Ics.NOW).read(new ByteArrayInputStream(latin), ISO_8859_1))
                .isEqualTo(file(FILE));
    }

    @Test
    void oneBadEventSpoilsNoOther() {
        var reading = read(
                visit("a", START),
                visit("", START),
                visit("no-start"),
                visit("when", "DTSTART:20260231T090000Z"),
                visit("long", "DTSTART:20260310T090000Z", "DTEND:20260312T090000Z"),
                visit("back", "DTSTART:20260310T090000Z", "DTEND:20260310T080000Z"),
                visit("day", "DTSTART;VALUE=DATE:20260310", "DTEND;VALUE=DATE:20260311"),
                Ics.event("UID:nobody", START),
                visit("raw", START, "DESCRIPTION:Broken", "into lines, that", "are none;", ":", "=;:"));
        assertThat(starts(reading)).isEqualTo("2026-03-09T22:00:00Z 2026-03-09T22:00:00Z");
        assertThat(skipped(reading)).isEqualTo("all_day 1, no_client 1, time 2, length 2, no_id 1");
        assertThat(reading.unread()).contains("no-start", "when", "long", "back", "day", "nobody");
        assertThat(reading.events()).isEqualTo(9);
    }

    @Test
    void anIdThatLooksLikeThatOfASeriesIsTakenOnce() {
        var reading = read(
                visit("s", "DTSTART:20260310T090000Z", "RRULE:FREQ=WEEKLY;COUNT=2"),
                visit("s/2026-03-17T09:00:00Z", "DTSTART:20260312T090000Z"),
                visit("n\0ul", "DTSTART:20260313T090000Z"));
        assertThat(reading.occurrences())
                .extracting(Occurrence::key)
                .doesNotHaveDuplicates()
                .hasSize(3);
        assertThat(reading.occurrences()).extracting(Occurrence::uid).contains("nul");
    }

    @Test
    void whatIsOverIsNotWorthAWord() {
        var reading = read(
                visit("day", "DTSTART;VALUE=DATE:20250310"),
                visit("past", "DTSTART:20250310T090000Z"),
                Ics.event("UID:nobody", "DTSTART:20250310T090000Z"));
        assertThat(reading.occurrences()).isEmpty();
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void saysWhenTheFirstIsThatWasLeftOut() {
        var reading =
                read(Ics.event("UID:a", "DTSTART:20260312T090000Z"), Ics.event("UID:b", "DTSTART:20260311T090000Z"));
        assertThat(reading.skipped())
                .containsExactly(new CalendarReading.Skipped("no_client", 2, "2026-03-11T09:00:00Z"));
    }

    @Test
    void tooMuchIsRefusedAsAWhole() {
        var many = IntStream.rangeClosed(0, CalendarFile.MOST_EVENTS)
                .mapToObj(number -> visit("v" + number, "DTSTART:20200310T090000Z"))
                .collect(Collectors.joining());
        assertThat(read(many).problem()).contains(FileProblem.TOO_MANY);
        var daily = IntStream.range(0, 60)
                .mapToObj(number -> visit("v" + number, "DTSTART:20260310T090000Z", "RRULE:FREQ=DAILY"))
                .collect(Collectors.joining());
        assertThat(read(daily).problem()).contains(FileProblem.TOO_MANY);
    }

    @Test
    void readsTenMegabytes() {
        var note = "X".repeat(900);
        var events = IntStream.range(0, 9_500)
                .mapToObj(number -> visit(
                        "v" + number, "DTSTART:2026%02d10T090000Z".formatted(3 + number % 9), "DESCRIPTION:" + note))
                .collect(Collectors.joining());
        var bytes = Ics.calendar(events).getBytes(UTF_8);
        assertThat(bytes.length).isGreaterThan(9_500_000);
        assertThat(file(bytes).occurrences()).hasSize(9_500);
    }

    @Test
    void aLineWithoutEndIsNotKept() {
        var photo = "ATTACH;ENCODING=BASE64;VALUE=BINARY:" + "QUJD".repeat(1_000_000);
        assertThat(starts(read(visit("a", photo, START)))).isEqualTo("2026-03-09T22:00:00Z");
    }
}
