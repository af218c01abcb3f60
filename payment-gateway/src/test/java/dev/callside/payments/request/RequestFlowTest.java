package dev.callside.payments.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.FakeIntents.Trouble;
import dev.callside.payments.request.Intent.Status;
import dev.callside.plugin.Role;
import dev.callside.practice.testing.Race;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Proves that a request reaches one end, with one charge and one receipt, whatever is lost, late or done twice. */
class RequestFlowTest {

    private final Scene scene = new Scene();

    @Test
    void isPaidOnceAndReceiptedOnce() {
        var id = scene.paying();
        scene.stripe.becomes(id, Status.SUCCEEDED);

        scene.lookups.look(scene.practice, id);
        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
        assertThat(scene.request(id).receiptNumber()).contains("000001");
        assertThat(scene.receipts()).isEqualTo(1);
        assertThat(scene.history(id)).isEqualTo("requested opened paying paid");
    }

    @Test
    void makesOneIntentWhenTheAnswerToItsCreationIsLost() {
        var id = scene.asked();
        scene.stripe.next(Trouble.LOST_AFTER);
        scene.lookups.look(scene.practice, id);
        assertThat(scene.request(id).unknownSince()).isPresent();

        scene.clock.advance(Duration.ofSeconds(6));
        scene.worker.run(Runnable::run);

        assertThat(scene.request(id).unknownSince()).isEmpty();
        assertThat(scene.request(id).intent()).isPresent();
        assertThat(scene.stripe.created).hasValue(1);
    }

    @Test
    void findsAPaymentWhoseWebhookAndAnswerWereBothLost() {
        var id = scene.paying();
        scene.stripe.becomes(id, Status.SUCCEEDED);

        scene.clock.advance(Duration.ofSeconds(6));
        scene.worker.run(Runnable::run);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
    }

    @Test
    void saysWhyACardWasDeclinedAndTakesAnother() {
        var id = scene.paying();
        scene.stripe.declines(id, "insufficient_funds", "pm_1");
        scene.lookups.look(scene.practice, id);
        assertThat(scene.state(id)).isEqualTo(RequestState.DECLINED);
        assertThat(scene.request(id).failure()).contains("insufficient_funds");

        assertThat(scene.attempt(id)).isTrue();
        scene.stripe.becomes(id, Status.SUCCEEDED);
        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
        assertThat(scene.request(id).failure()).isEmpty();
    }

