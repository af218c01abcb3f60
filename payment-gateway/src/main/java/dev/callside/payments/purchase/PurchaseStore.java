package dev.callside.payments.purchase;

import dev.callside.payments.request.Card;
import dev.callside.payments.work.PaymentsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Purchases: adding, finding and claiming them. To be called inside a transaction. */
@Dependent
public class PurchaseStore {

    private static final String SELECT = """
            select p.practice_id, p.id, p.payer_id, p.origin, p.goods, p.target_id, p.units, cast(p.price as text), p.typed,
                   p.amount, p.currency, p.card_id, c.method_id, p.save_card, p.buyer, p.locale, p.state, p.version,
                   p.intent_id, p.closing_as, p.confirms, p.failure, p.failed_method, p.card_brand, p.card_last4,
                   p.receipt_number, p.unknown_since, p.refused_since, p.created_at, p.paid_at, p.receipt_to,
                   p.refunded, p.disputed_at is not null
            from payments.purchases p left join payments.cards c
                on c.practice_id = p.practice_id and c.id = p.card_id and c.removed_at is null
            """;

    private static final String ADD = """
            insert into payments.purchases (practice_id, id, payer_id, origin, goods, target_id, units, price, typed, amount,
                                            currency, card_id, save_card, buyer, locale, check_at, created_at, changed_at,
                                            receipt_to)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, cast(?8 as numeric), ?9, ?10, ?11, cast(nullif(?12, '') as uuid), ?13, ?14,
                    ?15, ?16, ?17, ?17, nullif(?18, ''))
            on conflict do nothing""";

    private static final String CLAIM = """
            update payments.purchases p set check_at = ?2, checks = checks + 1
            from (select practice_id, id from payments.purchases where check_at <= ?1
                  order by check_at limit ?3 for update skip locked) due
            where p.practice_id = due.practice_id and p.id = due.id
            returning p.practice_id, p.id""";

    /** What Stripe has no intent of ends here, and a person's only: a top-up's would begin again. */
    private static final String EXPIRE = """
            update payments.purchases
            set state = 'closing', closing_as = 'cancelled', version = version + 1, check_at = ?1, changed_at = ?1
            where origin = 'person' and state in ('open', 'needs_card', 'needs_action', 'declined') and created_at < ?2
               or origin = 'top_up' and state = 'needs_action' and created_at < ?3""";

    /** By the day it was charged, which may be a later one than it was wanted on; what is open counts as of today. */
    private static final String SPENT = """
            select coalesce(sum(amount), 0) from payments.purchases
            where practice_id = ?1 and target_id = ?2 and origin = 'top_up' and state not in ('declined', 'cancelled')
              and currency = ?4 and (paid_at is null or paid_at >= ?3)""";

    private final EntityManager entities;

    @Inject
    public PurchaseStore(@PaymentsUnit EntityManager entities) {
        this.entities = entities;
    }

    /** False if there is one of that id, or an automatic top-up of the same goods that is not over. */
    boolean add(PracticeId practice, NewPurchase purchase, Instant now, Instant checkAt) {
        return Sql.of(
                        entities,
                        ADD,
                        practice,
                        purchase.id().value(),
                        purchase.payer(),
                        label(purchase.origin()),
                        label(purchase.goods().kind()),
                        purchase.goods().target(),
                        purchase.goods().units(),
                        purchase.price().toPlainString(),
                        purchase.typed(),
                        purchase.amount(),
                        purchase.currency(),
                        purchase.card().map(UUID::toString).orElse(""),
                        purchase.saveCard(),
                        purchase.buyer(),
                        purchase.locale().toLanguageTag(),
                        checkAt,
                        now,
                        purchase.receiptTo().orElse(""))
                .updateOne();
    }

    public Optional<Purchase> find(PracticeId practice, PurchaseId id) {
        return Sql.of(entities, SELECT + "where p.practice_id = ?1 and p.id = ?2", practice, id.value())
                .first(PurchaseStore::purchase);
    }

    /** As worker. */
    Optional<Purchase> withIntent(String intent) {
        return Sql.of(entities, SELECT + "where p.intent_id = ?1", intent).first(PurchaseStore::purchase);
    }

    /** As worker. The same id may be used in two practices; only one of them has no intent yet. */
    Optional<Purchase> withoutIntent(PurchaseId id) {
        return Sql.of(entities, SELECT + "where p.id = ?1 and p.intent_id is null", id.value())
                .first(PurchaseStore::purchase);
    }

    /** The automatic top-up of a level that is not over. */
    Optional<Purchase> openTopUp(PracticeId practice, UUID target) {
        return Sql.of(
                        entities,
                        SELECT + "where p.practice_id = ?1 and p.target_id = ?2 and p.origin = 'top_up'"
                                + " and p.state not in ('paid', 'declined', 'cancelled')",
                        practice,
                        target)
                .first(PurchaseStore::purchase);
    }

    /** What automatic top-ups have charged in that currency since then, or may still charge. */
    long spent(PracticeId practice, UUID target, String currency, Instant since) {
        return Sql.of(entities, SPENT, practice, target, since, currency).one(row -> row.number(0));
    }

    /** Purchases that are to be looked at, now this worker's until the lease ends. As worker. */
    List<Due> claim(Instant now, Instant leaseUntil, int most) {
        return Sql.of(entities, CLAIM, now, leaseUntil, most)
                .rows(row -> new Due(new PracticeId(row.uuid(0)), new PurchaseId(row.uuid(1))));
    }

    /** A purchase that is to be looked at. */
    record Due(PracticeId practice, PurchaseId id) {}

    /** Ends what nobody has paid in time. As worker. */
    int expire(Instant now, Instant personsBefore, Instant topUpsBefore) {
        return Sql.of(entities, EXPIRE, now, personsBefore, topUpsBefore).update();
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static Purchase purchase(Row row) {
        return new Purchase(
                new PracticeId(row.uuid(0)),
                new PurchaseId(row.uuid(1)),
                row.uuid(2),
                row.label(3, Origin.class),
                new Goods(row.label(4, Goods.Kind.class), row.uuid(5), row.number(6)),
                new BigDecimal(row.text(7)),
                row.number(8),
                row.number(9),
                row.text(10),
                row.maybeUuid(11),
                row.maybeText(12),
                row.flag(13),
                row.text(14),
                Locale.forLanguageTag(row.text(15)),
                row.label(16, PurchaseState.class),
                (int) row.number(17),
                row.maybeText(18),
                row.maybeText(19).map(as -> row.label(19, PurchaseState.class)),
                (int) row.number(20),
                row.maybeText(21),
                row.maybeText(22),
                row.maybeText(23).map(brand -> new Card(brand, row.text(24))),
                row.maybeText(25),
                row.maybeInstant(26),
                row.maybeInstant(27),
                row.instant(28),
                row.maybeInstant(29),
                row.maybeText(30),
                row.number(31),
                row.flag(32));
    }
}
