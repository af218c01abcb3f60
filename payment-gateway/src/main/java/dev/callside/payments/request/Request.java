package dev.callside.payments.request;

import dev.callside.payments.account.Account;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.call.CallId;
import dev.callside.practice.call.ParticipantId;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A payment that a clinician asked for.
 *
 * @param patient who pays; empty for whoever of the call's patients does
 * @param amount Stripe's integer
 * @param account the practice's Stripe account at that time
 * @param version grows with each change
 * @param closingAs what it becomes when Stripe has confirmed the end
 * @param closedBy name of who ended it, or {@code Stripe}
 * @param payer the patient who paid, or tried to last; {@code email} and {@code locale} are that one's
 * @param failure code of the last decline, or why Stripe did not take the request at all
 * @param needsAction the bank waits for the patient
 * @param refundFailure Stripe's code for why it would not give the money back; somebody has to do it there
 * @param linkUntil until when it can be paid by a link; empty if there is none
 * @param unknownSince since when Stripe owes us an answer
 * @param refusedSince since when it answers that it won't show us the intent; always unknown then
 */
public record Request(
        PracticeId practice,
        RequestId id,
        CallId call,
        Optional<ParticipantId> patient,
        ParticipantId clinician,
        long amount,
        String currency,
        String description,
        String account,
        RequestState state,
        int version,
        Optional<String> intent,
        Optional<RequestState> closingAs,
        Optional<String> closedBy,
        Optional<ParticipantId> payer,
        Optional<String> email,
        Optional<String> locale,
        Optional<UUID> attempt,
        Optional<Instant> attemptedAt,
        Optional<String> failure,
        Optional<String> failedMethod,
        boolean needsAction,
        Optional<Card> card,
        Optional<String> receiptNumber,
        boolean refundDue,
        Optional<String> refundFailure,
        Optional<Instant> linkUntil,
        Optional<Instant> unknownSince,
        Optional<Instant> refusedSince,
        Instant requestedAt,
        Instant changedAt,
        Optional<Instant> paidAt) {

    /** Whether that participant may pay it. */
    public boolean isFor(ParticipantId participant) {
        return patient.map(participant::equals).orElse(true);
    }

    /** Whether it may still be paid: not when its link has run out, even if nobody has closed it yet. */
    public boolean payable(Instant now) {
        return state.open() && linkUntil.map(now::isBefore).orElse(true);
    }

    /**
     * Whether its account can charge a card, as far as we know. One that was replaced stays connected until its payments
     * are finished: it can, unless Stripe has stopped showing us what is on it.
     *
     * @param inUse the account that new requests go to, where the operator lets the practice take payments
     */
    public boolean chargeable(Optional<Account> inUse) {
        return inUse.filter(found -> found.is(account) ? found.usable() : refusedSince.isEmpty())
                .isPresent();
    }

    /** Whether it asks for the same: what makes a repeated submission the same one. */
    boolean sameAs(NewRequest other) {
        return amount == other.amount()
                && currency.equals(other.currency())
                && description.equals(other.description())
                && patient.equals(other.patient())
                && call.equals(other.call());
    }
}
