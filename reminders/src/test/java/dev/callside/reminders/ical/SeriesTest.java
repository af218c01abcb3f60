package dev.callside.reminders.ical;

import static dev.callside.reminders.ical.Ics.read;
import static dev.callside.reminders.ical.Ics.skipped;
import static dev.callside.reminders.ical.Ics.starts;
import static dev.callside.reminders.ical.Ics.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.ical.CalendarReading.Timed;
import dev.callside.reminders.plan.VisitStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a series is unrolled by the local clock, without what is left out, and with what one of it is instead. */
class SeriesTest {

    private static final String WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=3";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Australia/Melbourne:20260329T090000 | FREQ=WEEKLY;COUNT=2 | 2026-03-28T22:00:00Z 2026-04-04T23:00:00Z",
                // Lord Howe puts its clocks back by half an hour.
                "Australia/Lord_Howe:20260329T090000 | FREQ=WEEKLY;COUNT=2 | 2026-03-28T22:00:00Z 2026-04-04T22:30:00Z",
                "America/New_York:20260307T090000 | FREQ=DAILY;COUNT=2 | 2026-03-07T14:00:00Z 2026-03-08T13:00:00Z",
                "Atlantic/Reykjavik:20260328T090000 | FREQ=DAILY;COUNT=2 | 2026-03-28T09:00:00Z 2026-03-29T09:00:00Z",
                // The end is in UTC, and the last one is at it.
                "Australia/Melbourne:20260401T090000 | FREQ=DAILY;UNTIL=20260402T220000Z | 2026-03-31T22:00:00Z 2026-04-01T22:00:00Z 2026-04-02T22:00:00Z",
                "Australia/Melbourne:20260401T090000 | FREQ=DAILY;UNTIL=20260402 | 2026-03-31T22:00:00Z 2026-04-01T22:00:00Z",
                "Australia/Melbourne:20260331T090000 | FREQ=MONTHLY;BYMONTHDAY=31;COUNT=2 | 2026-03-30T22:00:00Z 2026-05-30T23:00:00Z",
                "Australia/Melbourne:20260310T090000 | FREQ=MONTHLY;BYDAY=2TU;COUNT=2 | 2026-03-09T22:00:00Z 2026-04-13T23:00:00Z",
                "Australia/Melbourne:20260310T090000 | FREQ=WEEKLY;BYDAY=TU,TH;COUNT=3 | 2026-03-09T22:00:00Z 2026-03-11T22:00:00Z 2026-03-16T22:00:00Z"
            })
    void isUnrolledByTheLocalClock(String start, String rule, String expected) {
        assertThat(starts(read(visit("a", "DTSTART;TZID=" + start, "RRULE:" + rule))))
                .isEqualTo(expected);
    }

    @Test
    void hasTheSameLocalTimeWithAZoneOfItsOwn() {
        var own = visit("a", "DTSTART;TZID=Ours:20260329T090000", WEEKLY);
        var known = visit("a", "DTSTART;TZID=Australia/Melbourne:20260329T090000", WEEKLY);
        assertThat(starts(read(Ics.OUTLOOK.formatted("Ours"), own)))
                .isEqualTo(starts(read(known)))
                .contains("2026-03-28T22:00:00Z", "2026-04-04T23:00:00Z");
    }

    /** ical4j would begin the week as the server's locale does: on Sunday in America. */
    @ParameterizedTest
    @ValueSource(strings = {"en-US", "en-AU", "is-IS", "ar-EG"})
    void doesNotDependOnWhereTheServerIs(String locale) {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(locale));
            var rule = "RRULE:FREQ=WEEKLY;INTERVAL=2;BYDAY=SU,MO;COUNT=4";
            assertThat(starts(read(visit("a", "DTSTART:20260302T090000Z", rule))))
                    .isEqualTo("2026-03-02T09:00:00Z 2026-03-08T09:00:00Z 2026-03-16T09:00:00Z 2026-03-22T09:00:00Z");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void leavesOutAndAddsSingleOnes() {
        var reading = read(visit(
                "a",
                "DTSTART;TZID=Australia/Melbourne:20260310T090000",
                "RRULE:FREQ=WEEKLY;COUNT=4",
                "EXDATE;TZID=Australia/Melbourne:20260317T090000,20260318T090000",
                "EXDATE;VALUE=DATE:20260331",
                "RDATE;TZID=Australia/Perth:20260312T090000",
                "RDATE;VALUE=PERIOD:20260313T010000Z/PT1H"));
        assertThat(starts(reading))
                .isEqualTo("2026-03-09T22:00:00Z 2026-03-12T01:00:00Z 2026-03-13T01:00:00Z 2026-03-23T22:00:00Z");
    }

    @Test
    void oneThatIsMovedKeepsItsKey() {
        var series = visit("a", "DTSTART;TZID=Australia/Melbourne:20260310T090000", WEEKLY);
        var moved = visit(
                "a",
                "RECURRENCE-ID;TZID=Australia/Melbourne:20260317T090000",
                "DTSTART;TZID=Australia/Melbourne:20260318T140000",
                "DTEND;TZID=Australia/Melbourne:20260318T144500");
        // The same, in UTC and before the series it belongs to.
        var other = visit("a", "RECURRENCE-ID:20260316T220000Z", "DTSTART:20260318T030000Z", "DURATION:PT45M");
        var before = read(series);
        var after = read(series, moved);
        assertThat(read(other, series).occurrences()).hasSameElementsAs(after.occurrences());
        assertThat(keys(after)).isEqualTo(keys(before));
        assertThat(starts(after)).isEqualTo("2026-03-09T22:00:00Z 2026-03-18T03:00:00Z 2026-03-23T22:00:00Z");
        assertThat(after.occurrences())
                .filteredOn(each -> each.key().equals("a/2026-03-16T22:00:00Z"))
                .singleElement()
                .satisfies(each ->
                        assertThat(Duration.between(each.start(), each.end())).hasMinutes(45));
    }

    private static String keys(CalendarReading reading) {
        return reading.occurrences().stream().map(Occurrence::key).sorted().collect(Collectors.joining(" "));
    }

    /** Some calendars name the day alone of one that begins at an hour: it is the series' one of that day. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "DTSTART;TZID=Australia/Melbourne:20260317T140000",
                "DTSTART:20260317T030000Z",
                "DTSTART;TZID=America/New_York:20260316T230000"
            })
    void oneThatIsNamedByItsDayKeepsItsKeyAtAnotherHour(String moved) {
        var series = visit("a", "DTSTART;TZID=Australia/Melbourne:20260310T090000", WEEKLY);
        var change = visit("a", "RECURRENCE-ID;VALUE=DATE:20260317", moved);
        for (var reading : List.of(read(series, change), read(change, series))) {
            assertThat(keys(reading)).isEqualTo(keys(read(series)));
            assertThat(starts(reading)).isEqualTo("2026-03-09T22:00:00Z 2026-03-17T03:00:00Z 2026-03-23T22:00:00Z");
            assertThat(reading.occurrences())
                    .filteredOn(each -> each.key().equals("a/2026-03-16T22:00:00Z"))
                    .extracting(Occurrence::start)
                    .containsExactly(Instant.parse("2026-03-17T03:00:00Z"));
            assertThat(reading.skipped()).isEmpty();
            assertThat(reading.unread()).isEmpty();
        }
    }

    /** Its hour today says nothing about which one it was. */
    @Test
    void ofADayWithTwoNobodyGuessesWhichOneIsMeant() {
        var series = visit("a", "DTSTART:20260310T010000Z", "RRULE:FREQ=DAILY;BYHOUR=1,2;COUNT=4");
        var reading = read(series, visit("a", "RECURRENCE-ID;VALUE=DATE:20260310", "DTSTART:20260310T010000Z"));
        assertThat(starts(reading)).isEqualTo("2026-03-11T01:00:00Z 2026-03-11T02:00:00Z");
        assertThat(skipped(reading)).isEqualTo("repetition 1");
        assertThat(reading.unread()).containsExactlyInAnyOrder("a/2026-03-10T01:00:00Z", "a/2026-03-10T02:00:00Z");
    }

    /** 20260324 is left out; on 20260318 there is none. */
    @ParameterizedTest
    @ValueSource(strings = {"20260318", "20260324"})
    void aChangeOnADayOfNoneIsLeftOut(String day) {
        var series = visit("a", "DTSTART:20260310T090000Z", "RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20260324T090000Z");
        var reading = read(series, visit("a", "RECURRENCE-ID;VALUE=DATE:" + day, "DTSTART:" + day + "T100000Z"));
        assertThat(starts(reading)).isEqualTo("2026-03-10T09:00:00Z 2026-03-17T09:00:00Z");
        assertThat(skipped(reading)).isEqualTo("repetition 1");
        assertThat(reading.unread()).containsExactly("a");
    }

    @Test
    void aChangeOnADayWithoutItsSeriesIsLeftOut() {
        var reading = read(visit("a", "RECURRENCE-ID;VALUE=DATE:20260317", "DTSTART:20260317T100000Z"));
        assertThat(reading.occurrences()).isEmpty();
        assertThat(skipped(reading)).isEqualTo("repetition 1");
    }

    @Test
    void oneThatIsCancelledIsCancelled() {
        var reading = read(
                visit("a", "DTSTART;TZID=Australia/Melbourne:20260310T090000", WEEKLY),
                Ics.event(
                        "UID:a",
                        "STATUS:CANCELLED",
                        "RECURRENCE-ID;TZID=Australia/Melbourne:20260317T090000",
                        "DTSTART;TZID=Australia/Melbourne:20260317T090000"));
        assertThat(reading.occurrences())
                .filteredOn(each -> each.status() == VisitStatus.CANCELLED)
                .extracting(Occurrence::key)
                .containsExactly("a/2026-03-16T22:00:00Z");
        assertThat(reading.occurrences()).hasSize(3);
        assertThat(reading.skipped()).isEmpty();
    }

    @Test
    void ofTheSameTheNewerHolds() {
        var newer = visit("a", "SEQUENCE:2", "DTSTART:20260310T090000Z");
        var older = visit("a", "SEQUENCE:1", "DTSTART:20260311T090000Z");
        var later = visit("a", "SEQUENCE:2", "LAST-MODIFIED:20260301T000000Z", "DTSTART:20260312T090000Z");
        assertThat(starts(read(newer, older))).isEqualTo("2026-03-10T09:00:00Z");
        assertThat(starts(read(older, newer))).isEqualTo("2026-03-10T09:00:00Z");
        assertThat(starts(read(later, newer, older))).isEqualTo("2026-03-12T09:00:00Z");
    }

    @Test
    void isUnrolledForHalfAYearAndNoFurther() {
        var reading = read(visit("a", "DTSTART:20200106T090000Z", "RRULE:FREQ=WEEKLY"));
        assertThat(reading.occurrences()).hasSize(26);
        assertThat(starts(reading)).startsWith("2026-03-02T09:00:00Z").endsWith("2026-08-24T09:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "FREQ=SECONDLY",
                "FREQ=MINUTELY",
                "FREQ=HOURLY",
                "FREQ=NEVER",
                "FREQ=DAILY;INTERVAL=0",
                "FREQ=DAILY;COUNT=-1",
                "FREQ=DAILY;UNTIL=soon",
                "FREQ=DAILY;BYMONTH=13",
                "FREQ=DAILY;BYHOUR=1,2,3,4,5;BYMINUTE=1,2,3,4,5,6",
                "FREQ=DAILY;BYHOUR=8,9,10",
                "FREQ=DAILY;INTERVAL=999999999999",
                "COUNT=3",
                ""
            })
    void aRuleThatCantBeUnderstoodIsSaid(String rule) {
        var reading = read(visit("a", "DTSTART:20260310T090000Z", "RRULE:" + rule));
        assertThat(reading.occurrences()).isEmpty();
        assertThat(skipped(reading)).isEqualTo("repetition 1");
        assertThat(reading.unread()).containsExactly("a");
    }

    @Test
    void aRuleThatNeverComesTrueEnds() {
        var reading = read(visit("a", "DTSTART:20260310T090000Z", "RRULE:FREQ=MONTHLY;BYMONTH=2;BYMONTHDAY=31"));
        assertThat(starts(reading)).isEqualTo("2026-03-10T09:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DTSTART;VALUE=DATE:20260317 | all_day 1",
                "DTSTART;TZID=Nowhere:20260317T100000 | zone 1",
                "DTSTART:20260317T100000Z,DTEND:20260319T100000Z | length 1",
                "STATUS:CANCELLED | time 1"
            })
    void oneWhoseChangeCantBeReadIsNotGuessed(String change, String skipped) {
        var series = visit("a", "DTSTART;TZID=Australia/Melbourne:20260310T090000", WEEKLY);
        for (var original : List.of(":20260316T220000Z", ";VALUE=DATE:20260317")) {
            var lines = Stream.concat(Stream.of("RECURRENCE-ID" + original), Stream.of(change.split(",", -1)))
                    .toArray(String[]::new);
            var reading = read(series, visit("a", lines));
            assertThat(starts(reading)).as(original).isEqualTo("2026-03-09T22:00:00Z 2026-03-23T22:00:00Z");
            assertThat(skipped(reading)).isEqualTo(skipped);
            assertThat(reading.unread()).containsExactly("a/2026-03-16T22:00:00Z");
        }
    }

    /** Its clock is taken for that of the series, to know which one it is about. */
    @Test
    void oneWhoseChangeNamesAnUnknownZoneIsNotGuessed() {
        var reading = read(
                visit("a", "DTSTART;TZID=Australia/Melbourne:20260310T090000", WEEKLY),
                visit("a", "RECURRENCE-ID;TZID=Nowhere:20260317T090000", "DTSTART;TZID=Nowhere:20260317T100000"));
        assertThat(starts(reading)).isEqualTo("2026-03-09T22:00:00Z 2026-03-23T22:00:00Z");
        assertThat(skipped(reading)).isEqualTo("zone 1");
    }

    @Test
    void aChangeOfNobodyKnowsWhichOneMayBeOfAny() {
        var reading = read(
                visit("a", "DTSTART:20260310T090000Z", WEEKLY),
                visit("a", "RECURRENCE-ID:soon", "DTSTART:20260317T100000Z"));
        assertThat(reading.occurrences()).isEmpty();
        assertThat(reading.unread()).containsExactly("a");
    }

    @Test
    void aChangeOfAllThatFollowIsNotGuessed() {
        var reading = read(
                visit("a", "DTSTART:20260310T090000Z", WEEKLY),
                visit("a", "RECURRENCE-ID;RANGE=THISANDFUTURE:20260317T090000Z", "DTSTART:20260317T100000Z"));
        assertThat(starts(reading)).isEqualTo("2026-03-10T09:00:00Z");
        assertThat(skipped(reading)).isEqualTo("repetition 1");
        assertThat(reading.unread()).containsExactly("a");
    }

    /** That one stays when it is as long as nobody says otherwise; the others are what they are. */
    @Test
    void aChangeWithoutAClientIsOfThatOneOnly() {
        var reading = read(
                visit("a", "DTSTART:20260310T090000Z", WEEKLY),
                Ics.event("UID:a", "RECURRENCE-ID:20260317T090000Z", "DTSTART:20260317T100000Z"));
        assertThat(starts(reading)).isEqualTo("2026-03-10T09:00:00Z 2026-03-24T09:00:00Z");
        assertThat(reading.unread()).containsExactly("a/2026-03-17T09:00:00Z");
        assertThat(reading.timed()).extracting(Timed::key).containsExactly("a/2026-03-17T09:00:00Z");
    }

    @Test
    void aSeriesOfNobodySaysWhenItIs() {
        var reading = read(Ics.event("UID:a", "DTSTART:20260310T090000Z", WEEKLY));
        assertThat(skipped(reading)).isEqualTo("no_client 1");
        assertThat(reading.timed()).extracting(Timed::key).hasSize(3).contains("a/2026-03-24T09:00:00Z");
    }
}
