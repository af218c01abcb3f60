package dev.callside.payments.paylink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.RequestId;
import dev.callside.payments.request.RequestState;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Sql;
import dev.callside.practice.testing.Gate;
import dev.callside.practice.testing.Race;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Proves how long a request with a link stays open, that its link closes with it, and that one of two who pay does. */
class PayLinkFlowTest {

    private static final Duration ALMOST = Duration.ofDays(LinkScene.DAYS).minusMinutes(32);

    private final LinkScene links = new LinkScene();

    private RequestState state(RequestId id) {
        return links.scene.state(id);
    }

    private void later(Duration time) {
        links.scene.clock.advance(time);
        links.scene.works();
    }

    @Test
    void outlivesItsCallUntilItsLinkRunsOut() {
        var sentOn = links.sent();
        var left = links.scene.requested();
        links.scene.callEnds();

        later(Duration.ofMinutes(31));
        assertThat(state(left)).isEqualTo(RequestState.EXPIRED);
        assertThat(state(sentOn)).isEqualTo(RequestState.REQUESTED);

        later(ALMOST);
        assertThat(state(sentOn)).isEqualTo(RequestState.REQUESTED);
        assertThat(links.row(sentOn, "closed_at")).isNull();

        later(Duration.ofMinutes(2));
        assertThat(state(sentOn)).isEqualTo(RequestState.EXPIRED);
        assertThat(links.row(sentOn, "closed_at")).isNotNull();
    }

    /** PostgreSQL has chosen the request to be ended when its link comes: the statement looks again at the row it gets. */
    @Test
    void isNotEndedByWhoeverWaitedForItsRowWhileItWasSentOn() {
        var id = links.scene.requested();
        links.scene.callEnds();
        links.scene.clock.advance(Duration.ofMinutes(31));

        var seen = links.scene.request(id);
        var ending = links.scene.database.app(links.scene.practice, () -> {
            links.store.hold(seen);
            var waiting = Gate.start(() -> {
                links.scene.expires();
                return true;
            });
            Gate.awaitWaiting(1);
            var now = links.scene.clock.instant();
            links.store.keepOpen(seen, now.plus(Duration.ofDays(1)), now);
            return waiting;
        });

        assertThat(Gate.result(ending)).isTrue();
        assertThat(state(id)).isEqualTo(RequestState.REQUESTED);
    }

    @Test
    void isNotTriedOnceItsLinkHasRunOutEvenIfNobodyHasEndedIt() {
        var id = links.sent();
        links.scene.service.opened(links.scene.request(id));
        links.scene.clock.advance(Duration.ofDays(LinkScene.DAYS).plusSeconds(1));

        assertThat(links.scene.attemptByLink(id)).isFalse();
        assertThat(links.scene.attempt(id)).isFalse();
        assertThat(links.send(id, "lou@example.com")).contains(PayLinkRefusal.NOT_PAYABLE);
    }

    /** Nobody has ended it yet; whoever comes by the link gets nothing to pay with. */
    @Test
    void isNotPayableForWhoeverComesByItsLinkOnceThatHasRunOut() {
        var id = links.sent();
        links.scene.clock.advance(Duration.ofDays(LinkScene.DAYS).minusSeconds(1));
        assertThat(links.linked.find(links.token(id)).orElseThrow().payable(links.scene.clock.instant()))
                .isTrue();

        links.scene.clock.advance(Duration.ofSeconds(1));

        var late = links.linked.find(links.token(id)).orElseThrow();
        assertThat(late.state()).isEqualTo(RequestState.REQUESTED);
        assertThat(late.payable(links.scene.clock.instant())).isFalse();
    }

    /** Its page may be open for days, with all that Stripe.js needs: the end is told to Stripe too. */
    @Test
    void takesNoCardAtStripeOnceItsLinkHasRunOut() {
        var id = links.sent();
        links.scene.service.opened(links.scene.request(id));
        assertThat(links.scene.closedAtStripe(id)).isFalse();

        later(Duration.ofDays(LinkScene.DAYS).plusSeconds(1));

        assertThat(links.scene.closedAtStripe(id)).isTrue();
        assertThat(state(id)).isEqualTo(RequestState.EXPIRED);
    }