    @Test
    void doesNotTakeAnOldDeclineForTheAnswerToANewTry() {
        var id = scene.paying();
        scene.stripe.declines(id, "generic_decline", "pm_1");
        scene.lookups.look(scene.practice, id);
        scene.attempt(id);

        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAYING);
    }

    @Test
    void offersToPayAgainWhenTheCardNeverCameToStripe() {
        var id = scene.paying();
        scene.clock.advance(RequestRules.ON_ITS_WAY.plusSeconds(1));

        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.OPENED);
    }

    /** One patient's phone sleeps before the card is on its way; another tries; then the first one's card is charged. */
    @Test
    void receiptsWhoeverPaidAndNotWhoTriedLast() {
        var id = scene.requested();
        scene.service.opened(scene.request(id));
        var first = UUID.randomUUID();
        scene.attempt(id, first, scene.patient, "kim@example.com");
        scene.clock.advance(RequestRules.ON_ITS_WAY.plusSeconds(1));
        scene.lookups.look(scene.practice, id);
        var other = scene.join("lou", Role.PATIENT);
        assertThat(scene.attempt(id, UUID.randomUUID(), other, "lou@example.com"))
                .isTrue();

        scene.stripe.becomes(id, Status.SUCCEEDED, first);
        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
        assertThat(scene.request(id).payer()).contains(scene.patient.participant());
        assertThat(scene.request(id).attempt()).contains(first);
        assertThat(receiptGoesTo(id)).isEqualTo("kim@example.com");
    }

    /** Stripe's word names a try, but nobody here made it: whoever tried last is all that is known. */
    @Test
    void receiptsWhoTriedLastWhenStripeNamesATryThatNobodyMade() {
        var id = scene.paying();
        var theirs = new RequestId(UUID.randomUUID());
        scene.stripe.becomes(id, Status.SUCCEEDED, theirs.value());

        scene.lookups.look(scene.practice, id);

        assertThat(receiptGoesTo(id)).isEqualTo("kim@example.com");
    }

    private String receiptGoesTo(RequestId id) {
        return scene.postgres.ownerSees("select recipient from practice.outbox where mail_key = 'receipt:" + id + "'");
    }

    @Test
    void staysPayingWhileTheBankWaitsForThePatient() {
        var id = scene.paying();
        scene.stripe.becomes(id, Status.REQUIRES_ACTION);
        scene.clock.advance(RequestRules.AT_THE_BANK);

        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAYING);
        assertThat(scene.request(id).needsAction()).isTrue();
    }

    /** Stripe says nothing of a bank's page that was left: for others, and on another phone, it would stay so for days. */
    @Test
    void saysThatTheBanksCheckWasAbandonedAndTakesAnotherCard() {
        var id = atTheBank(UUID.randomUUID());
        scene.clock.advance(RequestRules.AT_THE_BANK.plusSeconds(1));
        scene.works();
        assertThat(scene.state(id)).isEqualTo(RequestState.DECLINED);
        assertThat(scene.request(id).failure()).contains("payment_intent_authentication_failure");
        assertThat(scene.request(id).needsAction()).isFalse();

        var other = scene.join("lou", Role.PATIENT);
        var second = UUID.randomUUID();
        assertThat(scene.attempt(id, second, other, "lou@example.com")).isTrue();
        scene.stripe.becomes(id, Status.SUCCEEDED, second);
        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
        assertThat(receiptGoesTo(id)).isEqualTo("lou@example.com");
    }

    /** Who was only slow at the bank has paid, even if another has begun meanwhile. */
    @Test
    void isPaidByWhoWasSlowAtTheBank() {
        var first = UUID.randomUUID();
        var id = atTheBank(first);
        scene.clock.advance(RequestRules.AT_THE_BANK.plusSeconds(1));
        scene.works();
        scene.attempt(id, UUID.randomUUID(), scene.join("lou", Role.PATIENT), "lou@example.com");

        scene.stripe.becomes(id, Status.SUCCEEDED, first);
        scene.works();
        scene.lookups.look(scene.practice, id);

        assertThat(receiptGoesTo(id)).isEqualTo("kim@example.com");
    }

    /** The bank's page of the first card is not for whoever enters a second one. */
    @Test
    void asksNobodyToConfirmTheCardOfAnEarlierTry() {
        var id = atTheBank(UUID.randomUUID());
        scene.clock.advance(RequestRules.AT_THE_BANK.plusSeconds(1));
        scene.works();
        scene.attempt(id, UUID.randomUUID(), scene.join("lou", Role.PATIENT), "lou@example.com");

        scene.lookups.look(scene.practice, id);
        assertThat(scene.state(id)).isEqualTo(RequestState.PAYING);
        assertThat(scene.request(id).needsAction()).isFalse();

        scene.clock.advance(RequestRules.ON_ITS_WAY.plusSeconds(1));
        scene.lookups.look(scene.practice, id);
        assertThat(scene.state(id)).isEqualTo(RequestState.OPENED);
    }

    private RequestId atTheBank(UUID attempt) {
        var id = scene.requested();
        scene.service.opened(scene.request(id));
        scene.attempt(id, attempt, scene.patient, "kim@example.com");
        scene.stripe.becomes(id, Status.REQUIRES_ACTION, attempt);
        scene.lookups.look(scene.practice, id);
        assertThat(scene.request(id).needsAction()).isTrue();
        return id;
    }

    /** The browser died and the webhook was lost, after we had said that nothing came. */
    @Test
    void findsWithinHalfAMinuteWhatWasPaidAfterWeSaidThatNothingCame() {
        var id = scene.paying();
        scene.clock.advance(RequestRules.ON_ITS_WAY.plusSeconds(1));
        scene.works();
        assertThat(scene.state(id)).isEqualTo(RequestState.OPENED);
        scene.clock.advance(Duration.ofSeconds(31));
        scene.works();
        scene.stripe.becomes(id, Status.SUCCEEDED);

        scene.clock.advance(Duration.ofSeconds(31));
        scene.works();

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
    }

    @Test
    void isLookedAtSeldomAgainSomeTimeAfterTheLastTry() {
        var id = scene.paying();
        scene.clock.advance(RequestRules.LATELY);
        scene.works();
        scene.clock.advance(Duration.ofSeconds(31));
        scene.works();
        assertThat(scene.state(id)).isEqualTo(RequestState.OPENED);
        scene.stripe.becomes(id, Status.SUCCEEDED);

        scene.clock.advance(Duration.ofMinutes(4));
        scene.works();
        assertThat(scene.state(id)).isEqualTo(RequestState.OPENED);
        scene.clock.advance(Duration.ofMinutes(2));
        scene.works();
        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
    }

    @Test
    void lookedAtWhileItChangesIsLookedAtAgain() {
        var id = scene.paying();
        scene.stripe.declines(id, "generic_decline", "pm_1");
        scene.stripe.meanwhile = () -> {
            scene.stripe.becomes(id, Status.SUCCEEDED);
            scene.service.cancel(scene.clinician, scene.request(id));
        };

        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
    }

    @Test
    void isCancelledOnlyWhenStripeSaysSo() {
        var id = scene.requested();
        scene.stripe.next(Trouble.LOST_AFTER);
        cancel(id);
        assertThat(scene.state(id)).isEqualTo(RequestState.CLOSING);
        assertThat(scene.request(id).unknownSince()).isPresent();

        scene.clock.advance(Duration.ofSeconds(6));
        scene.worker.run(Runnable::run);

        assertThat(scene.state(id)).isEqualTo(RequestState.CANCELLED);
        assertThat(scene.request(id).closedBy()).contains("ana");
    }

    @Test
    void isPaidWhenThePatientWasQuickerThanTheCancellation() {
        var id = scene.paying();
        scene.stripe.becomes(id, Status.SUCCEEDED);

        cancel(id);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
        assertThat(scene.receipts()).isEqualTo(1);
    }

    @Test
    void cancelsAnIntentOfWhichOnlyTheCreationWasKnown() {
        var id = scene.asked();
        scene.stripe.next(Trouble.LOST_AFTER);
        scene.lookups.look(scene.practice, id);

        cancel(id);

        assertThat(scene.state(id)).isEqualTo(RequestState.CANCELLED);
        assertThat(scene.stripe.created).hasValue(1);
    }

    @Test
    void givesTheMoneyBackWhenItWasPaidAfterItsEnd() {
        var id = scene.requested();
        cancel(id);
        scene.stripe.becomes(id, Status.SUCCEEDED);
        scene.stripe.next();

        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.REFUNDED);
        assertThat(scene.stripe.refunded).hasValue(1);
        assertThat(scene.receipts()).isZero();
    }

    @Test
    void saysWhatStripeWouldNotGiveBackAndAsksAgainSeldom() {
        var id = scene.requested();
        cancel(id);
        scene.stripe.becomes(id, Status.SUCCEEDED);
        scene.stripe.refundsRefused.set(true);
        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.CANCELLED);
        assertThat(scene.request(id).unknownSince()).isEmpty();
        assertThat(scene.request(id).refundFailure()).contains("charge_disputed");
        assertThat(unreturned()).containsExactly(id);

        scene.stripe.refundsRefused.set(false);
        scene.clock.advance(Duration.ofMinutes(59));
        scene.works();
        assertThat(scene.stripe.refunded).hasValue(0);

        scene.clock.advance(Duration.ofMinutes(2));
        scene.works();
        assertThat(scene.state(id)).isEqualTo(RequestState.REFUNDED);
        assertThat(scene.request(id).refundFailure()).isEmpty();
        assertThat(unreturned()).isEmpty();
    }

    /** What has to be done at Stripe by hand must not hold the practice to an account for good. */
    @Test
    void doesNotHoldTheAccountForWhatIsRefundedByHand() {
        var id = scene.requested();
        cancel(id);
        scene.stripe.becomes(id, Status.SUCCEEDED);
        scene.stripe.refundsRefused.set(true);
        scene.lookups.look(scene.practice, id);

        assertThat(scene.database.app(scene.practice, () -> scene.requests.countUnfinished(scene.practice)))
                .isZero();
    }

    private List<RequestId> unreturned() {
        return scene.database.app(scene.practice, () -> scene.requests.unreturned(scene.practice)).stream()
                .map(Request::id)
                .toList();
    }

    @Test
    void endsWhenStripeWillNotHaveIt() {
        var id = scene.asked();
        scene.stripe.next(Trouble.REFUSED);

        scene.lookups.look(scene.practice, id);

        assertThat(scene.state(id)).isEqualTo(RequestState.CANCELLED);
        assertThat(scene.request(id).failure()).contains("amount_too_small");
    }

    @Test
    void expiresWhenTheCallIsOverAndItsGraceHasPassed() {
        var id = scene.requested();
        var paid = scene.paying();
        scene.stripe.becomes(paid, Status.SUCCEEDED);
        scene.lookups.look(scene.practice, paid);
        scene.database.inApp(scene.practice, () -> scene.calls.end(scene.practice, scene.call, scene.clock.instant()));

        scene.clock.advance(Duration.ofMinutes(29));
        scene.worker.expire();
        assertThat(scene.state(id)).isEqualTo(RequestState.REQUESTED);

        scene.clock.advance(Duration.ofMinutes(2));
        scene.worker.expire();
        scene.worker.run(Runnable::run);
        assertThat(scene.state(id)).isEqualTo(RequestState.EXPIRED);
        assertThat(scene.state(paid)).isEqualTo(RequestState.PAID);
    }

    /** Hosts need not tell of a call's end, and a call may last longer than a session: then its people have launched again. */
    @Test
    void expiresInACallWhoseEndNobodyToldWhenNoSessionOfItIsLeft() {
        var id = scene.requested();
        scene.clock.advance(Duration.ofHours(3));
        var again = scene.session(scene.patient, Duration.ofHours(4));
        scene.clock.advance(Duration.ofHours(2));
        scene.expires();
        assertThat(scene.state(id)).isEqualTo(RequestState.REQUESTED);

        var later = scene.requested();
        scene.clock.advance(Duration.ofHours(2));
        assertThat(again).isEqualTo(scene.clock.instant());
        scene.works();
        assertThat(scene.state(id)).isEqualTo(RequestState.EXPIRED);
        assertThat(scene.state(later)).isEqualTo(RequestState.REQUESTED);

        scene.clock.advance(Duration.ofHours(2));
        scene.works();
        assertThat(scene.state(later)).isEqualTo(RequestState.REQUESTED);
        scene.clock.advance(Duration.ofSeconds(1));
        scene.works();
        assertThat(scene.state(later)).isEqualTo(RequestState.EXPIRED);
    }

    @Test
    void isOneRequestHoweverOftenItIsSubmittedAtOnce() throws Exception {
        var id = new RequestId(UUID.randomUUID());

        var outcomes = Race.of(16, () -> scene.service.ask(scene.clinician, id, Scene.eightyDollars()));

        assertThat(outcomes)
                .filteredOn(outcome -> outcome instanceof AskOutcome.Stored stored && stored.isNew())
                .hasSize(1);
        assertThat(outcomes).allMatch(AskOutcome.Stored.class::isInstance);
    }

    @Test
    void letsOneOfTwoTabsPay() throws Exception {
        var id = scene.requested();
        scene.service.opened(scene.request(id));

        var begun = Race.of(8, () -> scene.attempt(id));

        assertThat(begun).filteredOn(Boolean::booleanValue).hasSize(1);
    }

    @Test
    void isReceiptedOnceWhenManyLookAtOnce() throws Exception {
        var id = scene.paying();
        scene.stripe.becomes(id, Status.SUCCEEDED);

        Race.of(16, () -> scene.lookups.look(scene.practice, id));

        assertThat(scene.receipts()).isEqualTo(1);
        assertThat(scene.request(id).receiptNumber()).contains("000001");
    }

    @Test
    void numbersReceiptsWithoutGapsWhenManyArePaidAtOnce() throws Exception {
        var ids = IntStream.range(0, 12).mapToObj(i -> scene.paying()).toList();
        ids.forEach(id -> scene.stripe.becomes(id, Status.SUCCEEDED));

        Race.of(ids.stream()
                .<Callable<Object>>map(id -> () -> scene.lookups.look(scene.practice, id))
                .toList());

        assertThat(ids.stream().map(id -> scene.request(id).receiptNumber().orElseThrow()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 12).mapToObj("%06d"::formatted).toList());
        assertThat(scene.receipts()).isEqualTo(12);
    }

    @Test
    void belongsToThePatientWhoTriesToPayIt() {
        var id = scene.paying();
        scene.stripe.declines(id, "insufficient_funds", "pm_1");
        scene.lookups.look(scene.practice, id);

        assertThat(scene.request(id).payer()).contains(scene.patient.participant());
        // The other one tries: what was known of the first one's try is that one's no more.
        var other = scene.join("jon", Role.PATIENT);
        assertThat(scene.attempt(id, UUID.randomUUID(), other, "jon@example.com"))
                .isTrue();
        assertThat(scene.request(id).payer()).contains(other.participant());
        assertThat(scene.request(id).failure()).isEmpty();
    }

    @Test
    void refusesAnotherRequestUnderTheSameId() {
        var id = scene.asked();
        var other = new AskedFor(OptionalLong.of(9000), "AUD", "Other", Optional.empty());

        assertThat(scene.service.ask(scene.clinician, id, other)).isInstanceOf(AskOutcome.OtherContent.class);
    }

    /** As the page counts them, and the database: a sign that needs two of Java's characters is one. */
    @Test
    void countsTheSignsOfADescription() {
        var id = new RequestId(UUID.randomUUID());
        assertThat(scene.service.ask(scene.clinician, id, described("😀".repeat(500))))
                .isInstanceOf(AskOutcome.Stored.class);
        assertThat(scene.request(id).description()).isEqualTo("😀".repeat(500));

        var longer = scene.service.ask(scene.clinician, new RequestId(UUID.randomUUID()), described("😀".repeat(501)));
        assertThat(longer).isEqualTo(new AskOutcome.Refused(List.of(new AskRefusal.DescriptionTooLong(501))));
    }

    private static AskedFor described(String description) {
        return new AskedFor(OptionalLong.of(8000), "AUD", description, Optional.empty());
    }

    @Test
    void hidesARequestFromTheOtherPatientOfTheCall() {
        var other = scene.join("jon", Role.PATIENT);
        var id = new RequestId(UUID.randomUUID());
        var forKim = new AskedFor(
                OptionalLong.of(8000),
                "AUD",
                "For Kim",
                Optional.of(scene.patient.participant().toString()));
        scene.service.ask(scene.clinician, id, forKim);

        assertThat(scene.service.find(other, id)).isEmpty();
        assertThat(scene.service.find(scene.patient, id)).isPresent();
    }

    @Test
    void hidesARequestFromAnotherPractice() {
        var elsewhere = new Scene();
        var id = scene.asked();

        assertThat(elsewhere.service.find(elsewhere.clinician, id)).isEmpty();
    }

    private void cancel(RequestId id) {
        scene.service.cancel(scene.clinician, scene.request(id));
        scene.lookups.look(scene.practice, id);
    }
}
