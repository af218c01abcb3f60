package dev.callside.reminders.plan;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;
import static dev.callside.reminders.plan.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import java.time.DayOfWeek;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves when a client is reminded of a payment that can be made by a link, and when not any more. */
class PlannerUnpaidTest {

    /** A visit on Wednesday at ten, in whose call something was asked for; the link is open for a week. */
    private static final Told OWING = visit("Wed 10:00").owing("Wed 10:20", "+Wed 10:20");

    private static final Preferences AN_HOUR = Wanted.unpaid("PT1H");

    @Test
    void isDueSoLongAfterTheLink() {
        assertThat(OWING.plan(AN_HOUR)).containsExactly("unpaid:PT1H sms Wed 11:20");
        assertThat(OWING.plan(Wanted.unpaid("PT1H", "P2D")))
                .containsExactly("unpaid:PT1H sms Wed 11:20", "unpaid:P2D sms Fri 10:20");
    }

    @Test
    void isNotSentWhereNothingIsOwed() {
        assertThat(visit("Wed 10:00").plan(AN_HOUR)).isEmpty();
        assertThat(OWING.plan(Preferences.defaults())).noneMatch(message -> message.startsWith("unpaid"));
    }

    @Test
    void goesByEachChannelThatTheClientAgreedTo() {
        var both = Wanted.only(Rule.unpaid(Offset.ofHours(1), SMS, EMAIL));
        assertThat(OWING.plan(both)).containsExactly("unpaid:PT1H sms Wed 11:20", "unpaid:PT1H email Wed 11:20");
        assertThat(OWING.reachedBy(EMAIL).plan(both)).containsExactly("unpaid:PT1H email Wed 11:20");
    }

    @ParameterizedTest
    @CsvSource({
        // earlier, but not to before the link, nor so soon after it that it would say nothing new
        "Wed 19:30, PT1H, Wed 19:59",
        "Wed 19:44, PT1H, Wed 19:59",
        "Wed 19:45, PT1H, Thu 08:00",
        "Wed 22:00, PT1H, Thu 08:00",
        "Wed 22:00, P1D, Thu 19:59",
        // as impatient as the rule, and no more
        "Wed 10:20, PT5M, Wed 10:25",
        "Wed 19:58, PT5M, Thu 08:00",
    })
    void movesOutOfTheNightButNotUpToTheLink(String since, String offset, String due) {
        assertThat(visit("Wed 10:00").owing(since, "+Wed 10:00").plan(Wanted.unpaid(offset)))
                .containsExactly("unpaid:" + offset + " sms " + due);
    }

    @Test
    void goesOutOnTheDaysOfTheWeek() {
        assertThat(OWING.plan(Wanted.on(AN_HOUR, EnumSet.of(DayOfWeek.MONDAY))))
                .containsExactly("unpaid:PT1H sms +Mon 08:00");
    }

    @Test
    void isOfNoUseWhenNobodyCanPayAnyMore() {
        assertThat(OWING.message("Wed 10:20", AN_HOUR).usefulUntil()).isEqualTo(Week.at("+Wed 10:20"));
        assertThat(OWING.plan(Wanted.unpaid("P7D"))).isEmpty();
        assertThat(visit("Wed 10:00").owing("Wed 21:30", "Thu 08:00").plan(AN_HOUR))
                .isEmpty();
    }

    @Test
    void isReplacedByTheNextOfItsChannel() {
        var twice = Wanted.unpaid("PT1H", "P1D");
        var messages = OWING.planAt(Week.at("Wed 10:20"), twice);

        assertThat(messages.get(0).usefulUntil()).isEqualTo(Week.at("Thu 10:20"));
        assertThat(OWING.plan("Thu 10:20", twice)).containsExactly("unpaid:P1D sms Thu 10:20");
    }

    @Test
    void isOneWhereTwoWouldGoAtTheSameMoment() {
        assertThat(visit("Wed 10:00").owing("Wed 20:30", "+Wed 10:00").plan(Wanted.unpaid("PT1H", "PT2H")))
                .containsExactly("unpaid:PT2H sms Thu 08:00");
    }

    @Test
    void knowsNothingOfMessagesAfterTheAppointment() {
        var both = Wanted.only(Rule.after(Offset.ofHours(1), SMS), Rule.unpaid(Offset.ofHours(2), SMS));

        assertThat(OWING.planAt(Week.at("Wed 10:30"), both))
                .extracting(PlannedMessage::usefulUntil)
                .containsExactly(Week.at("Sat 11:30"), Week.at("+Wed 10:20"));
    }

    @ParameterizedTest
    @EnumSource
    void isOwedWhetherTheClientCameOrNotUnlessAllWasCalledOff(VisitStatus status) {
        var told = status == VisitStatus.CANCELLED ? OWING.cancelled("Wed 09:00") : OWING.is(status);
        var off = Set.of(VisitStatus.PROPOSED, VisitStatus.PENDING, VisitStatus.CANCELLED);

        assertThat(told.planAt(Week.at("Wed 10:20"), AN_HOUR)).hasSize(off.contains(status) ? 0 : 1);
    }

    @Test
    void isTheSameWhenTheVisitIsMovedAndAnotherOneForAnotherLink() {
        var moved = OWING.movedFrom("Tue 10:00", "Wed 12:00");
        var key = OWING.message("Wed 10:20", AN_HOUR).key();

        assertThat(moved.message("Wed 12:00", AN_HOUR).key()).isEqualTo(key);
        assertThat(moved.message("Wed 12:00", AN_HOUR).dueAt()).isEqualTo(Week.at("Wed 11:20"));
        assertThat(OWING.owing(2, "Wed 10:25", "+Wed 10:25")
                        .message("Wed 10:30", AN_HOUR)
                        .key())
                .isNotEqualTo(key);
    }

    @Test
    void isPlannedNoMoreOnceItsLinkIsClosed() {
        var key = OWING.message("Wed 10:20", AN_HOUR).key();

        assertThat(Planner.plans(OWING.visit(), AN_HOUR, key)).isTrue();
        assertThat(Planner.plans(visit("Wed 10:00").visit(), AN_HOUR, key)).isFalse();
        assertThat(Planner.plans(OWING.owing(2, "Wed 10:25", "+Wed 10:25").visit(), AN_HOUR, key))
                .isFalse();
    }

    @Test
    void isHeldUpAsWhatIsSentAfterTheAppointment() {
        var message = OWING.message("Wed 10:20", AN_HOUR);

        assertThat(Planner.sendableAt(OWING.visit(), AN_HOUR, message, Week.at("Wed 12:00")))
                .isEqualTo(Week.at("Wed 12:00"));
        assertThat(Planner.sendableAt(OWING.visit(), AN_HOUR, message, Week.at("Wed 22:00")))
                .isEqualTo(Week.at("Thu 08:00"));
    }

    @ParameterizedTest
    @CsvSource({"0, 8000, 60", "1, 0, 60", "1, 8000, 0"})
    void whatCannotBeOwedIsABug(int number, long amount, long seconds) {
        var since = Week.at("Wed 10:20");
        assertThatThrownBy(() -> new Owed(number, UUID.randomUUID(), amount, "AUD", since, since.plusSeconds(seconds)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