    @Test
    void isPaidOutsideItsCallOnceWithOneReceipt() {
        var id = links.sent();
        links.scene.callEnds();
        later(Duration.ofDays(2));
        links.scene.service.opened(links.scene.request(id));

        assertThat(links.scene.attemptByLink(id)).isTrue();
        links.scene.paid(id);

        assertThat(state(id)).isEqualTo(RequestState.PAID);
        assertThat(links.scene.request(id).payer()).isEmpty();
        assertThat(links.scene.postgres.ownerSees(
                        "select recipient from practice.outbox where mail_key = 'receipt:" + id + "'"))
                .isEqualTo("lou@example.com");
        assertThat(links.row(id, "closed_at")).isNotNull();
    }

    /** Whoever left the bank's page in the call doesn't keep those who hold the link from paying. */
    @Test
    void isPaidByLinkAfterSomebodyLeftTheBanksPage() {
        var id = links.sent();
        links.scene.service.opened(links.scene.request(id));
        links.scene.attempt(id);
        links.scene.atTheBank(id);
        assertThat(links.scene.attemptByLink(id)).isFalse();

        later(Duration.ofMinutes(3));
        assertThat(links.scene.request(id).needsAction()).isFalse();
        assertThat(links.scene.attemptByLink(id)).isTrue();
        links.scene.paid(id);

        assertThat(links.scene.request(id).payer()).isEmpty();
        assertThat(state(id)).isEqualTo(RequestState.PAID);
    }

    /** A link is open for weeks: what the bank waits for is not asked for every five seconds all that time. */
    @Test
    void restsAfterSomebodyLeftTheBanksPage() {
        var id = links.sent();
        links.scene.service.opened(links.scene.request(id));
        links.scene.attemptByLink(id);
        links.scene.atTheBank(id);

        later(Duration.ofMinutes(3));
        later(Duration.ofHours(2));
        links.scene.paidUnheard(id);
        later(Duration.ofMinutes(50));
        assertThat(state(id)).isEqualTo(RequestState.DECLINED);
        later(Duration.ofMinutes(11));
        assertThat(state(id)).isEqualTo(RequestState.PAID);
    }

