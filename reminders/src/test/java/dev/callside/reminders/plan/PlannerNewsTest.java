package dev.callside.reminders.plan;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;
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

/** Proves when a client hears of a booking, a move and a cancellation. */
class PlannerNewsTest {

    private static final Preferences BOOKED = Wanted.only(Rule.on(Kind.BOOKED, EMAIL));
    private static final Preferences CHANGED = Wanted.only(Rule.on(Kind.CHANGED, SMS));
    private static final Preferences CANCELLED = Wanted.only(Rule.on(Kind.CANCELLED, SMS));

    @Test
    void goesAtOnceAlsoOutsideTheWindowAndItsDays() {
        var mondays = Wanted.on(BOOKED, EnumSet.of(DayOfWeek.MONDAY));

        assertThat(visit("Fri 10:00").booked("Tue 15:00").plan(BOOKED)).containsExactly("booked email Tue 15:00");
        assertThat(visit("Fri 10:00").booked("Tue 20:30").plan(BOOKED)).containsExactly("booked email Tue 20:30");
        assertThat(visit("Fri 10:00").booked("Tue 15:00").plan(mondays)).containsExactly("booked email Tue 15:00");
    }

    @ParameterizedTest
    @CsvSource({
        "Tue 20:59, Tue 20:59",
        "Tue 21:00, Wed 08:00",
        "Tue 23:59, Wed 08:00",
        "Wed 00:00, Wed 08:00",
        "Wed 07:59, Wed 08:00",
        "Wed 08:00, Wed 08:00",
    })
    void waitsForTheEndOfQuietHours(String happened, String due) {
        assertThat(visit("Fri 10:00").booked(happened).plan(BOOKED)).containsExactly("booked email " + due);
        assertThat(visit("Fri 10:00").movedFrom("Thu 10:00", happened).plan(CHANGED))
                .containsExactly("changed sms " + due);
        assertThat(visit("Fri 10:00").cancelled(happened).plan(CANCELLED)).containsExactly("cancelled sms " + due);
    }

    /** Two hours are the notice that somebody needs who would come. */
    @ParameterizedTest
    @CsvSource({
        "Wed 10:00, Tue 22:00, Wed 08:00",
        "Wed 09:59, Tue 22:00, Tue 22:00",
        "Wed 07:00, Tue 22:00, Tue 22:00",
        "Wed 08:30, Wed 06:00, Wed 06:00",
    })
    void doesNotWaitIfThatWouldBeTooLate(String start, String happened, String due) {
        assertThat(visit(start).booked(happened).plan(BOOKED)).containsExactly("booked email " + due);
        assertThat(visit(start).movedFrom("+Fri 10:00", happened).plan(CHANGED)).containsExactly("changed sms " + due);
        assertThat(visit(start).cancelled(happened).plan(CANCELLED)).containsExactly("cancelled sms " + due);
    }

    @Test
    void doesNotLetAnybodyComeAtTheOldTime() {
        assertThat(visit("+Fri 10:00").movedFrom("Wed 08:30", "Tue 22:00").plan(CHANGED))
                .containsExactly("changed sms Tue 22:00");
        assertThat(visit("+Fri 10:00").movedFrom("Wed 10:00", "Tue 22:00").plan(CHANGED))
                .containsExactly("changed sms Wed 08:00");
    }

    @Test
    void anOldTimeThatIsOverHurriesNobody() {
        assertThat(visit("+Fri 10:00").movedFrom("Tue 10:00", "Tue 22:00").plan(CHANGED))
                .containsExactly("changed sms Wed 08:00");
    }

    @ParameterizedTest
    @CsvSource({"Wed 09:59, 1", "Wed 10:00, 0", "Wed 10:01, 0"})
    void isNotSentFromTheStartOn(String happened, int messages) {
        assertThat(visit("Wed 10:00").booked(happened).plan(BOOKED)).hasSize(messages);
        assertThat(visit("Wed 10:00").movedFrom("Fri 10:00", happened).plan(CHANGED))
                .hasSize(messages);
        assertThat(visit("Wed 10:00").cancelled(happened).plan(CANCELLED)).hasSize(messages);
    }

    @Test
    void aBookingIsNoNewsAfterADay() {
        var told = visit("+Fri 10:00").booked("Tue 15:00");

        assertThat(told.plan("Wed 14:59", BOOKED)).containsExactly("booked email Tue 15:00");
        assertThat(told.plan("Wed 15:00", BOOKED)).isEmpty();
    }

    @Test
    void theDayBeginsWhenItCouldBeSent() {
        var told = visit("+Fri 10:00").booked("Tue 22:00");

        assertThat(told.plan("+Mon 07:59", BOOKED)).isEmpty();
        assertThat(told.plan("Thu 07:59", BOOKED)).containsExactly("booked email Wed 08:00");
        assertThat(told.plan("Thu 08:00", BOOKED)).isEmpty();
    }

    @Test
    void changesAreNewsForThreeDays() {
        var moved = visit("+Fri 10:00").movedFrom("+Thu 10:00", "Tue 15:00");
        var cancelled = visit("+Fri 10:00").cancelled("Tue 15:00");

        assertThat(moved.plan("Fri 14:59", CHANGED)).containsExactly("changed sms Tue 15:00");
        assertThat(moved.plan("Fri 15:00", CHANGED)).isEmpty();
        assertThat(cancelled.plan("Fri 14:59", CANCELLED)).containsExactly("cancelled sms Tue 15:00");
        assertThat(cancelled.plan("Fri 15:00", CANCELLED)).isEmpty();
    }

    @Test
    void newsIsUsefulUntilTheStartAtTheLatest() {
        assertThat(visit("Wed 09:00")
                        .booked("Tue 15:00")
                        .message("Tue 15:00", BOOKED)
                        .usefulUntil())
                .isEqualTo(Week.at("Wed 09:00"));
        assertThat(visit("Wed 09:00")
                        .cancelled("Tue 15:00")
                        .message("Tue 15:00", CANCELLED)
                        .usefulUntil())
                .isEqualTo(Week.at("Wed 09:00"));
    }

    @Test
    void withoutQuietHoursNothingWaits() {
        assertThat(visit("Fri 10:00").booked("Tue 03:00").plan(Wanted.neverQuiet(BOOKED)))
                .containsExactly("booked email Tue 03:00");
    }
}
