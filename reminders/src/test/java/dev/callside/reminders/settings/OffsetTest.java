package dev.callside.reminders.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that days keep the time of day, that hours are exact, and that each offset has one text. */
class OffsetTest {

    @ParameterizedTest
    @CsvSource({
        "P1D, P1D",
        "P1W, P7D",
        "P01D, P1D",
        "PT2H, PT2H",
        "PT24H, PT24H",
        "PT90M, PT1H30M",
        "PT1H30M, PT1H30M",
        "P1DT2H, P1DT2H",
        "P1DT0M, P1D",
        "P0DT5M, PT5M",
        "P90D, P90D",
        "PT2160H, PT2160H",
    })
    void hasOneText(String written, String text) {
        assertThat(Offset.of(written).orElseThrow()).hasToString(text);
        assertThat(Offset.of(text)).isEqualTo(Offset.of(written));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "P", "PT", "P1DT", "1D", "P1", "PT5", "P1D2H", "PT2H1D", "P1WT1H", "P-1D", "-P1D", "P1.5D", "PT30S",
                "p1d", " P1D", "P1D ", "P1M", "P1Y", "P١D", "P10000D", "one day"
            })
    void refusesWhatIsNoOffset(String text) {
        assertThat(Offset.of(text)).isEmpty();
        assertThat(Offset.written(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"P0D", "PT0M", "P91D", "P90DT1M", "PT2161H", "P13W", "P9999W", "PT999999H"})
    void refusesNothingAndMoreThanNinetyDays(String text) {
        assertThat(Offset.of(text)).isEmpty();
        assertThat(Offset.written(text)).isTrue();
    }

    @Test
    void isNeverMadeOutOfRange() {
        assertThatThrownBy(() -> Offset.ofDays(91)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Offset.ofMinutes(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Offset(1, Duration.ofMinutes(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Offset(-1, Duration.ofDays(2))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Offset(0, Duration.ofSeconds(90))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sortsByLength() {
        assertThat(Stream.of("P1D", "PT24H", "PT2H", "P1DT1M", "PT23H59M")
                        .map(text -> Offset.of(text).orElseThrow())
                        .sorted()
                        .map(Offset::toString))
                .containsExactly("PT2H", "PT23H59M", "PT24H", "P1D", "P1DT1M");
    }

    @ParameterizedTest
    @CsvSource({
        // Nothing changes its clocks.
        "Atlantic/Reykjavik, 2026-04-05T10:00Z, P1D, 2026-04-04T10:00Z",
        // The day is 25 hours long.
        "Australia/Melbourne, 2026-04-05T10:00+10:00, P1D, 2026-04-04T10:00+11:00",
        "Australia/Melbourne, 2026-04-05T10:00+10:00, PT24H, 2026-04-04T11:00+11:00",
        // The day is 23 hours long.
        "Australia/Melbourne, 2026-10-04T10:00+11:00, P1D, 2026-10-03T10:00+10:00",
        "Australia/Melbourne, 2026-10-04T10:00+11:00, PT24H, 2026-10-03T09:00+10:00",
        "America/New_York, 2026-11-02T09:00-05:00, P2D, 2026-10-31T09:00-04:00",
        // Half an hour longer, half an hour shorter.
        "Australia/Lord_Howe, 2026-04-05T10:00+10:30, P1D, 2026-04-04T10:00+11:00",
        "Australia/Lord_Howe, 2026-10-04T10:00+11:00, P1D, 2026-10-03T10:00+10:30",
        // Clocks skip that time: later by what they skip.
        "Australia/Melbourne, 2026-10-05T02:30+11:00, P1D, 2026-10-04T03:30+11:00",
        "Australia/Lord_Howe, 2026-10-05T02:15+11:00, P1D, 2026-10-04T02:45+11:00",
        "America/New_York, 2026-03-09T02:30-04:00, P1D, 2026-03-08T03:30-04:00",
        // Clocks show that time twice: the first.
        "Australia/Melbourne, 2026-04-06T02:30+10:00, P1D, 2026-04-05T02:30+11:00",
        "Australia/Lord_Howe, 2026-04-06T01:45+10:30, P1D, 2026-04-05T01:45+11:00",
        "America/New_York, 2026-11-02T01:30-05:00, P1D, 2026-11-01T01:30-04:00",
        // Days first, then hours.
        "Australia/Melbourne, 2026-10-05T10:00+11:00, P1DT9H, 2026-10-04T00:00+10:00",
        // Hours alone never leave the second of two times.
        "Australia/Melbourne, 2026-04-05T02:30+10:00, PT15M, 2026-04-05T02:15+10:00",
        // A day that a whole country skipped.
        "Pacific/Apia, 2011-12-31T10:00+14:00, P1D, 2011-12-31T10:00+14:00",
    })
    void countsBack(String zone, OffsetDateTime start, String offset, OffsetDateTime before) {
        assertThat(Offset.of(offset).orElseThrow().before(start.toInstant(), ZoneId.of(zone)))
                .isEqualTo(before.toInstant());
    }

    @ParameterizedTest
    @CsvSource({
        "Australia/Melbourne, 2026-04-04T10:30+11:00, P1D, 2026-04-05T10:30+10:00",
        "Australia/Melbourne, 2026-04-04T10:30+11:00, PT24H, 2026-04-05T09:30+10:00",
        "Australia/Melbourne, 2026-10-03T02:30+10:00, P1D, 2026-10-04T03:30+11:00",
        "Australia/Melbourne, 2026-04-04T02:30+11:00, P1D, 2026-04-05T02:30+11:00",
        "America/New_York, 2026-03-07T23:00-05:00, PT6H, 2026-03-08T06:00-04:00",
    })
    void countsOn(String zone, OffsetDateTime end, String offset, OffsetDateTime after) {
        Instant on = Offset.of(offset).orElseThrow().after(end.toInstant(), ZoneId.of(zone));

        assertThat(on).isEqualTo(after.toInstant());
    }
}
