package dev.callside.payments.purchase;

import dev.callside.payments.work.PaymentsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who pays. To be called inside a transaction. */
@Dependent
public class PayerStore {

    private static final String COLUMNS =
            "select practice_id, id, customer_id, customer_before, wanted from payments.payers";
    private static final String SELECT = COLUMNS + " where practice_id = ?1 and id = ?2";
    private static final String WHERE = " where practice_id = ?1 and id = ?2";

    private static final String CLAIM = """
            update payments.payers p set check_at = ?2
            from (select practice_id, id from payments.payers where check_at <= ?1
                  order by check_at limit ?3 for update skip locked) due
            where p.practice_id = due.practice_id and p.id = due.id
            returning p.practice_id, p.id""";

    private static final String CHECKED = "update payments.payers set (check_at, check_again_at) ="
            + " (select again, again from (select case when check_again_at > ?4 then check_again_at end again) later)"
            + WHERE
            + " and wanted = ?3";

    private final EntityManager entities;

    @Inject
    public PayerStore(@PaymentsUnit EntityManager entities) {
        this.entities = entities;
    }

    /** The payer, held until the transaction ends, made if there is none. Before any other lock: see the table. */
    Payer lock(PracticeId practice, UUID id, Instant now) {
        Sql.of(
                        entities,
                        "insert into payments.payers (practice_id, id, created_at) values (?1, ?2, ?3)"
                                + " on conflict do nothing",
                        practice,
                        id,
                        now)
                .update();
        return Sql.of(entities, SELECT + " for update", practice, id).one(PayerStore::payer);
    }

    Optional<Payer> find(PracticeId practice, UUID id) {
        return Sql.of(entities, SELECT, practice, id).first(PayerStore::payer);
    }

    /** As worker. */
    Optional<Payer> withCustomer(String customer) {
        return Sql.of(entities, COLUMNS + " where customer_id = ?1", customer).first(PayerStore::payer);
    }

    /** The first answer stands. */
    void customer(Payer payer, String customer) {
        Sql.of(
                        entities,
                        "update payments.payers set customer_id = ?3" + WHERE + " and customer_id is null",
                        payer.practice(),
                        payer.id(),
                        customer)
                .updateOne();
    }

    /** Stripe has deleted it; what it was stays known. False if somebody has forgotten it already. */
    boolean forget(Payer payer) {
        return Sql.of(
                        entities,
                        "update payments.payers set customer_id = null, customer_before = customer_id" + WHERE
                                + " and customer_id = ?3",
                        payer.practice(),
                        payer.id(),
                        payer.customer().orElseThrow())
                .updateOne();
    }

    /** Who got the last receipt: offered the next time. */
    void receiptTo(PracticeId practice, UUID payer, String address) {
        Sql.of(entities, "update payments.payers set receipt_to = ?3" + WHERE, practice, payer, address)
                .updateOne();
    }

    /** Looks at its cards then. */
    void check(PracticeId practice, UUID payer, Instant at) {
        Sql.of(entities, "update payments.payers set check_at = ?3, wanted = wanted + 1" + WHERE, practice, payer, at)
                .updateOne();
    }

    /** Looks at its cards by then, and once more. */
    void checkTwice(PracticeId practice, UUID payer, Instant by, Instant again) {
        Sql.of(
                        entities,
                        "update payments.payers set check_at = least(check_at, ?3), check_again_at = ?4,"
                                + " wanted = wanted + 1" + WHERE,
                        practice,
                        payer,
                        by,
                        again)
                .updateOne();
    }

    /**
     * Nothing is left to find out about its cards before the second look, whose time stays as it is however often others look
     * meanwhile; unless somebody has wanted one since it was read.
     */
    void checked(Payer payer, Instant now) {
        Sql.of(entities, CHECKED, payer.practice(), payer.id(), payer.wanted(), now)
                .updateOne();
    }

    /** Payers whose cards are to be looked at, this worker's until the lease ends. As worker. */
    List<Due> claim(Instant now, Instant leaseUntil, int most) {
        return Sql.of(entities, CLAIM, now, leaseUntil, most)
                .rows(row -> new Due(new PracticeId(row.uuid(0)), row.uuid(1)));
    }

    /** A payer whose cards are to be looked at. */
    record Due(PracticeId practice, UUID payer) {}

    private static Payer payer(Row row) {
        return new Payer(
                new PracticeId(row.uuid(0)), row.uuid(1), row.maybeText(2), row.maybeText(3), (int) row.number(4));
    }
}
