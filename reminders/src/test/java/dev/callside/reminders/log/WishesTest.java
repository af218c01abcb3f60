package dev.callside.reminders.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that the plan leaves what a person has sent again, as long as it could be sent again. */
class WishesTest {

    private final LogScene scene = new LogScene();

    /** Of a booking a week ago: the plan has no message about that any more. */
    private UUID tooLate() {
        return scene.message(
                scene.appointment, "booked", "email", scene.now.minus(Duration.ofDays(6)), "expired", "no_credit");
    }

    private UUID wishedFor() {
        var id = tooLate();
        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.DONE);
        return id;
    }

    private String state(UUID id) {
        return scene.of(id, "concat_ws(' ', state, nullif(reason, ''))");
    }

    private void prefers(Rule... rules) {
        var times = Preferences.defaults().times();
        scene.credits.in(() -> scene.preferences.save(
                scene.credits.id, scene.credits.group, new Preferences(List.of(rules), times), 0, scene.now, "Mia"));
    }

    @Test
    void staysWhenAllIsPlannedAnew() {
        var id = wishedFor();

        scene.plansAnew();

        assertThat(state(id)).isEqualTo("scheduled");
        assertThat(scene.of(id, "due_at = '" + scene.now + "' and useful_until = '" + scene.start + "'"))
                .isEqualTo("t");
    }

    @Test
    void staysWhileItWaitsForCredits() {
        var id = wishedFor();
        scene.owner("update reminders.messages set state = 'held', reason = 'no_credit' where id = '" + id + "'");

        scene.plansAnew();

        assertThat(state(id)).isEqualTo("held no_credit");
    }

    @Test
    void staysWhileADispatcherHasItAndHasNotBegunToSendIt() {
        var id = wishedFor();
        scene.owner("update reminders.messages set state = 'sending', lease_until = '" + scene.now.plusSeconds(60)
                + "' where id = '" + id + "'");

        scene.plansAnew();

        assertThat(state(id)).isEqualTo("sending");
    }

    @Test
    void isNotLateForThePlanThatHasItToo() {
        var id = scene.message("before:P1D", scene.now, "failed", "refused");
        scene.credits.clock.advance(Duration.ofHours(10));
        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.DONE);

        scene.plansAnew();

        assertThat(scene.of(id, "due_at = '" + scene.now.plus(Duration.ofHours(10)) + "'"))
                .isEqualTo("t");
    }

    @Test
    void followsThePlanToALaterTime() {
        var id = scene.message("before:P1D", scene.now.minusSeconds(60), "failed", "refused");
        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.DONE);
        var later = scene.start.plus(Duration.ofDays(2));
        scene.owner("update reminders.appointments set start_at = '" + later + "', end_at = '" + later.plusSeconds(60)
                + "' where id = '" + scene.appointment + "'");

        scene.plansAnew();

        assertThat(scene.of(id, "due_at > '" + scene.now.plus(Duration.ofDays(1)) + "'"))
                .isEqualTo("t");
    }

    @Test
    void goesWithTheAppointment() {
        var id = wishedFor();
        scene.owner("update reminders.appointments set status = 'cancelled', cancelled_at = '" + scene.now
                + "' where id = '" + scene.appointment + "'");

        scene.plansAnew();

        assertThat(state(id)).isEqualTo("cancelled plan");
    }

    @Test
    void goesWhenTheAppointmentIsMoved() {
        var id = wishedFor();
        scene.owner("update reminders.appointments set version = 2, moved_at = '" + scene.now + "' where id = '"
                + scene.appointment + "'");

        scene.plansAnew();

        assertThat(state(id)).isEqualTo("cancelled plan");
    }

    @Test
    void goesWithItsRule() {
        var id = wishedFor();
        prefers(Rule.on(Kind.BOOKED, Channel.SMS));

        scene.plansAnew();

        assertThat(state(id)).isEqualTo("cancelled plan");
    }

    @Test
    void goesWithTheConsent() {
        var id = wishedFor();
        scene.owner("update practice.clients set email_consent = false where id = '" + scene.client + "'");

        scene.plansAnew();

        assertThat(state(id)).isEqualTo("cancelled no_consent");
    }

    /** Whoever thinks better of it once more has nothing kept from before. */
    @Test
    void isOverWhenItIsCancelled() {
        var id = wishedFor();
        assertThat(scene.cancel(id)).isEqualTo(Messages.Outcome.DONE);

        scene.plansAnew();

        assertThat(state(id)).isEqualTo("cancelled person");
    }

    @Test
    void leavesWhatNobodyWishedForToThePlan() {
        var id = tooLate();
        scene.owner("update reminders.messages set state = 'scheduled', reason = '' where id = '" + id + "'");

        scene.plansAnew();

        assertThat(state(id)).isEqualTo("cancelled plan");
    }

    /** What is off and on again is the plan's, at the plan's time. */
    @Test
    void isThePlansAgainOnceThePlanHasTakenItBack() {
        var id = scene.message("before:P1D", scene.now, "failed", "refused");
        scene.credits.clock.advance(Duration.ofHours(1));
        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.DONE);
        scene.owner("update practice.clients set sms_consent = false where id = '" + scene.client + "'");
        scene.plansAnew();
        assertThat(state(id)).isEqualTo("cancelled no_consent");
        scene.owner("update practice.clients set sms_consent = true where id = '" + scene.client + "'");

        scene.credits.in(() -> {
            scene.planning.plan(scene.credits.id, List.of(scene.appointment));
            return null;
        });

        assertThat(scene.of(id, "state || ' ' || (wished_at is null)")).isEqualTo("scheduled true");
    }
}
