package dev.callside.payments.request;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.Intent.Status;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that what Stripe says counts for the try that it is about, however late it comes, and for no other. */
class TriesTest {

    private static final String ABANDONED = "payment_intent_authentication_failure";

    private final Scene scene = new Scene();
    private final UUID first = UUID.randomUUID();
    private final UUID second = UUID.randomUUID();
    private final RequestId id = scene.requested();

    TriesTest() {
        scene.service.opened(scene.request(id));
        scene.attempt(id, first, scene.patient, "kim@example.com");
    }

    private void look() {
        scene.lookups.look(scene.practice, id);
    }

    private void lookAfter(Duration pause) {
        scene.clock.advance(pause);
        look();
    }

    private void neverCame() {
        lookAfter(RequestRules.ON_ITS_WAY.plusSeconds(1));
        assertThat(scene.state(id)).isEqualTo(RequestState.OPENED);
    }

    private void leftAtTheBank() {
        scene.stripe.becomes(id, Status.REQUIRES_ACTION, first);
        look();
        lookAfter(RequestRules.AT_THE_BANK.plusSeconds(1));
        assertDeclined(ABANDONED);
    }

    private void assertDeclined(String code) {
        assertThat(scene.state(id)).isEqualTo(RequestState.DECLINED);
        assertThat(scene.request(id).failure()).contains(code);
    }

    private Session lou() {
        return scene.join("lou", Role.PATIENT);
    }

    /** 4000 0082 6000 3178 with the bank's page open for longer than we wait. */
    @Test
    void saysWhyTheCardWasDeclinedOnceItsOwnerWasDoneAtTheBank() {
        leftAtTheBank();

        scene.stripe.declines(id, "insufficient_funds", "pm_1", first);
        look();

        assertDeclined("insufficient_funds");
        assertThat(scene.history(id)).isEqualTo("requested opened paying declined declined");
    }

    @Test
    void saysWhyACardWasDeclinedOfWhichNothingCameForLong() {
        neverCame();

        scene.stripe.declines(id, "insufficient_funds", "pm_1", first);
        look();

        assertDeclined("insufficient_funds");
    }

    /** A page of before, or of somebody else's making, names no try: then it is the last. */
    @Test
    void saysWhyALateCardWasDeclinedThatNamesNoTry() {
        neverCame();

        scene.stripe.declines(id, "insufficient_funds", "pm_1");
        look();

        assertDeclined("insufficient_funds");
    }

