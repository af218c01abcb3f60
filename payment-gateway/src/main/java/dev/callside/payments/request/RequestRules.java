package dev.callside.payments.request;

import dev.callside.payments.look.Look;
import dev.callside.payments.request.Change.Authenticate;
import dev.callside.payments.request.Change.Closed;
import dev.callside.payments.request.Change.Declined;
import dev.callside.payments.request.Change.NeverCame;
import dev.callside.payments.request.Change.Nothing;
import dev.callside.payments.request.Change.Paid;
import dev.callside.payments.request.Change.RefundDue;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What Stripe's word means for a request. Only forward: whatever comes late, early or twice, a paid request stays paid.
 */
final class RequestRules {

    /** How long the way from the patient's browser to Stripe may take before we say that nothing came. */
    static final Duration ON_ITS_WAY = Duration.ofSeconds(45);

    /**
     * How long the bank may wait for the patient before somebody may try again. Whoever is still at the bank's page then can
     * finish there all the same: Stripe takes the first that succeeds.
     */
    static final Duration AT_THE_BANK = Duration.ofMinutes(2);

    /** How long after a try its card may still be on its way, from a phone that slept or a bank's page that was left open. */
    static final Duration LATELY = Duration.ofMinutes(10);

    /** How long after a try its bank may still be waiting for somebody who left its page open. */
    static final Duration LEFT_OPEN = Duration.ofHours(1);

    /** Stripe's own code for a bank's check that was not completed; Stripe says so only if somebody closes its page. */
    private static final Intent.Failure ABANDONED = new Intent.Failure("payment_intent_authentication_failure", "");

    private RequestRules() {}

    /**
     * What is to be written.
     *
     * @param ended the try whose page says that nothing came of it; where Stripe says otherwise, that holds
     */
    static Change change(Request request, Intent intent, Optional<UUID> ended, Instant now) {
        return switch (intent.status()) {
            case SUCCEEDED -> succeeded(request, intent);
            case CANCELED -> canceled(request);
            case PROCESSING, OTHER -> new Nothing();
            case REQUIRES_ACTION -> requiresAction(request, intent, ended, now);
            case REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION -> unpaid(request, intent, ended, now);
        };
    }

    private static Change succeeded(Request request, Intent intent) {
        return switch (request.state()) {
            case REQUESTED, OPENED, PAYING, DECLINED, CLOSING -> new Paid(intent.card(), intent.attempt());
            case CANCELLED, EXPIRED -> request.refundDue() ? new Nothing() : new RefundDue();
            case PAID, REFUNDED -> new Nothing();
        };
    }

    private static Change canceled(Request request) {
        return switch (request.state()) {
            // In Stripe's own dashboard somebody of the practice can cancel it too.
            case REQUESTED, OPENED, PAYING, DECLINED -> new Closed(RequestState.CANCELLED);
            case CLOSING -> new Closed(request.closingAs().orElseThrow());
            case PAID, CANCELLED, EXPIRED, REFUNDED -> new Nothing();
        };
    }

    private static Change requiresAction(Request request, Intent intent, Optional<UUID> ended, Instant now) {
        if (!isOfTheLastTry(request, intent)) {
            return lastTry(request, ended, now);
        }
        return switch (request.state()) {
            case PAYING -> request.needsAction() ? atTheBank(request, now) : new Authenticate();
            // Its card came after all.
            case OPENED -> new Authenticate();
            // Declined: abandoned by now, so that anybody may try again.
            case REQUESTED, DECLINED, CLOSING, PAID, CANCELLED, EXPIRED, REFUNDED -> new Nothing();
        };
    }

    /** From when we heard of it, which is when the request changed last. */
    private static Change atTheBank(Request request, Instant now) {
        var left = now.isAfter(request.changedAt().plus(AT_THE_BANK));
        return left ? new Declined(ABANDONED) : new Nothing();
    }

    private static Change unpaid(Request request, Intent intent, Optional<UUID> ended, Instant now) {
        var news = intent.failure()
                .filter(failure -> isOfTheLastTry(request, intent))
                .filter(failure ->
                        !failure.method().equals(request.failedMethod().orElse("")));
        return news.isPresent() && request.state().open() ? new Declined(news.get()) : lastTry(request, ended, now);
    }

    /**
     * What Stripe says is about the try that the card names, which need not be the last: who is slow at the bank, or whose
     * phone slept, is heard of after others have begun. A card that names none is the last one's, for want of a better guess.
     */
    private static boolean isOfTheLastTry(Request request, Intent intent) {
        return request.attempt()
                .filter(last -> last.equals(intent.attempt().orElse(last)))
                .isPresent();
    }

    /** Stripe says nothing of the last try: if somebody is paying, it may still be on its way, unless its page knows better. */
    private static Change lastTry(Request request, Optional<UUID> ended, Instant now) {
        if (request.state() != RequestState.PAYING) {
            return new Nothing();
        }
        var late = now.isAfter(request.attemptedAt().orElseThrow().plus(ON_ITS_WAY));
        return late || request.attempt().equals(ended) ? new NeverCame() : new Nothing();
    }

    /** When Stripe is asked again if it has said nothing new. Empty where there is nothing left to find out. */
    static Optional<Instant> nextLook(Request request, Intent intent, Instant now) {
        return switch (request.state()) {
            case PAYING, CLOSING -> Optional.of(now.plus(Look.SOON));
            case REQUESTED, OPENED, DECLINED -> Optional.of(now.plus(pause(request, intent, now)));
            case PAID, CANCELLED, EXPIRED, REFUNDED -> Optional.empty();
        };
    }

    private static Duration pause(Request request, Intent intent, Instant now) {
        var open = openFor(intent.status());
        if (request.attemptedAt().filter(at -> now.isBefore(at.plus(open))).isPresent()) {
            return Look.TRIED;
        }
        return rests(request, now) ? Look.SELDOM : Look.IDLE;
    }

    /** How long after a try money may still come of it. */
    private static Duration openFor(Intent.Status status) {
        return switch (status) {
            case REQUIRES_ACTION, PROCESSING -> LEFT_OPEN;
            case REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION, SUCCEEDED, CANCELED, OTHER -> LATELY;
        };
    }

    /** Of links, many are open for weeks: asked for like the requests of a call, they would stand before who is paying. */
    private static boolean rests(Request request, Instant now) {
        return request.linkUntil().isPresent()
                && request.changedAt().plus(Look.SELDOM).isBefore(now);
    }
}
