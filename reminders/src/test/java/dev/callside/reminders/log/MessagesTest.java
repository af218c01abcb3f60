package dev.callside.reminders.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.Message;
import dev.callside.credits.spend.Payment;
import dev.callside.credits.spend.Settlement;
import dev.callside.plugin.Role;
import dev.callside.practice.testing.Gate;
import dev.callside.practice.testing.TestSessions;
import dev.callside.reminders.plan.MessageKey;
import dev.callside.reminders.plan.PlannedMessage;
import dev.callside.reminders.settings.RuleId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that what a person does about a message costs nothing twice, loses no credits, and is not undone by the plan. */
class MessagesTest {

    private final LogScene scene = new LogScene();

    private Message bill(UUID payment, UUID message) {
        return new Message(payment, Optional.empty(), Channel.SMS, "AU", 1, "reminder:" + message);
    }

    private UUID reserved(UUID message, String code) {
        var payment = UUID.randomUUID();
        scene.credits.bought(scene.credits.group, 10);
        assertThat(scene.credits.reserve(bill(payment, message)).outcome()).isEqualTo(Payment.Outcome.PAID);
        scene.written(message, payment, code);
        return payment;
    }

    private long available() {
        return scene.credits.available(scene.credits.group);
    }

    @Test
    void paysAnewForWhatWasRefused() {
        var id = scene.message("before:P1D", scene.now, "failed", "refused");
        var payment = reserved(id, "30007");
        scene.credits.settle(payment, false);

        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.DONE);