    /** A phone that slept for longer than the bank is waited for. */
    @Test
    void leadsToTheBankWithACardOfWhichNothingCameForLong() {
        neverCame();
        scene.stripe.becomes(id, Status.REQUIRES_ACTION, first);
        lookAfter(RequestRules.AT_THE_BANK);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAYING);
        assertThat(scene.request(id).needsAction()).isTrue();
        lookAfter(RequestRules.AT_THE_BANK);
        assertThat(scene.state(id)).isEqualTo(RequestState.PAYING);
        lookAfter(Duration.ofSeconds(1));
        assertDeclined(ABANDONED);
    }

    @Test
    void staysAbandonedWhileTheBankStillWaits() {
        leftAtTheBank();
        var before = scene.request(id).version();

        lookAfter(Duration.ofSeconds(30));

        assertDeclined(ABANDONED);
        assertThat(scene.request(id).version()).isEqualTo(before);
    }

    @Test
    void hearsOfOneDeclineOnce() {
        scene.stripe.declines(id, "insufficient_funds", "pm_1", first);
        look();
        var before = scene.request(id).version();

        look();

        assertThat(scene.request(id).version()).isEqualTo(before);
    }

    /** The bank's page of the first card fails while the second is on its way. */
    @Test
    void doesNotTakeTheDeclineOfAnEarlierTryForTheAnswerToANewOne() {
        leftAtTheBank();
        scene.attempt(id, second, lou(), "lou@example.com");

        scene.stripe.declines(id, ABANDONED, "pm_1", first);
        look();
        assertThat(scene.state(id)).isEqualTo(RequestState.PAYING);

        scene.stripe.declines(id, "insufficient_funds", "pm_2", second);
        look();
        assertDeclined("insufficient_funds");
    }

    @Test
    void doesNotTakeTheDeclineOfAnEarlierTryForTheLastOnesOnceThatDidNotCome() {
        leftAtTheBank();
        scene.attempt(id, second, lou(), "lou@example.com");
        neverCame();

        scene.stripe.declines(id, "insufficient_funds", "pm_1", first);
        look();

        assertThat(scene.state(id)).isEqualTo(RequestState.OPENED);
        assertThat(scene.request(id).failure()).isEmpty();
    }

    @Test
    void leadsNobodyToTheBankOfAnEarlierTryOnceTheLastDidNotCome() {
        neverCame();
        scene.attempt(id, second, lou(), "lou@example.com");
        neverCame();

        scene.stripe.becomes(id, Status.REQUIRES_ACTION, first);
        look();

        assertThat(scene.state(id)).isEqualTo(RequestState.OPENED);
        assertThat(scene.request(id).needsAction()).isFalse();
    }

    /** The browser is gone and the webhook lost, and we have told everybody that nothing was charged. */
    @Test
    void hearsWithinHalfAMinuteOfABankThatWasFinishedWithForUpToAnHour() {
        leftAtTheBank();
        worksFor(Duration.ofMinutes(50));

        scene.stripe.becomes(id, Status.SUCCEEDED, first);
        worksFor(Duration.ofSeconds(31));

        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
    }

    @Test
    void asksSeldomOfABankThatWasLeftForGood() {
        leftAtTheBank();
        worksFor(RequestRules.LEFT_OPEN);

        scene.stripe.becomes(id, Status.SUCCEEDED, first);
        worksFor(Duration.ofMinutes(2));
        assertThat(scene.state(id)).isEqualTo(RequestState.DECLINED);
        worksFor(Duration.ofMinutes(5));
        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
    }

    private void worksFor(Duration time) {
        var until = scene.clock.instant().plus(time);
        while (scene.clock.instant().isBefore(until)) {
            scene.clock.advance(Duration.ofSeconds(31));
            scene.works();
        }
    }

    private void pageSaysEnded(UUID attempt) {
        scene.lookups.look(scene.practice, id, Optional.of(attempt));
    }

    /** Such as a card that Stripe won't even show to a bank: the intent says nothing of it. */
    @Test
    void canBeTriedAgainAtOnceWhenItsPageSaysThatNothingCameOfIt() {
        pageSaysEnded(first);

        assertThat(scene.state(id)).isEqualTo(RequestState.OPENED);
        assertThat(scene.attempt(id, second, lou(), "lou@example.com")).isTrue();
    }

    @Test
    void endsNoTryButTheOneThatThePageSpeaksOf() {
        pageSaysEnded(second);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAYING);
    }

    /** Only Stripe says what became of the money. */
    @Test
    void believesStripeBeforeItBelievesThePage() {
        scene.stripe.becomes(id, Status.PROCESSING, first);
        pageSaysEnded(first);
        assertThat(scene.state(id)).isEqualTo(RequestState.PAYING);

        scene.stripe.becomes(id, Status.REQUIRES_ACTION, first);
        pageSaysEnded(first);
        assertThat(scene.request(id).needsAction()).isTrue();

        scene.stripe.becomes(id, Status.SUCCEEDED, first);
        pageSaysEnded(first);
        assertThat(scene.state(id)).isEqualTo(RequestState.PAID);
    }

    @Test
    void staysInDoubtWhileStripeIsSilentWhateverThePageSays() {
        scene.stripe.next(FakeIntents.Trouble.LOST_BEFORE);

        pageSaysEnded(first);

        assertThat(scene.state(id)).isEqualTo(RequestState.PAYING);
        assertThat(scene.request(id).unknownSince()).isPresent();
    }

    /** A card was tried with the intent's secret, but not by a page of ours. */
    @Test
    void isNoDeclineOfARequestThatNobodyTriedToPay() {
        var untried = scene.requested();
        scene.service.opened(scene.request(untried));

        scene.stripe.declines(untried, "insufficient_funds", "pm_1");
        scene.lookups.look(scene.practice, untried);

        assertThat(scene.state(untried)).isEqualTo(RequestState.OPENED);
    }
}