    /** In the call and by the link at once, again and again, with threads that have all read that it can be paid. */
    @RepeatedTest(20)
    void letsOneOfThoseInTheCallAndByTheLinkPay() throws Exception {
        var id = links.sent();
        links.scene.service.opened(links.scene.request(id));
        List<Callable<Boolean>> both = List.of(
                () -> links.scene.attempt(id),
                () -> links.scene.attemptByLink(id),
                () -> links.scene.attempt(id),
                () -> links.scene.attemptByLink(id));

        assertThat(Race.of(both)).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    void tellsTheRemindersOfItsEndOnce() {
        var id = links.sent();
        assertThat(links.row(id, "told_at")).isNull();
        links.told(id);

        links.scene.service.cancel(links.scene.clinician, links.scene.request(id));
        assertThat(state(id)).isEqualTo(RequestState.CLOSING);
        assertThat(links.row(id, "closed_at")).isNotNull();
        assertThat(links.row(id, "told_at")).isNull();
        links.told(id);

        links.scene.lookups.look(links.scene.practice, id);
        assertThat(state(id)).isEqualTo(RequestState.CANCELLED);
        assertThat(links.row(id, "told_at")).isNotNull();
    }

    @Test
    void staysClosedWhenItWasPaidJustBeforeItWasTakenBack() {
        var id = links.sent();
        links.scene.service.opened(links.scene.request(id));
        links.scene.attemptByLink(id);
        links.scene.paidUnheard(id);

        links.scene.service.cancel(links.scene.clinician, links.scene.request(id));
        var closed = links.row(id, "closed_at");
        links.scene.lookups.look(links.scene.practice, id);

        assertThat(state(id)).isEqualTo(RequestState.PAID);
        assertThat(closed).isNotNull().isEqualTo(links.row(id, "closed_at"));
    }

    /** Whichever comes first, no link stays open of a request that is closed. */
    @RepeatedTest(20)
    void leavesNoLinkOpenWhenItIsTakenBackWhileItIsSent() throws Exception {
        var id = links.scene.requested();
        var seen = links.scene.request(id);
        List<Callable<Optional<PayLinkRefusal>>> both =
                List.of(() -> links.sending.send(links.scene.clinician, seen, "lou@example.com"), () -> {
                    links.scene.service.cancel(links.scene.clinician, seen);
                    return Optional.empty();
                });

        var refusal = Race.of(both).get(0);

        assertThat(state(id)).isEqualTo(RequestState.CLOSING);
        if (refusal.isEmpty()) {
            assertThat(links.row(id, "closed_at")).isNotNull();
        } else {
            assertThat(refusal).contains(PayLinkRefusal.NOT_PAYABLE);
            assertThat(links.row(id, "closed_at")).isNull();
            assertThat(links.mails(id)).isEmpty();
        }
    }

    @Test
    void isFoundByItsLinkAndByNoOther() {
        var id = links.sent();
        var other = new LinkScene();

        assertThat(links.linked.find(links.token(id))).contains(links.scene.request(id));
        assertThat(links.linked.find(links.token(id).replaceFirst(".$", "!"))).isEmpty();
        // signed, but of a request that was never sent on, of another practice, or with another end
        var until = links.scene.request(id).linkUntil().orElseThrow();
        var unsent = links.scene.requested();
        assertThat(links.linked.find(
                        links.signed.token(new PayLinks.Link(links.scene.practice, unsent.value(), until))))
                .isEmpty();
        assertThat(links.linked.find(links.signed.token(new PayLinks.Link(other.scene.practice, id.value(), until))))
                .isEmpty();
        assertThat(links.linked.find(
                        links.signed.token(new PayLinks.Link(links.scene.practice, id.value(), until.plusSeconds(1)))))
                .isEmpty();
        assertThat(links.linked.find(
                        links.signed.token(new PayLinks.Link(links.scene.practice, UUID.randomUUID(), until))))
                .isEmpty();
    }

    private boolean chargeable(RequestId id) {
        return links.scene.service.chargeable(links.scene.practice, id);
    }

    private void account(String set) {
        links.scene.postgres.asOwner(
                "update payments.accounts set " + set + " where practice_id = '" + links.scene.practice + "'");
    }

    private void replaceTheAccount() {
        account("account_id = 'acct_other" + UUID.randomUUID() + "'");
    }

    @Test
    void knowsWhetherThePracticeCanBePaid() {
        var id = links.sent();
        assertThat(chargeable(id)).isTrue();

        account("state = 'restricted'");
        assertThat(chargeable(id)).isFalse();
        assertThat(links.send(id, "kim@example.com")).contains(PayLinkRefusal.NO_ACCOUNT);
    }

    /** The earlier account stays connected, so that what was asked for on it is paid. */
    @Test
    void isPaidOnItsOwnAccountAfterThePracticeHasChangedToAnother() {
        var id = links.sent();
        replaceTheAccount();

        assertThat(chargeable(id)).isTrue();
        account("state = 'restricted'");
        assertThat(chargeable(id)).as("whatever becomes of the other").isTrue();
        assertThat(links.send(id, "kim@example.com")).isEmpty();
        links.scene.service.opened(links.scene.request(id));
        assertThat(links.scene.attemptByLink(id)).isTrue();
        links.scene.paid(id);
        assertThat(state(id)).isEqualTo(RequestState.PAID);
    }

    @Test
    void isNotPaidOnAnEarlierAccountThatStripeHidesFromUs() {
        var id = links.sent();
        replaceTheAccount();
        links.scene.hiddenByStripe(id);

        assertThat(chargeable(id)).isFalse();
    }

    @Test
    void isNotPaidOnceThePracticeHasNoAccountOrMayTakeNoPayments() {
        var id = links.sent();
        links.scene.postgres.asOwner(
                "update practice.practices set payments = 'off' where id = '" + links.scene.practice + "'");
        assertThat(chargeable(id)).isFalse();

        links.scene.postgres.asOwner("select practice.approve_payments('" + links.scene.practice + "');"
                + "delete from payments.accounts where practice_id = '" + links.scene.practice + "'");
        assertThat(chargeable(id)).isFalse();
    }

    /** However many requests there have been: only those that are still open are in the index. */
    @Test
    void findsWhatIsLateByAnIndex() {
        var plan = links.scene.database.worker(() -> {
            var unit = links.scene.database.unit("payments");
            Sql.of(unit, "select set_config('enable_seqscan', 'off', true)").one(row -> row.text(0));
            return Sql.of(
                            unit,
                            "explain select practice_id, id from payments.requests where link_until < now()"
                                    + " and state in ('requested', 'opened', 'paying', 'declined')")
                    .rows(row -> row.text(0));
        });

        assertThat(String.join("\n", plan)).contains("requests_by_link");
    }
}
