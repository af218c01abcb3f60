package dev.callside.reminders.plan;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;
import static dev.callside.reminders.plan.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Rule;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves when reminders before an appointment are due, and when there is none. */
class PlannerBeforeTest {

    @Test
    void isDueSoLongBeforeTheStart() {
        assertThat(visit("Wed 10:00").plan(Wanted.before("P7D", "P1D", "PT90M")))
                .containsExactly(
                        "before:P7D sms -Wed 10:00", "before:P1D sms Tue 10:00", "before:PT1H30M sms Wed 08:30");
    }

    @Test
    void goesByEachChannelThatTheRuleWantsAndTheClientHas() {
        var both = Wanted.only(Rule.before(Offset.ofDays(1), SMS, EMAIL));

        assertThat(visit("Wed 10:00").plan(both))
                .containsExactly("before:P1D sms Tue 10:00", "before:P1D email Tue 10:00");
        assertThat(visit("Wed 10:00").reachedBy(EMAIL).plan(both)).containsExactly("before:P1D email Tue 10:00");
        assertThat(visit("Wed 10:00").reachedBy().plan(both)).isEmpty();
        assertThat(visit("Wed 10:00").reachedBy(EMAIL).plan(Wanted.before("P1D")))
                .isEmpty();
    }

    @Test
    void aDayBeforeIsNotSentForABookingMadeAnHourBefore() {
        assertThat(visit("Wed 10:00").booked("Wed 09:00").plan(Wanted.before("P1D")))
                .isEmpty();
        assertThat(visit("Wed 10:00").booked("Wed 09:00").plan(Wanted.before("P1D", "PT30M")))
                .containsExactly("before:PT30M sms Wed 09:30");
    }

    @ParameterizedTest
    @CsvSource({"Tue 09:45, true", "Tue 09:46, false", "Tue 10:00, false", "Tue 10:01, false"})
    void isNotSentWithinAQuarterOfAnHourAfterTheBooking(String booked, boolean sent) {
        assertThat(visit("Wed 10:00").booked(booked).plan(Wanted.before("P1D"))).hasSize(sent ? 1 : 0);
    }

    @ParameterizedTest
    @CsvSource({"Tue 09:45, true", "Tue 09:46, false"})
    void isNotSentWithinAQuarterOfAnHourAfterTheMove(String moved, boolean sent) {
        assertThat(visit("Wed 10:00").movedFrom("Fri 10:00", moved).plan(Wanted.before("P1D")))
                .hasSize(sent ? 1 : 0);
    }

    /** From 8 to 20, quiet from 21 to 8. */
    @ParameterizedTest
    @CsvSource({
        // start, booked, offset, due
        "Wed 08:00, -Mon 12:00, P1D, Tue 08:00",
        "Wed 07:59, -Mon 12:00, P1D, Mon 19:59",
        "Wed 07:00, -Mon 12:00, P1D, Mon 19:59",
        "Wed 19:59, -Mon 12:00, P1D, Tue 19:59",
        "Wed 20:00, -Mon 12:00, P1D, Tue 19:59",
        "Wed 23:30, -Mon 12:00, P1D, Tue 19:59",
        "Wed 00:00, -Mon 12:00, P1D, Mon 19:59",
        "Wed 09:00, -Mon 12:00, PT2H, Tue 19:59",
        // not before it was booked, and a quarter of an hour
        "Wed 09:00, Tue 19:44, PT2H, Tue 19:59",
        "Wed 09:00, Tue 19:45, PT2H, Wed 08:00",
        "Wed 23:30, Tue 20:30, P1D, Wed 08:00",
        "Wed 09:00, Wed 06:00, PT2H, Wed 08:00",
    })
    void movesOutOfTheNightEarlierIfInTimeElseLater(String start, String booked, String offset, String due) {
        assertThat(visit(start).booked(booked).plan(Wanted.before(offset)))
                .containsExactly("before:" + offset + " sms " + due);
    }

    @ParameterizedTest
    @CsvSource({"Wed 08:01, Wed 08:00", "Wed 08:00, ", "Wed 07:30, "})
    void isNeverDueAtOrAfterTheStart(String start, String due) {
        var planned = visit(start).booked("Tue 22:00").plan(Wanted.before("PT1H"));

        assertThat(planned)
                .hasSize(due == null ? 0 : 1)
                .allSatisfy(message -> assertThat(message).isEqualTo("before:PT1H sms " + due));
    }

