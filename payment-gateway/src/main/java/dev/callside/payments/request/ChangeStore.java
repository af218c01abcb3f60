package dev.callside.payments.request;

import dev.callside.payments.work.PaymentsUnit;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes what a look at Stripe meant, unless the request has changed since it was read: then nothing is written, and the
 * look is repeated.
 */
@Dependent
class ChangeStore {

    private static final String WHERE = " where practice_id = ?1 and id = ?2 and version = ?3";
    private static final String ALWAYS = "update payments.requests set version = version + 1, unknown_since = null, "
            + "refused_since = null, changed_at = ?4, check_at = cast(nullif(?5, '') as timestamptz), ";

    private static final String RECEIPT_NUMBER = """
            insert into payments.receipt_counters as c (practice_id, last) values (?1, 1)
            on conflict (practice_id) do update set last = c.last + 1
            returning last""";

    private static final String PAID_BY = """
            update payments.requests r
            set attempt_id = a.id, attempted_at = a.at, payer_id = a.payer_id, email = a.email, locale = a.locale
            from payments.attempts a
            where a.practice_id = r.practice_id and a.request_id = r.id
              and r.practice_id = ?1 and r.id = ?2 and a.id = ?3 and r.attempt_id <> a.id""";

    private final EntityManager entities;

    @Inject
    ChangeStore(@PaymentsUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Holds the row until the transaction ends. False if it has changed since it was read. */
    boolean lock(Request request) {
        return Sql.of(
                                entities,
                                "select version from payments.requests where practice_id = ?1 and id = ?2 for update",
                                request.practice(),
                                request.id().value())
                        .one(row -> row.number(0))
                        .intValue()
                == request.version();
    }

    /** Nothing new, but Stripe has answered. */
    boolean known(Request request, Optional<Instant> checkAt) {
        return Sql.of(
                        entities,
                        "update payments.requests set unknown_since = null, refused_since = null,"
                                + " check_at = cast(nullif(?4, '') as timestamptz),"
                                + " version = version + case when unknown_since is null then 0 else 1 end" + WHERE,
                        request.practice(),
                        request.id().value(),
                        request.version(),
                        checkAt.map(Instant::toString).orElse(""))
                .updateOne();
    }

    /** Of several who tried, one paid, and not always the last: the receipt is for that one. */
    void paidBy(Request request, UUID attempt) {
        Sql.of(entities, PAID_BY, request.practice(), request.id().value(), attempt)
                .updateOne();
    }

    boolean paid(Request request, Optional<Card> card, Instant now) {
        var number = Sql.of(entities, RECEIPT_NUMBER, request.practice()).one(row -> row.number(0));
        return update(
                request,
                "state = 'paid', paid_at = ?4, closing_as = null, closed_by = null, failure = null, needs_action = false,"
                        + " card_brand = nullif(?6, ''), card_last4 = nullif(?7, ''), receipt_number = ?8",
                now,
                "",
                card.map(Card::brand).orElse(""),
                card.map(Card::last4).orElse(""),
                "%06d".formatted(number));
    }

    boolean declined(Request request, Intent.Failure failure, Instant now, Instant checkAt) {
        return update(
                request,
                "state = 'declined', failure = ?6, failed_method = ?7, needs_action = false",
                now,
                checkAt.toString(),
                failure.code(),
                failure.method());
    }

    boolean authenticate(Request request, Instant now, Instant checkAt) {
        return update(request, "state = 'paying', needs_action = true", now, checkAt.toString());
    }

    boolean neverCame(Request request, Instant now, Instant checkAt) {
        return update(request, "state = 'opened', needs_action = false", now, checkAt.toString());
    }

    boolean closed(Request request, RequestState as, Instant now) {
        return update(
                request,
                "state = ?6, closed_by = coalesce(closed_by, 'Stripe'), needs_action = false",
                now,
                "",
                as.label());
    }

    boolean refundDue(Request request, Instant now) {
        return update(request, "refund_due = true", now, now.toString());
    }

    boolean refunded(Request request, String refund, Instant now) {
        return update(
                request,
                "state = 'refunded', refund_due = false, refund_failure = null, refund_id = ?6, paid_at = ?4",
                now,
                "",
                refund);
    }

    /** Stripe will not give it back; asked again then, because somebody may have done so there. */
    boolean refundRefused(Request request, String code, Instant now, Instant checkAt) {
        return update(request, "refund_failure = ?6", now, checkAt.toString(), code);
    }

    private boolean update(Request request, String set, Instant now, String checkAt, Object... more) {
        var parameters = new Object[5 + more.length];
        parameters[0] = request.practice();
        parameters[1] = request.id().value();
        parameters[2] = request.version();
        parameters[3] = now;
        parameters[4] = checkAt;
        System.arraycopy(more, 0, parameters, 5, more.length);
        return Sql.of(entities, ALWAYS + set + WHERE, parameters).updateOne();
    }
}
