package dev.callside.reminders.plan;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;
import static dev.callside.reminders.plan.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that nobody gets two messages about one appointment at once, although the first of them was held up for long. */
class PlannerTakesOverTest {

    private static final Preferences BOTH = Wanted.only(
            Rule.on(Kind.BOOKED, SMS, EMAIL), Rule.on(Kind.CHANGED, SMS, EMAIL), Rule.before(Offset.ofDays(1), SMS));

    private static List<String> useful(Told told, Preferences rules) {
        return told.planAt(told.visit().setAt(), rules).stream()
                .map(message -> Told.text(message) + " until " + Week.text(message.usefulUntil()))
                .toList();
    }

    @Test
    void aConfirmationIsOfNoUseWhenAReminderOfItsChannelIsDue() {
        assertThat(useful(visit("Wed 10:00").booked("Mon 15:00"), BOTH))
                .containsExactly(
                        "booked sms Mon 15:00 until Tue 10:00",
                        "booked email Mon 15:00 until Tue 15:00",
                        "before:P1D sms Tue 10:00 until Wed 10:00");
    }

    @Test
    void neitherIsNewsOfAMove() {
        assertThat(useful(visit("Wed 10:00").movedFrom("Thu 10:00", "Mon 15:00"), BOTH))
                .containsExactly(
                        "changed sms Mon 15:00 until Tue 10:00",
                        "changed email Mon 15:00 until Wed 10:00",
                        "before:P1D sms Tue 10:00 until Wed 10:00");
    }

    @Test
    void aConfirmationThatIsUsefulForLessStaysSo() {
        assertThat(useful(visit("+Fri 10:00").booked("Tue 15:00"), BOTH))
                .startsWith("booked sms Tue 15:00 until Wed 15:00");
    }

    @Test
    void whatQuietHoursMoveToTheTimeOfAReminderIsLeftToIt() {
        var rules = Wanted.only(Rule.on(Kind.BOOKED, SMS), Rule.before(Offset.ofHours(2), SMS));

        assertThat(useful(visit("Wed 10:00").booked("Tue 22:00"), rules))
                .containsExactly("before:PT2H sms Wed 08:00 until Wed 10:00");
    }

    @Test
    void aFollowUpIsOfNoUseWhenTheNextOneIsDue() {
        var rules = Wanted.only(Rule.after(Offset.ofHours(1), EMAIL), Rule.after(Offset.ofDays(1), EMAIL));

        assertThat(useful(visit("Mon 10:00"), rules))
                .containsExactly(
                        "after:PT1H email Mon 11:30 until Tue 10:30", "after:P1D email Tue 10:30 until Fri 10:30");
    }

    @Test
    void ofTwoFollowUpsAtOnceTheOneThatWasMeantToBeTheLastIsLeft() {
        var rules = Wanted.only(Rule.after(Offset.ofHours(1), EMAIL), Rule.after(Offset.ofHours(3), EMAIL));

        assertThat(useful(visit("Mon 20:00"), rules)).containsExactly("after:PT3H email Tue 08:00 until Fri 08:00");
    }
}
