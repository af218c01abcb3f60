package dev.callside.sandbox.calendar;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Proves that the calendar is one, and that what is on a day stays when time goes by. */
class PublishedCalendarTest {

    private static final Pattern VISIT = Pattern.compile("BEGIN:VEVENT\r\nUID:visit-.*?END:VEVENT\r\n", Pattern.DOTALL);

    private static List<String> visits(Instant now) {
        return VISIT.matcher(PublishedCalendar.at(now))
                .results()
                .map(found -> found.group())
                .toList();
    }

    @Test
    void hasAnAppointmentOnEachWorkingDayOfTheNextWeek() {
        for (Instant now = Instant.parse("2026-01-01T00:00:00Z");
                now.isBefore(Instant.parse("2026-02-01T00:00:00Z")); ) {
            List<String> today = visits(now);
            now = now.plus(Duration.ofDays(1));
            List<String> tomorrow = visits(now);
            assertThat(today).hasSizeBetween(5, 6);
            assertThat(tomorrow).containsAll(today.subList(1, today.size()));
        }
    }

    @Test
    void isWrittenAsTheStandardSays() {
        String text = PublishedCalendar.at(Instant.parse("2026-03-01T10:00:00Z"));
        assertThat(text)
                .startsWith("BEGIN:VCALENDAR\r\n")
                .endsWith("END:VCALENDAR\r\n")
                .contains("RRULE:FREQ=WEEKLY\r\n");
        assertThat(Arrays.asList(text.split("\r\n", -1)))
                .allSatisfy(line -> assertThat(line.getBytes(UTF_8)).hasSizeLessThanOrEqualTo(75))
                .noneMatch(line -> line.contains("\n"));
    }
}
