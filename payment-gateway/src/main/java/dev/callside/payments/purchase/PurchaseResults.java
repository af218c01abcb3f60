package dev.callside.payments.purchase;

import dev.callside.payments.look.Look;
import dev.callside.payments.purchase.PurchaseChange.NeedsAction;
import dev.callside.payments.purchase.PurchaseChange.Paid;
import dev.callside.payments.request.Intent;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;

/**
 * What a result brings with it, in one transaction: paid and granted and receipted, or declined and stopped and told.
 * Nothing is written of a purchase that has changed since it was read.
 */
@Dependent
public class PurchaseResults {

    private final PayerStore payers;
    private final PurchaseStore purchases;
    private final PurchaseChangeStore changes;
    private final Granters granters;
    private final PurchaseMails mails;

    @Inject
    public PurchaseResults(
            PayerStore payers,
            PurchaseStore purchases,
            PurchaseChangeStore changes,
            Granters granters,
            PurchaseMails mails) {
        this.payers = payers;
        this.purchases = purchases;
        this.changes = changes;
        this.granters = granters;
        this.mails = mails;
    }

    /** Takes the payer's lock, which comes before all others. Always true. */
    boolean begin(Purchase purchase, Instant now) {
        payers.lock(purchase.practice(), purchase.payer(), now);
        return true;
    }

    boolean created(Purchase purchase, String intent, Instant now) {
        return changes.created(purchase, intent, now);
    }

    boolean paid(Purchase purchase, Paid paid, Instant now) {
        if (!changes.paid(purchase, paid, now)) {
            return false;
        }
        var stored = purchases.find(purchase.practice(), purchase.id()).orElseThrow();
        var granter = granters.of(purchase);
        granter.grant(stored, now);
        if (stored.automatic()) {
            granter.resume(stored, now);
            // However little it bought, and whatever was set meanwhile: a card is not charged again and again.
            if (granter.lacking(stored)) {
                stopped(stored, Stop.SHORT, now);
            }
        }
        if (stored.saveCard()) {
            payers.check(stored.practice(), stored.payer(), now);
        }
        mails.receipt(stored);
        return true;
    }

    /** Of one that was begun by itself: it may be switched off by now, or have enough. */
    boolean needless(Purchase purchase) {
        return purchase.automatic() && !granters.of(purchase).lacking(purchase);
    }

    boolean ungranted(Purchase purchase, Instant now) {
        return changes.ungranted(purchase, now);
    }

    /** A person may try again; an automatic top-up ends, and none begins until a person acts. */
    boolean declined(Purchase purchase, Intent.Failure failure, Instant now) {
        if (!purchase.automatic()) {
            return changes.declined(purchase, failure, now, now.plus(Look.IDLE));
        }
        var written = changes.closing(purchase, PurchaseState.DECLINED, Optional.of(failure), now);
        return written && stopped(purchase, Stop.DECLINED, now);
    }

    boolean needsAction(Purchase purchase, NeedsAction action, Instant now) {
        var written = changes.needsAction(purchase, action.failure(), now, now.plus(Look.IDLE));
        return written && (!purchase.automatic() || stopped(purchase, Stop.AUTHENTICATION, now));
    }

    boolean needsCard(Purchase purchase, Instant now) {
        return changes.needsCard(purchase, now, now.plus(Look.IDLE));
    }

    boolean confirming(Purchase purchase, Instant now) {
        return changes.confirming(purchase, now, now.plus(Look.SOON));
    }

    boolean closing(Purchase purchase, Instant now) {
        return changes.closing(purchase, PurchaseState.CANCELLED, Optional.empty(), now);
    }

    boolean closed(Purchase purchase, PurchaseState as, Instant now) {
        return changes.closed(purchase, as, now);
    }

    boolean refused(Purchase purchase, String code, Instant now) {
        var written = changes.refused(purchase, code, now);
        return written && (!purchase.automatic() || stopped(purchase, Stop.DECLINED, now));
    }

    boolean known(Purchase purchase, Instant now) {
        return changes.known(purchase, nextLook(purchase, now));
    }

    private static Optional<Instant> nextLook(Purchase purchase, Instant now) {
        return switch (purchase.state()) {
            case OPEN, CLOSING -> Optional.of(now.plus(Look.SOON));
            case NEEDS_CARD, NEEDS_ACTION, DECLINED -> Optional.of(now.plus(Look.IDLE));
            case PAID, CANCELLED -> Optional.empty();
        };
    }

    boolean unknown(Purchase purchase, boolean refused, Instant now) {
        var pause =
                refused ? Look.pauseRefused(purchase.refusedSince(), now) : Look.pause(purchase.unknownSince(), now);
        return changes.unknown(purchase, refused, now, now.plus(pause));
    }

    /** Always true. */
    boolean heardOf(Purchase purchase) {
        changes.heardOf(purchase);
        return true;
    }

    private boolean stopped(Purchase purchase, Stop why, Instant now) {
        granters.of(purchase).stop(purchase, why, now);
        mails.stopped(purchase, why, now);
        return true;
    }
}
