package dev.callside.reminders.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

/** Proves that the table of clocks that the generated test relies on is the tz database's. */
class PlainZoneTest {

    @Test
    void isTheTzDatabase() {
        var from = PlainZone.minute(LocalDateTime.parse("2025-09-01T00:00").toInstant(ZoneOffset.UTC));
        var to = PlainZone.minute(LocalDateTime.parse("2028-01-01T00:00").toInstant(ZoneOffset.UTC));
        for (var zone : PlainZone.all()) {
            var rules = ZoneId.of(zone.id()).getRules();
            for (var minute = from; minute < to; minute += 15) {
                var instant = PlainZone.instant(minute);
                assertThat(rules.getOffset(instant).getTotalSeconds() / 60)
                        .as(zone.id() + " " + instant)
                        .isEqualTo(zone.offset(minute));
            }
        }
    }

    @Test
    void countsWeekdaysAndMinutes() {
        var lordHowe = PlainZone.all().stream()
                .filter(zone -> zone.id().equals("Australia/Lord_Howe"))
                .findFirst()
                .orElseThrow();
        var local = LocalDateTime.parse("2026-04-05T01:45");
        var wall = ChronoUnit.MINUTES.between(LocalDateTime.parse("1970-01-01T00:00"), local);

        assertThat(lordHowe.showing(wall)).hasSize(2);
        assertThat(lordHowe.weekday(lordHowe.showing(wall).get(0))).isEqualTo(6);
        assertThat(lordHowe.timeOfDay(lordHowe.showing(wall).get(1))).isEqualTo(105);
    }
}
