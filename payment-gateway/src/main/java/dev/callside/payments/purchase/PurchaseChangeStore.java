package dev.callside.payments.purchase;

import dev.callside.payments.request.Card;
import dev.callside.payments.request.Intent;
import dev.callside.payments.work.PaymentsUnit;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;

/**
 * Writes what a look at Stripe meant, unless the purchase has changed since it was read: then nothing is written, and the
 * look is repeated. Each statement says which states it may leave.
 */
@Dependent
public class PurchaseChangeStore {

    private static final String WHERE =
            " where practice_id = ?1 and id = ?2 and version = ?3 and state not in ('paid', 'cancelled')";
    private static final String ALWAYS = "update payments.purchases set version = version + 1, unknown_since = null,"
            + " refused_since = null, changed_at = ?4, check_at = cast(nullif(?5, '') as timestamptz), ";

    private final EntityManager entities;

    @Inject
    public PurchaseChangeStore(@PaymentsUnit EntityManager entities) {
        this.entities = entities;
    }

    boolean created(Purchase purchase, String intent, Instant now) {
        return update(purchase, "intent_id = ?6", now, now.toString(), intent);
    }

    /** Stripe won't have it: it ends before it began. */
    boolean refused(Purchase purchase, String code, Instant now) {
        return update(purchase, "state = 'cancelled', failure = ?6", now, "", code);
    }

    /** Nothing new, but Stripe has answered. */
    boolean known(Purchase purchase, Optional<Instant> checkAt) {
        return Sql.of(
                        entities,
                        "update payments.purchases set unknown_since = null, refused_since = null,"
                                + " check_at = cast(nullif(?4, '') as timestamptz),"
                                + " version = version + case when unknown_since is null then 0 else 1 end" + WHERE,
                        purchase.practice(),
                        purchase.id().value(),
                        purchase.version(),
                        checkAt.map(Instant::toString).orElse(""))
                .updateOne();
    }

    /** Stripe has spoken of it: it may show it again, and does not wait for hours if it doesn't yet. */
    void heardOf(Purchase purchase) {
        Sql.of(
                        entities,
                        "update payments.purchases set refused_since = null, version = version + 1"
                                + " where practice_id = ?1 and id = ?2 and refused_since is not null",
                        purchase.practice(),
                        purchase.id().value())
                .updateOne();
    }

    /** Stripe did not answer, or refused to show it; looked up again then. */
    boolean unknown(Purchase purchase, boolean refused, Instant now, Instant checkAt) {
        return Sql.of(
                        entities,
                        "update payments.purchases set unknown_since = coalesce(unknown_since, ?4), check_at = ?5,"
                                + " refused_since = case when ?6 then coalesce(refused_since, ?4) end,"
                                + " changed_at = ?4, version = version + 1" + WHERE,
                        purchase.practice(),
                        purchase.id().value(),
                        purchase.version(),
                        now,
                        checkAt,
                        refused)
                .updateOne();
    }

    /** Paid when it was charged, however late we hear of it; in between for us, whatever the two clocks say. */
    boolean paid(Purchase purchase, PurchaseChange.Paid paid, Instant now) {
        return update(
                purchase,
                "state = 'paid', paid_at = least(greatest(?8, created_at), ?4), ungranted_since = null,"
                        + " closing_as = null, failure = null, card_brand = nullif(?6, ''), card_last4 = nullif(?7, ''),"
                        + " receipt_number = 'C-' || lpad(cast(nextval('payments.purchase_receipts') as text), 8, '0')",
                now,
                "",
                paid.card().map(Card::brand).orElse(""),
                paid.card().map(Card::last4).orElse(""),
                paid.at().orElse(now));
    }

    /** What became of the money since. */
    boolean returned(Purchase purchase, Return said, Instant now) {
        return Sql.of(
                        entities,
                        "update payments.purchases set version = version + 1, changed_at = ?4, refunded = ?5,"
                                + " disputed_at = case when ?6 then coalesce(disputed_at, ?4) else disputed_at end"
                                + " where practice_id = ?1 and id = ?2 and version = ?3",
                        purchase.practice(),
                        purchase.id().value(),
                        purchase.version(),
                        now,
                        said.refunded(),
                        said.disputed())
                .updateOne();
    }

    /** It is paid, and could not be written so: for those who watch. */
    boolean ungranted(Purchase purchase, Instant now) {
        return Sql.of(
                        entities,
                        "update payments.purchases set ungranted_since = ?3"
                                + " where practice_id = ?1 and id = ?2 and state <> 'paid' and ungranted_since is null",
                        purchase.practice(),
                        purchase.id().value(),
                        now)
                .updateOne();
    }

    boolean declined(Purchase purchase, Intent.Failure failure, Instant now, Instant checkAt) {
        return update(
                purchase,
                "state = 'declined', failure = ?6, failed_method = ?7",
                now,
                checkAt.toString(),
                failure.code(),
                failure.method());
    }

    boolean needsAction(Purchase purchase, Optional<Intent.Failure> failure, Instant now, Instant checkAt) {
        return update(
                purchase,
                "state = 'needs_action', failure = nullif(?6, ''), failed_method = nullif(?7, '')",
                now,
                checkAt.toString(),
                failure.map(Intent.Failure::code).orElse(""),
                failure.map(Intent.Failure::method).orElse(""));
    }

    boolean needsCard(Purchase purchase, Instant now, Instant checkAt) {
        return update(purchase, "state = 'needs_card'", now, checkAt.toString());
    }

    /** It is to be ended at Stripe; becomes that when Stripe has said so. */
    boolean closing(Purchase purchase, PurchaseState as, Optional<Intent.Failure> failure, Instant now) {
        return update(
                purchase,
                "state = 'closing', closing_as = ?6, failure = coalesce(nullif(?7, ''), failure),"
                        + " failed_method = coalesce(nullif(?8, ''), failed_method)",
                now,
                now.toString(),
                as.label(),
                failure.map(Intent.Failure::code).orElse(""),
                failure.map(Intent.Failure::method).orElse(""));
    }

    boolean closed(Purchase purchase, PurchaseState as, Instant now) {
        return update(purchase, "state = ?6", now, "", as.label());
    }

    /** Before a person's try to complete it: counted, because each try has its own key. */
    boolean confirming(Purchase purchase, Instant now, Instant checkAt) {
        return update(purchase, "confirms = confirms + 1, confirmed_at = ?4", now, checkAt.toString());
    }

    private boolean update(Purchase purchase, String set, Instant now, String checkAt, Object... more) {
        var parameters = new Object[5 + more.length];
        parameters[0] = purchase.practice();
        parameters[1] = purchase.id().value();
        parameters[2] = purchase.version();
        parameters[3] = now;
        parameters[4] = checkAt;
        System.arraycopy(more, 0, parameters, 5, more.length);
        return Sql.of(entities, ALWAYS + set + WHERE, parameters).updateOne();
    }
}
