package dev.callside.reminders.plan;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.reminders.plan.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import java.time.DayOfWeek;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves when messages after an appointment are due, and those to a client who didn't come. */
class PlannerAfterTest {

    private static final Preferences NO_SHOW = Wanted.only(Rule.on(Kind.NO_SHOW, EMAIL));

    @Test
    void isDueSoLongAfterTheEnd() {
        assertThat(visit("Wed 10:00").plan(Wanted.after("PT1H"))).containsExactly("after:PT1H email Wed 11:30");
        assertThat(visit("Wed 10:00").plan(Wanted.after("P2D"))).containsExactly("after:P2D email Fri 10:30");
    }

    @ParameterizedTest
    @CsvSource({
        // earlier, but not before the end
        "Wed 19:00, PT1H, Wed 19:59",
        "Wed 19:29, PT1H, Wed 19:59",
        "Wed 19:30, PT1H, Thu 08:00",
        "Wed 22:00, P1D, Thu 19:59",
    })
    void movesOutOfTheNightButNotBeforeTheEnd(String start, String offset, String due) {
        assertThat(visit(start).plan(Wanted.after(offset))).containsExactly("after:" + offset + " email " + due);
    }

    @Test
    void isNotSentForAVisitThatIsEnteredAfterwards() {
        assertThat(visit("Wed 10:00").booked("Wed 11:31").plan(Wanted.after("PT1H")))
                .isEmpty();
        assertThat(visit("Wed 10:00").booked("Wed 11:30").plan(Wanted.after("PT1H")))
                .hasSize(1);
    }

    @Test
    void isNotMovedToBeforeTheBooking() {
        assertThat(visit("Wed 18:00").booked("Wed 20:30").plan(Wanted.after("PT3H")))
                .containsExactly("after:PT3H email Thu 08:00");
    }

    @Test
    void isUsefulForThreeDays() {
        assertThat(visit("Wed 19:30").message("Wed 10:00", Wanted.after("PT1H")).usefulUntil())
                .isEqualTo(Week.at("Sun 08:00"));
    }

    @ParameterizedTest
    @CsvSource({"Wed 10:00, Wed 10:30", "Wed 19:29, Wed 19:59", "Wed 19:30, Thu 08:00", "Wed 06:00, Wed 08:00"})
    void whoeverDidNotComeIsWrittenToFromTheEndOn(String start, String due) {
        assertThat(visit(start).is(VisitStatus.NOSHOW).plan(NO_SHOW)).containsExactly("no-show email " + due);
    }

    @Test
    void whoeverDidNotComeIsWrittenToOnTheDaysOfTheWeek() {
        var tuesdays = Wanted.on(NO_SHOW, EnumSet.of(DayOfWeek.TUESDAY));
        var told = visit("Wed 10:00").is(VisitStatus.NOSHOW);

        assertThat(told.plan(tuesdays)).containsExactly("no-show email +Tue 08:00");
        assertThat(told.message("Wed 10:30", tuesdays).usefulUntil()).isEqualTo(Week.at("+Fri 08:00"));
    }
}
