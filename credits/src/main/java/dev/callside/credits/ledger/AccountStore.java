package dev.callside.credits.ledger;

import dev.callside.credits.work.CreditsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Accounts, and what they hold. */
@Dependent
class AccountStore {

    private static final String OPEN = "insert into credits.accounts (practice_id, id, kind, unit, code, posted,"
            + " pending, incoming, seq, opened_at, changed_at) values (?1, ?2, ?3, ?4, ?5, cast(?6 as bigint),"
            + " cast(?6 as bigint), cast(?6 as bigint), cast(?6 as bigint), ?7, ?7) on conflict do nothing";

    private final EntityManager entities;

    @Inject
    AccountStore(@CreditsUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Whether it is new. */
    boolean open(PracticeId practice, Account account, Instant at) {
        return Sql.of(
                        entities,
                        OPEN,
                        practice,
                        account.id().value(),
                        account.kind().name().toLowerCase(Locale.ROOT),
                        account.unit().code(),
                        account.code().value(),
                        account.kind() == AccountKind.WALLET ? "0" : null,
                        at)
                .updateOne();
    }

    Optional<Account> find(PracticeId practice, AccountId id) {
        return Sql.of(
                        entities,
                        "select id, kind, unit, code from credits.accounts where practice_id = ?1 and id = ?2",
                        practice,
                        id.value())
                .first(AccountStore::account);
    }

    private static Account account(Row row) {
        return new Account(
                new AccountId(row.uuid(0)),
                row.label(1, AccountKind.class),
                new Unit(row.text(2)),
                new Code(row.text(3)));
    }

    /**
     * Of those that exist, with all entries that were written until then. A counter's is summed up.
     *
     * @param at an instant, or {@code infinity}, which is now
     */
    Map<AccountId, Balance> balances(PracticeId practice, Collection<AccountId> ids, String at) {
        Map<AccountId, Balance> balances = new HashMap<>();
        Sql.of(
                        entities,
                        "select id, posted, pending, incoming from credits.balances(?1, ?2, cast(?3 as timestamptz))",
                        practice,
                        ids.stream().map(AccountId::value).toArray(UUID[]::new),
                        at)
                .rows(row -> balances.put(
                        new AccountId(row.uuid(0)), new Balance(row.number(1), row.number(2), row.number(3))));
        return balances;
    }

    /** Whether it is closed now; not if something is left in it, or it was closed before. */
    boolean close(PracticeId practice, AccountId id, Instant at) {
        return Sql.of(
                        entities,
                        "update credits.accounts set closed_at = ?3 where practice_id = ?1 and id = ?2"
                                + " and closed_at is null and posted = 0 and incoming = 0",
                        practice,
                        id.value(),
                        at)
                .updateOne();
    }

    boolean closed(PracticeId practice, AccountId id) {
        return !Sql.of(
                        entities,
                        "select id from credits.accounts where practice_id = ?1 and id = ?2 and closed_at is not null",
                        practice,
                        id.value())
                .rows(row -> row.uuid(0))
                .isEmpty();
    }
}
