package dev.callside.reminders.settings;

import static java.time.DayOfWeek.MONDAY;
import static java.time.DayOfWeek.SUNDAY;
import static java.time.DayOfWeek.TUESDAY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves which times of a day are open: up to, but not including, the end of the window and the begin of quiet hours. */
class SendTimesTest {

    @ParameterizedTest
    @CsvSource({
        // within a day
        "08:00, 20:00, 07:59, false",
        "08:00, 20:00, 08:00, true",
        "08:00, 20:00, 19:59, true",
        "08:00, 20:00, 20:00, false",
        // past midnight
        "21:00, 08:00, 20:59, false",
        "21:00, 08:00, 21:00, true",
        "21:00, 08:00, 23:59, true",
        "21:00, 08:00, 00:00, true",
        "21:00, 08:00, 07:59, true",
        "21:00, 08:00, 08:00, false",
        // up to midnight, from midnight, all day
        "20:00, 00:00, 23:59, true",
        "20:00, 00:00, 00:00, false",
        "00:00, 06:00, 00:00, true",
        "00:00, 06:00, 23:59, false",
        "00:00, 00:00, 00:00, true",
        "00:00, 00:00, 23:59, true",
    })
    void aSpanHasItsBeginAndNotItsEnd(LocalTime from, LocalTime to, LocalTime time, boolean inside) {
        assertThat(new Span(from, to).contains(time)).isEqualTo(inside);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-03-09T08:59, false, false",
        "2026-03-09T09:00, true, false",
        "2026-03-09T12:29, true, false",
        "2026-03-09T12:30, false, true",
        "2026-03-09T13:29, false, true",
        "2026-03-09T13:30, true, false",
        "2026-03-09T16:59, true, false",
        "2026-03-09T17:00, false, false",
        "2026-03-10T12:30, false, true",
        "2026-03-10T10:00, true, false",
        "2026-03-11T10:00, false, false",
        "2026-03-11T13:00, false, true",
    })
    void isOpenInTheWindowOutsideQuietHoursOnItsDays(LocalDateTime local, boolean open, boolean quiet) {
        var nap = new Span(LocalTime.of(12, 30), LocalTime.of(13, 30));
        var times = new SendTimes(Span.of(9, 17), Optional.of(nap), EnumSet.of(MONDAY, TUESDAY));

        assertThat(times.open(local)).isEqualTo(open);
        assertThat(times.quiet(local)).isEqualTo(quiet);
    }

    @Test
    void quietHoursPastMidnightHoldOnBothDays() {
        var times = new SendTimes(Span.of(0, 0), Optional.of(Span.of(21, 8)), Set.of(MONDAY));

        assertThat(times.open(LocalDateTime.parse("2026-03-09T07:59"))).isFalse();
        assertThat(times.open(LocalDateTime.parse("2026-03-09T08:00"))).isTrue();
        assertThat(times.open(LocalDateTime.parse("2026-03-09T20:59"))).isTrue();
        assertThat(times.open(LocalDateTime.parse("2026-03-09T21:00"))).isFalse();
        assertThat(times.open(LocalDateTime.parse("2026-03-10T08:00"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "08:00, 20:00, 21:00, 08:00, true",
        "08:00, 20:00, 08:00, 20:00, false",
        "08:00, 20:00, 07:00, 21:00, false",
        "08:00, 20:00, 20:00, 08:00, true",
        "08:00, 20:00, 08:01, 20:00, true",
        "08:00, 20:00, 08:00, 19:59, true",
        "08:00, 20:00, 19:00, 18:00, true",
        "21:00, 23:00, 20:00, 08:00, false",
        "00:00, 00:00, 00:00, 23:59, true",
        "00:00, 00:00, 00:01, 00:00, true",
        "00:00, 06:00, 22:00, 06:00, false",
        "22:00, 00:00, 22:00, 00:00, false",
    })
    void knowsWhetherQuietHoursLeaveSomething(
            LocalTime from, LocalTime to, LocalTime quietFrom, LocalTime quietTo, boolean something) {
        var window = new Span(from, to);
        var quiet = new Span(quietFrom, quietTo);

        assertThat(SendTimes.something(window, Optional.of(quiet))).isEqualTo(something);
        assertThat(minutes().anyMatch(time -> window.contains(time) && !quiet.contains(time)))
                .as("minute by minute")
                .isEqualTo(something);
    }

    private static Stream<LocalTime> minutes() {
        return Stream.iterate(LocalTime.MIN, time -> time.plusMinutes(1)).limit(24 * 60);
    }

    @Test
    void isNeverMadeOfNoTimeAtAll() {
        var all = EnumSet.allOf(DayOfWeek.class);
        assertThatThrownBy(() -> new SendTimes(Span.of(8, 20), Optional.empty(), EnumSet.noneOf(DayOfWeek.class)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SendTimes(Span.of(8, 20), Optional.of(Span.of(8, 8)), all))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SendTimes(Span.of(20, 8), Optional.empty(), all))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Span(LocalTime.of(8, 0, 30), LocalTime.of(9, 0)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void changesOnlyAtItsEdges() {
        var times = new SendTimes(Span.of(8, 20), Optional.of(Span.of(21, 7)), Set.of(SUNDAY));

        assertThat(times.edges())
                .containsExactly(
                        LocalTime.MIDNIGHT,
                        LocalTime.of(7, 0),
                        LocalTime.of(8, 0),
                        LocalTime.of(20, 0),
                        LocalTime.of(21, 0));
    }
}
