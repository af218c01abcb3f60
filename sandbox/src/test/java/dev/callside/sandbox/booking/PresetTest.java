package dev.callside.sandbox.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The form begins with a time that is more than a day ahead and at which people work, tomorrow if there is one. */
class PresetTest {

    private static final ZoneId MELBOURNE = ZoneId.of("Australia/Melbourne");

    @ParameterizedTest
    @CsvSource({
        "2026-03-02T00:10, 2026-03-03T10:00",
        "2026-03-02T08:59, 2026-03-03T10:00",
        "2026-03-02T09:29, 2026-03-03T10:00",
        "2026-03-02T09:56, 2026-03-03T11:00",
        "2026-03-02T15:20, 2026-03-03T16:00",
        "2026-03-02T16:20, 2026-03-03T17:00",
        "2026-03-02T16:40, 2026-03-04T10:00",
        "2026-03-02T17:00, 2026-03-04T10:00",
        "2026-03-02T23:50, 2026-03-04T10:00",
        "2026-10-03T09:20, 2026-10-04T10:00"
    })
    void leavesADayForTheReminder(LocalDateTime now, LocalDateTime preset) {
        assertThat(Preset.at(now.atZone(MELBOURNE).toInstant(), MELBOURNE).toLocalDateTime())
                .isEqualTo(preset);
    }
}
