package dev.callside.reminders.plan;

import static dev.callside.credits.price.Channel.SMS;
import static dev.callside.reminders.plan.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that reminders are right on the days when clocks change, where they skip time and where they show it twice. */
class PlannerDaylightSavingTest {

    private static String due(String zone, OffsetDateTime start, Preferences preferences) {
        var told = visit(start.toInstant(), ZoneId.of(zone));
        var planned = told.planAt(told.visit().bookedAt(), preferences);
        assertThat(planned).hasSize(1);
        return OffsetDateTime.ofInstant(planned.get(0).dueAt(), ZoneId.of(zone)).toString();
    }

    @ParameterizedTest
    @CsvSource({
        "Australia/Melbourne, 2026-04-05T10:00+10:00, P1D, 2026-04-04T10:00+11:00",
        "Australia/Melbourne, 2026-04-05T10:00+10:00, PT24H, 2026-04-04T11:00+11:00",
        "Australia/Melbourne, 2026-10-04T10:00+11:00, P1D, 2026-10-03T10:00+10:00",
        "Australia/Melbourne, 2026-10-04T10:00+11:00, PT24H, 2026-10-03T09:00+10:00",
        "Australia/Lord_Howe, 2026-04-05T10:00+10:30, P1D, 2026-04-04T10:00+11:00",
        "Australia/Lord_Howe, 2026-04-05T10:00+10:30, PT24H, 2026-04-04T10:30+11:00",
        "Australia/Lord_Howe, 2026-10-04T10:00+11:00, P1D, 2026-10-03T10:00+10:30",
        "America/New_York, 2026-03-08T10:00-04:00, P1D, 2026-03-07T10:00-05:00",
        "America/New_York, 2026-11-01T10:00-05:00, P1D, 2026-10-31T10:00-04:00",
        "America/New_York, 2026-11-01T10:00-05:00, PT24H, 2026-10-31T11:00-04:00",
        "Atlantic/Reykjavik, 2026-03-29T10:00Z, P1D, 2026-03-28T10:00Z",
        "Atlantic/Reykjavik, 2026-10-25T10:00Z, PT24H, 2026-10-24T10:00Z",
    })
    void aDayKeepsTheTimeOfDayAndHoursAreExact(String zone, OffsetDateTime start, String offset, String due) {
        assertThat(due(zone, start, Wanted.before(offset))).isEqualTo(due);
    }

    /** From 8 to 20, quiet from 21 to 8, by the clocks as they are then. */
    @ParameterizedTest
    @CsvSource({
        "Australia/Melbourne, 2026-10-05T07:00+11:00, 2026-10-03T19:59+10:00",
        "Australia/Melbourne, 2026-10-05T08:00+11:00, 2026-10-04T08:00+11:00",
        "Australia/Melbourne, 2026-04-06T07:59+10:00, 2026-04-04T19:59+11:00",
        "Australia/Lord_Howe, 2026-10-05T07:59+11:00, 2026-10-03T19:59+10:30",
        "America/New_York, 2026-03-09T07:30-04:00, 2026-03-07T19:59-05:00",
        "America/New_York, 2026-11-02T07:30-05:00, 2026-10-31T19:59-04:00",
        "Atlantic/Reykjavik, 2026-10-26T07:30Z, 2026-10-24T19:59Z",
    })
    void theNightIsLeftByTheClocksOfItsOwnSide(String zone, OffsetDateTime start, String due) {
        assertThat(due(zone, start, Wanted.before("P1D"))).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "Australia/Melbourne, 2026-10-05T02:30+11:00, 2026-10-04T03:30+11:00",
        "Australia/Lord_Howe, 2026-10-05T02:00+11:00, 2026-10-04T02:30+11:00",
        "America/New_York, 2026-03-09T02:00-04:00, 2026-03-08T03:00-04:00",
    })
    void aTimeThatClocksSkipIsLaterByWhatTheySkip(String zone, OffsetDateTime start, String due) {
        assertThat(due(zone, start, Wanted.allDay(Wanted.before("P1D")))).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "Australia/Melbourne, 2026-04-06T02:30+10:00, 2026-04-05T02:30+11:00",
        "Australia/Lord_Howe, 2026-04-06T01:30+10:30, 2026-04-05T01:30+11:00",
        "America/New_York, 2026-11-02T01:59-05:00, 2026-11-01T01:59-04:00",
    })
    void ofATimeThatClocksShowTwiceItIsTheFirst(String zone, OffsetDateTime start, String due) {
        assertThat(due(zone, start, Wanted.allDay(Wanted.before("P1D")))).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        // clocks show 02:00 to 03:00 twice: the nearest is in the second hour, then in the first
        "Australia/Melbourne, 02:10, 02:40, 2026-04-05T10:00+10:00, 2026-04-05T02:39+10:00",
        "Australia/Melbourne, 02:10, 02:40, 2026-04-05T04:05+10:00, 2026-04-05T02:39+11:00",
        // 01:30 to 02:00 twice, half an hour apart
        "Australia/Lord_Howe, 01:40, 01:50, 2026-04-05T10:00+10:30, 2026-04-05T01:49+10:30",
        "Australia/Lord_Howe, 01:40, 01:50, 2026-04-05T03:35+10:30, 2026-04-05T01:49+11:00",
        // clocks skip 02:00 to 03:00: what is left, and the day before
        "Australia/Melbourne, 01:30, 02:30, 2026-10-04T10:00+11:00, 2026-10-04T01:59+10:00",
        "Australia/Melbourne, 02:10, 02:40, 2026-10-04T10:00+11:00, 2026-10-03T02:39+10:00",
        "America/New_York, 02:30, 03:30, 2026-03-08T05:10-04:00, 2026-03-08T03:10-04:00",
        "America/New_York, 02:00, 03:00, 2026-03-08T10:00-04:00, 2026-03-07T02:59-05:00",
    })
    void aWindowIsOpenAsOftenAsClocksShowIt(String zone, String from, String to, OffsetDateTime start, String due) {
        var nights = Wanted.window(Wanted.neverQuiet(Wanted.before("PT2H")), from, to);

        assertThat(due(zone, start, nights)).isEqualTo(due);
    }

    @Test
    void quietHoursOfTheNightOfTheChangeEndByTheNewClocks() {
        var zone = ZoneId.of("Australia/Melbourne");
        var booked = OffsetDateTime.parse("2026-10-03T22:00+10:00").toInstant();
        var told = visit(OffsetDateTime.parse("2026-10-09T10:00+11:00").toInstant(), zone)
                .booked(booked);

        assertThat(told.planAt(booked, Wanted.only(Rule.on(Kind.BOOKED, SMS))))
                .extracting(PlannedMessage::dueAt)
                .containsExactly(OffsetDateTime.parse("2026-10-04T08:00+11:00").toInstant());
    }

    @Test
    void aDayThatAWholeCountrySkippedHasNoReminder() {
        var samoa = ZoneId.of("Pacific/Apia");
        var told = visit(OffsetDateTime.parse("2011-12-31T10:00+14:00").toInstant(), samoa);

        assertThat(told.planAt(told.visit().bookedAt(), Wanted.before("P1D"))).isEmpty();
        assertThat(told.planAt(told.visit().bookedAt(), Wanted.before("P2D")))
                .extracting(PlannedMessage::dueAt)
                .containsExactly(OffsetDateTime.parse("2011-12-29T10:00-10:00").toInstant());
    }
}
