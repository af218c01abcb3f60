package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.LINKS;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.testing.Gate;
import dev.callside.reminders.dispatch.Handover.Kind;
import dev.callside.reminders.owed.TestLinks;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves that a client is reminded of what is still to be paid, with its link, and of nothing that is paid at that moment. */
class DispatchUnpaidTest {

    /** When the call was over and the link was made. */
    private static final Instant MADE = WEDNESDAY.plus(Duration.ofMinutes(20));

    private static final Instant DUE = MADE.plus(Duration.ofHours(1));

    private final ReminderScene scene = new ReminderScene();
    private final TestLinks links = new TestLinks(scene.credits, scene.plans);

    @BeforeEach
    void aCallIsOver() {
        scene.bought(10);
        scene.prefers(
                scene.credits.group,
                new Preferences(
                        List.of(
                                Rule.unpaid(Offset.ofHours(1), Channel.SMS, Channel.EMAIL),
                                Rule.unpaid(Offset.ofDays(1), Channel.SMS)),
                        Preferences.defaults().times()));
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.runAt(MADE);
    }

    @AfterEach
    void theLedgerHolds() {
        assertThat(scene.findings()).containsExactly("");
    }

    private UUID made() {
        var request = links.made("kim", WEDNESDAY.plusSeconds(90));
        links.hear();
        return request;
    }

    private String url(UUID request) {
        return LINKS.url(new PayLinks.Link(scene.practice, request, MADE.plus(TestLinks.OPEN)));
    }

    /** Something that happens in the moment between the claim and the hand-over. */
    private void runAtDueWhile(Runnable meanwhile) {
        scene.clock.advance(Duration.between(scene.clock.instant(), DUE));
        var dispatcher = scene.dispatcher(
                Databases.wrapped(scene.database, transaction -> {
                    if (transaction == 2) {
                        assertThat(scene.states()).contains("unpaid:PT1H sms 1 sending");
                        meanwhile.run();
                    }
                }),
                scene.sms,
                scene.mail);
        dispatcher.run(ReminderScene.THREADS);
    }

    @Test
    void sendsWhatIsToBePaidAndWhere() {
        var request = made();

        scene.runAt(DUE.minusSeconds(1));
        assertThat(scene.sms.taken()).isEmpty();
        scene.runAt(DUE);
        scene.run();

        assertThat(scene.sms.taken()).singleElement().satisfies(sms -> {
            assertThat(sms.recipient()).isEqualTo("+61491570156");
            assertThat(sms.text()).isEqualTo("Harbour Practice: please pay AUD 80.00 for your call: " + url(request));
            assertThat(sms.parts()).isEqualTo(1);
        });
        assertThat(scene.mail.taken()).singleElement().satisfies(mail -> {
            assertThat(mail.subject()).isEqualTo("Still to be paid: AUD 80.00 to Harbour Practice");
            assertThat(mail.text()).contains("Dr Ana Ruiz asked for a payment", "Pay here: " + url(request));
            assertThat(mail.html()).contains("<a href=\"" + url(request) + "\">");
            assertThat(mail.calendar()).isEmpty();
        });
        assertThat(scene.states())
                .containsExactly("unpaid:P1D sms 1 scheduled", "unpaid:PT1H email 1 sent", "unpaid:PT1H sms 1 sent");
    }

    @Test
    void remindsNoMoreOncePaid() {
        var request = made();
        scene.runAt(DUE);
        links.closed(request);
        links.hear();

        scene.runAt(MADE.plus(Duration.ofDays(2)));

        assertThat(scene.sms.taken()).hasSize(1);
        assertThat(scene.states()).contains("unpaid:P1D sms 1 cancelled not_owed");
    }

    /** Of which nobody has told reminders yet. */
    @Test
    void reservesNothingForWhatWasPaidAMomentBefore() {
        links.closed(made());

        scene.runAt(DUE);

        assertThat(scene.sms.asked() + scene.mail.asked()).isZero();
        assertThat(scene.states())
                .containsExactly(
                        "unpaid:P1D sms 1 scheduled",
                        "unpaid:PT1H email 1 cancelled not_owed",
                        "unpaid:PT1H sms 1 cancelled not_owed");
        assertThat(scene.available()).isEqualTo(10);
    }

    /** The claim marks the mail as handed over, and waits for the wallet before that. */
    @Test
    void sendsNothingThatIsPaidInTheMiddleOfItsClaim() {
        var request = made();
        scene.clock.advance(Duration.between(scene.clock.instant(), DUE));

        try (var gate = Gate.atRows("credits.accounts", "practice_id = '" + scene.practice + "' and kind = 'wallet'")) {
            var running = Gate.start(() -> {
                scene.run();
                return true;
            });
            Gate.awaitWaiting(1);
            links.closed(request);
            gate.open();
            assertThat(Gate.result(running)).isTrue();
        }

        assertThat(scene.sms.asked() + scene.mail.asked()).isZero();
        assertThat(scene.states())
                .contains("unpaid:PT1H email 1 cancelled not_owed", "unpaid:PT1H sms 1 cancelled not_owed");
        assertThat(scene.available()).isEqualTo(10);
    }

    @Test
    void sendsNothingThatIsPaidRightBeforeItIsHandedOver() {
        scene.mail.turns(Integer.MAX_VALUE, messages -> Duration.ZERO);
        var request = made();

        runAtDueWhile(() -> {
            assertThat(scene.available()).isLessThan(10);
            links.closed(request);
        });

        assertThat(scene.sms.asked() + scene.mail.asked()).isZero();
        assertThat(scene.states())
                .contains("unpaid:PT1H email 1 cancelled not_owed", "unpaid:PT1H sms 1 cancelled not_owed");
        assertThat(scene.available()).isEqualTo(10);
        assertThat(scene.posted()).isEqualTo(10);
    }

    /** The other link is open: the message is still planned, but about that one. */
    @Test
    void sendsNoLinkThatIsPaidRightBeforeItIsHandedOverThoughAnotherIsOpen() {
        var first = made();
        var second = made();

        runAtDueWhile(() -> links.closed(first));
        links.hear();
        scene.runAfter(Duration.ofMinutes(1));

        assertThat(scene.states()).contains("unpaid:PT1H sms 1 cancelled not_owed", "unpaid:PT1H sms 2 sent");
        assertThat(scene.sms.taken())
                .singleElement()
                .satisfies(sms -> assertThat(sms.text()).endsWith(url(second)));
    }

    @Test
    void triesNoMoreWhatWasPutOffWhenItIsPaid() {
        var request = made();
        scene.sms.next(Kind.LATER, "20429");
        scene.runAt(DUE);
        assertThat(scene.available()).isLessThan(scene.posted());

        links.closed(request);
        links.hear();
        scene.runAfter(Duration.ofMinutes(5));

        assertThat(scene.sms.taken()).isEmpty();
        assertThat(scene.states()).contains("unpaid:PT1H sms 1 cancelled not_owed");
        assertThat(scene.available()).isEqualTo(scene.posted());
    }

    @Test
    void isTooLateWhenTheLinkCanBePaidNoMore() {
        made();

        scene.runAt(MADE.plus(TestLinks.OPEN));

        assertThat(scene.sms.asked() + scene.mail.asked()).isZero();
        assertThat(scene.states())
                .containsExactly(
                        "unpaid:P1D sms 1 expired", "unpaid:PT1H email 1 expired", "unpaid:PT1H sms 1 expired");
        assertThat(scene.available()).isEqualTo(10);
    }
}