    @ParameterizedTest
    @CsvSource({
        "09:00, 17:00, Wed 08:30, Mon 16:59",
        "09:00, 17:00, Wed 18:00, Tue 16:59",
        "09:00, 00:00, Wed 23:30, Tue 20:59",
        "00:00, 12:00, Wed 07:00, Mon 11:59",
        "00:00, 00:00, Wed 07:00, Mon 20:59",
    })
    void keepsInsideTheWindowAndOutsideQuietHours(String from, String to, String start, String due) {
        assertThat(visit(start).plan(Wanted.window(Wanted.before("P1D"), from, to)))
                .containsExactly("before:P1D sms " + due);
    }

    @ParameterizedTest
    @CsvSource({
        // past midnight
        "19:00, 09:00, Wed 19:00, Tue 18:59",
        "19:00, 09:00, Wed 08:59, Mon 18:59",
        "19:00, 09:00, Wed 09:00, Tue 09:00",
        // within a day: a siesta
        "13:00, 15:00, Wed 12:59, Tue 12:59",
        "13:00, 15:00, Wed 13:00, Tue 12:59",
        "13:00, 15:00, Wed 14:59, Tue 12:59",
        "13:00, 15:00, Wed 15:00, Tue 15:00",
        // the end of one is the begin of the other
        "20:00, 08:00, Wed 21:00, Tue 19:59",
        "00:00, 08:30, Wed 08:15, Mon 19:59",
    })
    void quietHoursMayPassMidnight(String from, String to, String start, String due) {
        assertThat(visit(start).plan(Wanted.quiet(Wanted.before("P1D"), from, to)))
                .containsExactly("before:P1D sms " + due);
    }

    @Test
    void aReminderForMondayGoesOutOnFridayIfWeekendsAreFree() {
        var workdays = Wanted.on(Wanted.before("P1D"), EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY));

        assertThat(visit("+Mon 10:00").plan(workdays)).containsExactly("before:P1D sms Fri 19:59");
        assertThat(visit("+Mon 10:00").booked("Sat 09:00").plan(workdays)).containsExactly("before:P1D sms +Mon 08:00");
        assertThat(visit("+Tue 10:00").plan(workdays)).containsExactly("before:P1D sms +Mon 10:00");
    }

    @Test
    void oneDayInTheWeekIsEnough() {
        var sundays = Wanted.on(Wanted.before("P1D"), EnumSet.of(DayOfWeek.SUNDAY));

        assertThat(visit("Sat 10:00").plan(sundays)).containsExactly("before:P1D sms -Sun 19:59");
        assertThat(visit("Sat 10:00").booked("Wed 10:00").plan(sundays)).isEmpty();
    }

    @Test
    void isUsefulUntilTheStart() {
        assertThat(visit("Wed 10:00").message("Tue 09:00", Wanted.before("P1D")).usefulUntil())
                .isEqualTo(Week.at("Wed 10:00"));
    }

    @Test
    void isUsefulUntilTheNextOneOfItsChannelIsDue() {
        var planned = visit("Wed 12:00")
                .planAt(
                        Week.at("-Wed 09:00"),
                        Wanted.only(
                                Rule.before(Offset.ofHours(2), SMS),
                                Rule.before(Offset.ofDays(1), SMS, EMAIL),
                                Rule.before(Offset.ofDays(2), SMS)));

        assertThat(planned.stream().map(message -> Told.text(message) + " until " + Week.text(message.usefulUntil())))
                .containsExactly(
                        "before:P2D sms Mon 12:00 until Tue 12:00",
                        "before:P1D sms Tue 12:00 until Wed 10:00",
                        "before:P1D email Tue 12:00 until Wed 12:00",
                        "before:PT2H sms Wed 10:00 until Wed 12:00");
    }

    @Test
    void twoThatFallTogetherAreOne() {
        assertThat(visit("Wed 10:00").plan(Wanted.before("PT3H", "PT150M", "P1D")))
                .containsExactly("before:P1D sms Tue 10:00", "before:PT2H30M sms Tue 19:59");
    }

    @Test
    void secondsOfAStartAreKept() {
        var late = Duration.ofSeconds(20);
        var start = Week.at("Wed 10:00").plus(late);
        var night = Week.at("Wed 07:00").plus(late);

        assertThat(visit(start, Week.ZONE).planAt(Week.at("Mon 12:00"), Wanted.before("P1D")))
                .extracting(PlannedMessage::dueAt)
                .containsExactly(Week.at("Tue 10:00").plus(late));
        assertThat(visit(night, Week.ZONE).planAt(Week.at("Mon 12:00"), Wanted.before("P1D")))
                .extracting(PlannedMessage::dueAt)
                .containsExactly(Week.at("Mon 19:59"));
    }
}
