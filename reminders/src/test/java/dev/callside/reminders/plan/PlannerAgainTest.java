package dev.callside.reminders.plan;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.reminders.plan.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Rule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that planning again changes nothing but what is over, and when a message that was held up may go out. */
class PlannerAgainTest {

    @Test
    void whatWasDueAndIsStillUsefulIsStillPlanned() {
        var told = visit("Wed 10:00").booked("Mon 09:00");
        var rules = Wanted.before("P1D", "PT2H");

        assertThat(told.plan("Tue 11:00", rules)).isEqualTo(told.plan(rules)).hasSize(2);
        assertThat(told.plan("Wed 08:00", rules)).containsExactly("before:PT2H sms Wed 08:00");
        assertThat(told.plan("Wed 09:59", rules)).containsExactly("before:PT2H sms Wed 08:00");
        assertThat(told.plan("Wed 10:00", rules)).isEmpty();
    }

    @Test
    void whatWasMovedEarlierStaysWhereItWas() {
        var told = visit("Wed 21:30");

        assertThat(told.plan("Tue 19:00", Wanted.before("P1D"))).containsExactly("before:P1D sms Tue 19:59");
        assertThat(told.plan("Tue 20:30", Wanted.before("P1D"))).containsExactly("before:P1D sms Tue 19:59");
        assertThat(told.plan("Wed 12:00", Wanted.before("P1D"))).containsExactly("before:P1D sms Tue 19:59");
    }

    @Test
    void anImportedBookingIsRemindedOfButNotConfirmed() {
        assertThat(visit("Wed 10:00").booked("-Wed 10:00").plan("Mon 09:00", Wanted.everything()))
                .containsExactly("before:P1D sms Tue 10:00", "after:PT1H email Wed 11:30");
    }

    /** Due on Tuesday at 10:00 (the first), or 19:59 (moved earlier from 21:30); from 8 to 20, quiet from 21 to 8. */
    @ParameterizedTest
    @CsvSource({
        // not due yet
        "Wed 10:00, Tue 09:00, Tue 10:00",
        "Wed 10:00, Tue 10:00, Tue 10:00",
        // held up in the day: at once
        "Wed 10:00, Tue 15:30, Tue 15:30",
        // held up into the evening or the night: in the morning
        "Wed 10:00, Tue 20:30, Wed 08:00",
        "Wed 10:00, Wed 03:00, Wed 08:00",
        // a queue at the end of the window: an hour more, but not into quiet hours
        "Wed 21:30, Tue 20:30, Tue 20:30",
        "Wed 21:30, Tue 20:59, Tue 20:59",
        "Wed 21:30, Tue 21:00, Wed 08:00",
    })
    void aReminderThatWasHeldUpWaitsForTheWindow(String start, String now, String sendable) {
        sendable(visit(start), Rule.before(Offset.ofDays(1), EMAIL), now, sendable);
    }

    @Test
    void anHourBehindTheWindowIsTheMost() {
        var quietFromMidnight = Wanted.quiet(Wanted.before("P1D"), "00:00", "08:00");
        var told = visit("Wed 21:30");
        var message = told.message("Tue 12:00", quietFromMidnight);

        assertThat(Planner.sendableAt(told.visit(), quietFromMidnight, message, Week.at("Tue 20:59")))
                .isEqualTo(Week.at("Tue 20:59"));
        assertThat(Planner.sendableAt(told.visit(), quietFromMidnight, message, Week.at("Tue 21:00")))
                .isEqualTo(Week.at("Wed 08:00"));
    }

    @Test
    void aReminderThatCannotWaitIsNotSent() {
        var told = visit("Wed 07:30");
        var rules = Wanted.before("P1D");
        var message = told.message("Mon 12:00", rules);

        assertThat(Planner.sendableAt(told.visit(), rules, message, Week.at("Tue 21:00")))
                .isAfterOrEqualTo(message.usefulUntil());
    }

    @ParameterizedTest
    @CsvSource({
        "Fri 10:00, Tue 15:00, Tue 20:30, Tue 20:30",
        "Fri 10:00, Tue 15:00, Tue 23:00, Wed 08:00",
        "Fri 10:00, Tue 22:00, Tue 23:00, Wed 08:00",
        "Wed 09:00, Tue 15:00, Tue 23:00, Tue 23:00",
        "Wed 09:00, Tue 22:00, Tue 23:00, Tue 23:00",
    })
    void newsThatWasHeldUpWaitsForTheEndOfQuietHoursUnlessThatIsTooLate(
            String start, String booked, String now, String sendable) {
        sendable(visit(start).booked(booked), Rule.on(Kind.BOOKED, EMAIL), now, sendable);
    }

    private static void sendable(Told told, Rule rule, String now, String sendable) {
        var rules = Wanted.only(rule);
        var message = told.planAt(told.visit().setAt(), rules).get(0);

        assertThat(Week.text(Planner.sendableAt(told.visit(), rules, message, Week.at(now))))
                .isEqualTo(sendable);
    }
}
