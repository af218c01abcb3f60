package dev.callside.reminders.ical;

import static dev.callside.reminders.ical.Ics.read;
import static dev.callside.reminders.ical.Ics.skipped;
import static dev.callside.reminders.ical.Ics.starts;
import static dev.callside.reminders.ical.Ics.visit;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a time means what its calendar means by it, whoever wrote it, and that nothing is asked anywhere for that. */
class CalendarZonesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // In UTC, without a zone, and in one of the tz database.
                "DTSTART:20260310T220000Z                                                 | 2026-03-10T22:00:00Z",
                "DTSTART:20260311T090000                                                  | 2026-03-10T22:00:00Z",
                "DTSTART;TZID=Australia/Perth:20260311T090000                             | 2026-03-11T01:00:00Z",
                "DTSTART;TZID=\"Australia/Lord_Howe\":20260311T090000                     | 2026-03-10T22:00:00Z",
                "DTSTART;VALUE=DATE-TIME;TZID=America/New_York:20260307T090000            | 2026-03-07T14:00:00Z",
                "DTSTART;TZID=America/New_York:20260308T090000                            | 2026-03-08T13:00:00Z",
                // Behind the path of a library, and as Windows says.
                "DTSTART;TZID=/freeassociation.sourceforge.net/Australia/Perth:20260311T090000 | 2026-03-11T01:00:00Z",
                "DTSTART;TZID=/mozilla.org/20050126_1/America/Argentina/Buenos_Aires:20260311T090000 | 2026-03-11T12:00:00Z",
                "DTSTART;TZID=W. Australia Standard Time:20260311T090000                  | 2026-03-11T01:00:00Z",
                "DTSTART;TZID=Greenwich Standard Time:20260311T090000                     | 2026-03-11T09:00:00Z",
                // A zone counts for nothing where it says UTC.
                "DTSTART;TZID=Australia/Perth:20260311T010000Z                            | 2026-03-11T01:00:00Z",
                // Of two times the first; one that is skipped, as if clocks had not been put forward.
                "DTSTART;TZID=Australia/Melbourne:20260405T023000                         | 2026-04-04T15:30:00Z",
                "DTSTART;TZID=Australia/Melbourne:20261004T023000                         | 2026-10-03T16:30:00Z",
                "DTSTART;TZID=America/New_York:20260308T023000                            | 2026-03-08T07:30:00Z"
            })
    void readsATimeInItsZone(String line, String start) {
        assertThat(starts(read(visit("a", line.strip())))).isEqualTo(start);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"AUS Eastern Standard Time", "Customized Time Zone 1", "(UTC+10:00) Canberra, Melbourne, Sydney"
            })
    void anIdThatNobodyKnowsIsWhatTheCalendarSays(String id) throws IOException {
        for (var definition : new String[] {Ics.OUTLOOK, Ics.APPLE}) {
            var file = CalendarFile.read(
                    new ByteArrayInputStream(
                            Ics.calendar(definition.formatted(id)).getBytes(UTF_8)),
                    UTF_8);
            var zones = new CalendarZones(file.zones(), ZoneId.of("Europe/Paris"), Ics.NOW);
            var rules = zones.rules(id).orElseThrow();
            var melbourne = Ics.MELBOURNE.getRules();
            for (var local = LocalDateTime.parse("2025-01-01T00:15");
                    local.getYear() < 2029;
                    local = local.plusMinutes(30)) {
                assertThat(EventTime.instant(local, rules))
                        .as("%s", local)
                        .isEqualTo(EventTime.instant(local, melbourne));
            }
        }
    }

    @Test
    void anOldDefinitionOfAKnownZoneIsNotBelieved() {
        var old = Ics.OUTLOOK.formatted("Australia/Brisbane");
        assertThat(starts(read(old, visit("a", "DTSTART;TZID=Australia/Brisbane:20260311T090000"))))
                .isEqualTo("2026-03-10T23:00:00Z");
    }

    @Test
    void aZoneWithoutSummertimeHasOneOffset() {
        var fixed = """
                BEGIN:VTIMEZONE
                TZID:Ours
                TZURL:http://127.0.0.1:1/must-not-be-asked
                BEGIN:STANDARD
                DTSTART:19700101T000000
                TZOFFSETFROM:+0545
                TZOFFSETTO:+0545
                END:STANDARD
                END:VTIMEZONE
                """;
        assertThat(starts(read(fixed, visit("a", "DTSTART;TZID=Ours:20260311T090000"))))
                .isEqualTo("2026-03-11T03:15:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "BEGIN:VTIMEZONE\nTZID:Nowhere\nEND:VTIMEZONE",
                "BEGIN:VTIMEZONE\nTZID:Nowhere\nBEGIN:STANDARD\nDTSTART:never\nTZOFFSETFROM:+1\nEND:STANDARD\nEND:VTIMEZONE"
            })
    void aZoneThatNobodyKnowsIsNotGuessed(String zone) {
        var reading = read(zone, visit("a", "DTSTART;TZID=Nowhere:20260311T090000"));
        assertThat(reading.occurrences()).isEmpty();
        assertThat(skipped(reading)).isEqualTo("zone 1");
        assertThat(reading.unread()).containsExactly("a");
    }
}