        assertThat(scene.of(id, "state || ' ' || reason || ' ' || attempts")).isEqualTo("scheduled  0");
        assertThat(scene.of(id, "handed_over_at")).isNull();
        assertThat(scene.of(id, "provider_code")).isNull();
        assertThat(available()).isEqualTo(10);
        assertThat(paidAgain(id)).isEqualTo(Payment.Outcome.PAID);
        assertThat(scene.credits.sees(
                        "select action from practice.audit where practice_id = {practice} and object = '" + id + "'"))
                .isEqualTo("message.send-again");
    }

    /** As the dispatcher reserves for it. */
    private Payment.Outcome paidAgain(UUID id) {
        return scene.credits
                .reserve(bill(UUID.fromString(scene.of(id, "payment_id")), id))
                .outcome();
    }

    /** The network took it, so it was paid for; the next one is taken by the network too. */
    @Test
    void paysEachTimeForWhatCameBackUndelivered() {
        var id = scene.message("before:P1D", scene.now, "failed", "undelivered");
        scene.credits.settle(reserved(id, "30003"), true);
        assertThat(available()).isEqualTo(9);

        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.DONE);

        assertThat(paidAgain(id)).isEqualTo(Payment.Outcome.PAID);
        assertThat(available()).isEqualTo(8);
    }

    @Test
    void sendsADoubtfulOneOnlyIfThePersonKnowsAndWithTheSameCredits() {
        var id = scene.message("before:P1D", scene.now, "in_doubt", "no_answer");
        var payment = reserved(id, "");

        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.REFUSED);
        assertThat(scene.of(id, "state")).isEqualTo("in_doubt");
        assertThat(scene.sendAgain(id, true)).isEqualTo(Messages.Outcome.DONE);

        assertThat(scene.of(id, "payment_id")).isEqualTo(payment.toString());
        assertThat(scene.credits.reserve(bill(payment, id)).outcome()).isEqualTo(Payment.Outcome.PAID_BEFORE);
        assertThat(available()).isEqualTo(9);
    }

    @Test
    void isDoneOnceHoweverOftenItIsAskedFor() {
        var id = scene.message("before:P1D", scene.now, "failed", "refused");

        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.DONE);
        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.DONE);

        assertThat(scene.credits.sees(
                        "select count(*) from practice.audit where practice_id = {practice} and object = '" + id + "'"))
                .isEqualTo("1");
    }

    @Test
    void refusesWhatIsNotSafe() {
        for (var state : List.of("sent", "delivered")) {
            var id = scene.message("before:PT" + state.length() + "H", scene.now, state, "");
            assertThat(scene.sendAgain(id, true)).as(state).isEqualTo(Messages.Outcome.REFUSED);
            assertThat(scene.of(id, "state")).isEqualTo(state);
        }
        assertThat(scene.sendAgain(UUID.randomUUID(), true)).isEqualTo(Messages.Outcome.NOT_FOUND);
    }

    @Test
    void givesWhatWasTooLateTimeUntilTheStart() {
        var id = scene.message("before:P1D", scene.now.minus(Duration.ofHours(13)), "expired", "no_credit");

        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.DONE);

        assertThat(scene.of(id, "useful_until = '" + scene.start + "' and due_at = '" + scene.now + "'"))
                .isEqualTo("t");
    }

    @Test
    void freesTheCreditsOfWhatIsCancelled() {
        var id = scene.message("before:P1D", scene.now.plusSeconds(60), "scheduled", "");
        reserved(id, "");
        assertThat(available()).isEqualTo(9);

        assertThat(scene.cancel(id)).isEqualTo(Messages.Outcome.DONE);
        assertThat(scene.cancel(id)).isEqualTo(Messages.Outcome.DONE);

        assertThat(scene.of(id, "state || ' ' || reason")).isEqualTo("cancelled person");
        assertThat(available()).isEqualTo(10);
    }

    /** A name is optional in a launch, and may be longer than the history of credits takes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 255})
    void freesThemWhateverNameWhoCancelsHas(int length) {
        var id = scene.message("before:P1D", scene.now.plusSeconds(60), "scheduled", "");
        reserved(id, "");
        var who = TestSessions.of(scene.credits.id, Role.MANAGER, "mia", "M".repeat(length));

        assertThat(scene.credits.in(() -> scene.messages.cancel(who, id))).isEqualTo(Messages.Outcome.DONE);

        assertThat(available()).isEqualTo(10);
    }

    @Test
    void cancelsOnlyWhatIsNotOnItsWay() {
        assertThat(scene.cancel(scene.message("before:P1D", scene.now, "held", "no_credit")))
                .isEqualTo(Messages.Outcome.DONE);
        assertThat(scene.cancel(scene.message("before:P2D", scene.now, "sent", "")))
                .isEqualTo(Messages.Outcome.REFUSED);
        assertThat(scene.cancel(scene.message("before:P3D", scene.now, "in_doubt", "no_answer")))
                .isEqualTo(Messages.Outcome.REFUSED);
    }

    /** As when the answer was lost. */
    @Test
    void cancelsOnceWhatIsInDoubtAgain() {
        var id = scene.message("before:P1D", scene.now, "in_doubt", "no_answer");
        reserved(id, "");
        assertThat(scene.cancel(id)).isEqualTo(Messages.Outcome.REFUSED);
        assertThat(scene.sendAgain(id, true)).isEqualTo(Messages.Outcome.DONE);

        assertThat(scene.cancel(id)).isEqualTo(Messages.Outcome.DONE);
        assertThat(scene.cancel(id)).isEqualTo(Messages.Outcome.DONE);

        assertThat(scene.of(id, "state || ' ' || reason")).isEqualTo("in_doubt no_answer");
        assertThat(available()).isEqualTo(9);
        assertThat(scene.credits.sees("select count(*) from practice.audit where practice_id = {practice}"
                        + " and action = 'message.cancel' and object = '" + id + "'"))
                .isEqualTo("1");
    }

    /** Also when its appointment is over, so that nothing stays in doubt for good; and when two copies of it are. */
    @ParameterizedTest
    @CsvSource({"ARRIVED,sent arrived", "LEFT,cancelled left"})
    void endsADoubtOnceAndForGood(Decision decision, String state) {
        var over = scene.appointment("A-0", scene.client, "ana", scene.now.minus(Duration.ofHours(1)));
        var due = scene.now.minus(Duration.ofDays(1));
        var id = scene.message(over, "before:P1D", "sms", due, "in_doubt", "no_answer");
        var payment = reserved(id, "");
        scene.owner("update reminders.messages set copy_in_doubt = true where id = '" + id + "'");
        assertThat(scene.view(id, scene.manager()).can()).isEqualTo(new MessageView.Can("no", false, true, false));

        assertThat(scene.decide(id, decision)).isEqualTo(Messages.Outcome.DONE);
        assertThat(scene.decide(id, decision)).isEqualTo(Messages.Outcome.DONE);
        assertThat(scene.decide(id, Decision.of(decision == Decision.LEFT))).isEqualTo(Messages.Outcome.REFUSED);

        assertThat(scene.of(id, "state || ' ' || reason")).isEqualTo(state);
        assertThat(available()).isEqualTo(decision == Decision.LEFT ? 10 : 9);
        assertThat(scene.credits.settle(payment, decision == Decision.ARRIVED)).isEqualTo(Settlement.Outcome.DONE);
        assertThat(scene.view(id, scene.manager()).can()).isEqualTo(new MessageView.Can("no", false, false, false));
        assertThat(scene.credits.sees("select string_agg(action, ', ') from practice.audit"
                        + " where practice_id = {practice} and object = '" + id + "'"))
                .isEqualTo("message.doubt-" + decision.reason());
    }

    @Test
    void decidesNothingOfWhatIsNotInDoubt() {
        for (var state : List.of("scheduled", "sent", "delivered", "failed", "cancelled")) {
            var id = scene.message("before:PT" + state.length() + state.charAt(0) % 9 + "H", scene.now, state, "");
            assertThat(scene.decide(id, Decision.ARRIVED)).as(state).isEqualTo(Messages.Outcome.REFUSED);
            assertThat(scene.of(id, "state")).isEqualTo(state);
        }
        assertThat(scene.decide(UUID.randomUUID(), Decision.LEFT)).isEqualTo(Messages.Outcome.NOT_FOUND);
    }

    @Test
    void putsBackWhatWasCancelledToItsOwnTime() {
        var due = scene.now.plusSeconds(60);
        var id = scene.message("before:P1D", due, "scheduled", "");
        scene.cancel(id);

        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.DONE);

        assertThat(scene.of(id, "state = 'scheduled' and due_at = '" + due + "'"))
                .isEqualTo("t");
    }

    @Test
    void isNotRevivedByThePlan() {
        Instant due = scene.now.plusSeconds(60);
        var id = scene.message("before:P1D", due, "scheduled", "");
        scene.cancel(id);

        var key = new MessageKey(RuleId.of("before:P1D").orElseThrow(), 1, Channel.SMS);
        scene.credits.in(() -> {
            scene.plans.put(
                    scene.credits.id,
                    Map.of(scene.appointment, List.of(new PlannedMessage(key, due, scene.start))),
                    scene.now,
                    Instant.EPOCH);
            return null;
        });

        assertThat(scene.of(id, "state || ' ' || reason")).isEqualTo("cancelled person");
    }

    @Test
    void refusesWhatIsForANumberThatHasOptedOutSince() {
        var id = scene.message("before:P1D", scene.now, "failed", "refused");
        assertThat(scene.view(id, scene.manager()).can().sendAgain()).isEqualTo("yes");

        scene.optsOut();

        assertThat(scene.view(id, scene.manager()).can().sendAgain()).isEqualTo("no");
        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.REFUSED);
        assertThat(scene.of(id, "state || ' ' || reason")).isEqualTo("failed refused");
    }

    @Test
    void sendsWhatAStopHasStoppedOnceThatIsOver() {
        var id = scene.message("before:P1D", scene.now, "cancelled", "opted_out");
        scene.optsOut();
        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.REFUSED);

        scene.owner("delete from reminders.opt_outs where practice_id = {practice}");

        assertThat(scene.view(id, scene.manager()).can().sendAgain()).isEqualTo("yes");
        assertThat(scene.sendAgain(id, false)).isEqualTo(Messages.Outcome.DONE);
        assertThat(scene.of(id, "state")).isEqualTo("scheduled");
    }

    /** Removing one takes locks of levels and then of accounts; cancelling has locked the account first. */
    @Test
    void doesNotWaitForWhoeverRemovesALevel() {
        var id = scene.message("before:P1D", scene.now.plusSeconds(60), "scheduled", "");
        reserved(id, "");

        try (var removal = Gate.atRows("credits.levels", "practice_id = '" + scene.credits.id + "'")) {
            var cancelled = Gate.start(() -> scene.credits.in(() -> {
                scene.messages.cancel(scene.manager(), id);
                return scene.viewed(id, scene.manager());
            }));
            Gate.await(() -> cancelled.isDone() || Gate.waiting() > 0);

            assertThat(cancelled).isDone();
            assertThat(Gate.result(cancelled).can().sendAgain()).isEqualTo("yes");
            removal.open();
        }
    }
}
