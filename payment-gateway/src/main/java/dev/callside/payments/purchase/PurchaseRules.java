package dev.callside.payments.purchase;

import dev.callside.payments.purchase.PurchaseChange.Closed;
import dev.callside.payments.purchase.PurchaseChange.Declined;
import dev.callside.payments.purchase.PurchaseChange.NeedsAction;
import dev.callside.payments.purchase.PurchaseChange.NeedsCard;
import dev.callside.payments.purchase.PurchaseChange.Nothing;
import dev.callside.payments.purchase.PurchaseChange.Paid;
import dev.callside.payments.request.Intent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What Stripe's word means for a purchase. Only forward: whatever comes late, early or twice, a paid purchase stays paid. */
final class PurchaseRules {

    /** A saved card that was not charged within this time is not charged any more: who wanted it has gone on. */
    static final Duration TO_CHARGE = Duration.ofHours(1);
    /** How long a person may take to pay. */
    static final Duration TO_PAY = Duration.ofHours(2);
    /** How long the link in the mail completes what the bank stopped. */
    static final Duration TO_COMPLETE = Duration.ofDays(7);

    /** What the bank says when it wants to see somebody: <a href="https://docs.stripe.com/declines/codes">codes</a>. */
    private static final Set<String> AUTHENTICATION = Set.of("authentication_required", "authentication_not_handled");

    private static final String NOT_AUTHENTICATED = "payment_intent_authentication_failure";

    private PurchaseRules() {}

    static PurchaseChange change(Purchase purchase, Intent intent) {
        if (purchase.over()) {
            return new Nothing();
        }
        return switch (intent.status()) {
            case SUCCEEDED -> new Paid(intent.card(), intent.chargedAt());
            case CANCELED -> new Closed(purchase.closingAs().orElse(PurchaseState.CANCELLED));
            case PROCESSING, REQUIRES_CONFIRMATION, OTHER -> new Nothing();
            case REQUIRES_ACTION -> requiresAction(purchase);
            case REQUIRES_PAYMENT_METHOD -> unpaid(purchase, intent);
        };
    }

    private static PurchaseChange requiresAction(Purchase purchase) {
        return switch (purchase.state()) {
            case OPEN, NEEDS_CARD, DECLINED -> new NeedsAction(Optional.empty());
            case NEEDS_ACTION, CLOSING, PAID, CANCELLED -> new Nothing();
        };
    }

    private static PurchaseChange unpaid(Purchase purchase, Intent intent) {
        if (purchase.state() == PurchaseState.CLOSING) {
            return new Nothing();
        }
        var news = intent.failure().filter(failure -> !known(purchase, failure));
        if (news.isPresent()) {
            return purchase.automatic() && completable(news.get()) ? new NeedsAction(news) : new Declined(news.get());
        }
        return purchase.state() == PurchaseState.OPEN && purchase.card().isEmpty() ? new NeedsCard() : new Nothing();
    }

    /** A failure that we know already belongs to an earlier try. */
    private static boolean known(Purchase purchase, Intent.Failure failure) {
        return purchase.failure().equals(Optional.of(failure.code()))
                && purchase.failedMethod().equals(Optional.of(failure.method()));
    }

    /** Whether a person can still complete the same PaymentIntent with the same card. */
    private static boolean completable(Intent.Failure failure) {
        return AUTHENTICATION.contains(failure.code()) || failure.code().equals(NOT_AUTHENTICATED);
    }

    /** Whether its saved card was removed before it was charged: whoever removed it wants that nothing more is. */
    static boolean withoutItsCard(Purchase purchase) {
        var waits = purchase.state() == PurchaseState.OPEN
                || (purchase.state() == PurchaseState.NEEDS_ACTION && purchase.automatic());
        return waits && purchase.card().isPresent() && purchase.method().isEmpty();
    }

    /** Whether it is too late to charge a saved card. */
    static boolean late(Purchase purchase, Instant now) {
        return now.isAfter(purchase.createdAt().plus(TO_CHARGE));
    }
}
