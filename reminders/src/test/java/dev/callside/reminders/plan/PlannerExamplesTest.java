package dev.callside.reminders.plan;

import static dev.callside.credits.price.Channel.SMS;
import static dev.callside.reminders.plan.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import org.junit.jupiter.api.Test;

/** The examples of docs/reference/reminders.md, as they stand there. Those of daylight saving have their own test. */
class PlannerExamplesTest {

    private static Preferences on(Kind kind) {
        return Wanted.only(Rule.on(kind, SMS));
    }

    @Test
    void theTable() {
        var wednesday = visit("Wed 10:00");

        assertThat(wednesday.booked("Mon 15:00").plan(on(Kind.BOOKED))).containsExactly("booked sms Mon 15:00");
        assertThat(wednesday.movedFrom("Fri 10:00", "Mon 22:00").plan(on(Kind.CHANGED)))
                .containsExactly("changed sms Tue 08:00");
        assertThat(wednesday.cancelled("Mon 15:00").plan(on(Kind.CANCELLED)))
                .containsExactly("cancelled sms Mon 15:00");
        assertThat(wednesday.plan(Wanted.before("P1D", "PT2H")))
                .containsExactly("before:P1D sms Tue 10:00", "before:PT2H sms Wed 08:00");
        assertThat(wednesday.plan(Wanted.after("PT2H"))).containsExactly("after:PT2H email Wed 12:30");
        assertThat(wednesday.plan(Wanted.after("P1D"))).containsExactly("after:P1D email Thu 10:30");
        assertThat(wednesday.is(VisitStatus.NOSHOW).plan(on(Kind.NO_SHOW))).containsExactly("no-show sms Wed 10:30");
    }

    @Test
    void quietHours() {
        var early = visit("Wed 07:00");

        assertThat(early.plan(Wanted.before("P1D"))).containsExactly("before:P1D sms Mon 19:59");
        assertThat(early.booked("Mon 22:00").plan(Wanted.before("P1D"))).containsExactly("before:P1D sms Tue 08:00");
        assertThat(early.booked("Tue 09:00").plan(Wanted.before("P1D"))).isEmpty();
    }
}
