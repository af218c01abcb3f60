package dev.callside.payments.purchase;

import dev.callside.payments.work.PaymentsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Saved cards. To be called inside a transaction; what changes the usual one, with the payer locked. */
@Dependent
public class CardStore {

    private static final String SELECT = "select id, payer_id, method_id, brand, last4, exp_month, exp_year, usual,"
            + " (select p.zone from practice.practices p where p.id = practice_id)"
            + " from payments.cards where practice_id = ?1 and payer_id = ?2 ";

    private static final String PUT = """
            insert into payments.cards (practice_id, id, payer_id, method_id, brand, last4, exp_month, exp_year, usual,
                                        created_at)
            values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8,
                    not exists (select from payments.cards where practice_id = ?1 and payer_id = ?3 and usual), ?9)
            on conflict (method_id) do update
                set brand = excluded.brand, last4 = excluded.last4, exp_month = excluded.exp_month,
                    exp_year = excluded.exp_year""";

    private final EntityManager entities;

    @Inject
    public CardStore(@PaymentsUnit EntityManager entities) {
        this.entities = entities;
    }

    /** The usual one first, then the newest. */
    List<SavedCard> of(PracticeId practice, UUID payer) {
        return Sql.of(
                        entities,
                        SELECT + "and removed_at is null order by usual desc, created_at desc, id desc",
                        practice,
                        payer)
                .rows(CardStore::card);
    }

    Optional<SavedCard> usual(PracticeId practice, UUID payer) {
        return of(practice, payer).stream().filter(SavedCard::usual).findFirst();
    }

    Optional<SavedCard> find(PracticeId practice, UUID payer, UUID card) {
        return of(practice, payer).stream()
                .filter(saved -> saved.id().equals(card))
                .findFirst();
    }

    /** Keeps it, or what is new of it; one that was removed stays removed. */
    void put(Payer payer, VaultCard card, UUID newId, Instant now) {
        Sql.of(
                        entities,
                        PUT,
                        payer.practice(),
                        newId,
                        payer.id(),
                        card.method(),
                        card.brand(),
                        card.last4(),
                        card.expMonth(),
                        card.expYear(),
                        now)
                .update();
    }

    void makeUsual(PracticeId practice, UUID payer, UUID card) {
        Sql.of(
                        entities,
                        "update payments.cards set usual = false"
                                + " where practice_id = ?1 and payer_id = ?2 and usual and id <> ?3",
                        practice,
                        payer,
                        card)
                .update();
        Sql.of(
                        entities,
                        "update payments.cards set usual = true"
                                + " where practice_id = ?1 and payer_id = ?2 and id = ?3 and removed_at is null",
                        practice,
                        payer,
                        card)
                .updateOne();
    }

    void remove(PracticeId practice, UUID payer, UUID card, Instant now) {
        Sql.of(
                        entities,
                        "update payments.cards set usual = false, removed_at = ?4"
                                + " where practice_id = ?1 and payer_id = ?2 and id = ?3 and removed_at is null",
                        practice,
                        payer,
                        card,
                        now)
                .updateOne();
        nextUsual(practice, payer, now);
    }

    /** The newest of the others takes its place, before any that has expired. */
    private void nextUsual(PracticeId practice, UUID payer, Instant now) {
        var left = of(practice, payer);
        if (left.stream().noneMatch(SavedCard::usual)) {
            left.stream()
                    .min(Comparator.comparing(card -> card.expired(now)))
                    .ifPresent(card -> makeUsual(practice, payer, card.id()));
        }
    }

    /** Removes all that are left. @return their ids */
    List<UUID> removeAll(PracticeId practice, UUID payer, Instant now) {
        return Sql.of(
                        entities,
                        "update payments.cards set usual = false, removed_at = ?3"
                                + " where practice_id = ?1 and payer_id = ?2 and removed_at is null returning id",
                        practice,
                        payer,
                        now)
                .rows(row -> row.uuid(0));
    }

    /** Removes those that Stripe has no more, unless they came after that time. @return their ids */
    List<UUID> keepOnly(Payer payer, List<VaultCard> there, Instant before, Instant now) {
        var vanished = Sql.of(
                        entities,
                        "update payments.cards set usual = false, removed_at = ?5, detached_at = ?5"
                                + " where practice_id = ?1 and payer_id = ?2 and removed_at is null"
                                + " and created_at < ?4 and method_id <> all (?3) returning id",
                        payer.practice(),
                        payer.id(),
                        there.stream().map(VaultCard::method).toArray(String[]::new),
                        before,
                        now)
                .rows(row -> row.uuid(0));
        if (!vanished.isEmpty()) {
            nextUsual(payer.practice(), payer.id(), now);
        }
        return vanished;
    }

    /** Whose card that is, by Stripe's id. As worker. */
    Optional<PayerStore.Due> payer(String method) {
        return Sql.of(entities, "select practice_id, payer_id from payments.cards where method_id = ?1", method)
                .first(row -> new PayerStore.Due(new PracticeId(row.uuid(0)), row.uuid(1)));
    }

    /** Stripe's ids of cards that were removed here and not there yet. */
    List<String> toDetach(Payer payer) {
        return Sql.of(
                        entities,
                        "select method_id from payments.cards where practice_id = ?1 and payer_id = ?2"
                                + " and removed_at is not null and detached_at is null",
                        payer.practice(),
                        payer.id())
                .rows(row -> row.text(0));
    }

    void detached(Payer payer, String method, Instant now) {
        Sql.of(
                        entities,
                        "update payments.cards set detached_at = ?3 where practice_id = ?1 and method_id = ?2"
                                + " and detached_at is null",
                        payer.practice(),
                        method,
                        now)
                .updateOne();
    }

    private static SavedCard card(Row row) {
        return new SavedCard(
                row.uuid(0),
                row.uuid(1),
                row.text(2),
                row.text(3),
                row.text(4),
                (int) row.number(5),
                (int) row.number(6),
                row.flag(7),
                ZoneId.of(row.text(8)));
    }
}
