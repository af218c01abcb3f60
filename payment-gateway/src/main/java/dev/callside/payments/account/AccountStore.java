package dev.callside.payments.account;

import dev.callside.payments.work.PaymentsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.crypto.Tokens;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Links between practices and Stripe accounts. */
@Dependent
public class AccountStore {

    private static final String COLUMNS = """
            select state, linking, account_id, name, country, currency, currencies, charges_enabled, payouts_enabled,
                   asks, due_by, disabled_reason, linked_by, linked_at
            from payments.accounts where practice_id = ?1 and pending = ?2""";

    private static final String APPROVED =
            " and exists (select from practice.practices p where p.id = practice_id and p.payments = 'approved')";

    private static final String PUT = """
            insert into payments.accounts as a (practice_id, pending, account_id, state, linking, name, country, currency,
                currencies, charges_enabled, payouts_enabled, asks, due_by, disabled_reason, linked_by, linked_at,
                checked_at)
            values (?1, true, ?2, 'pending', ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, cast(nullif(?11, '') as timestamptz), ?12, ?13,
                ?14, ?14)
            on conflict (practice_id, pending) do update
            set account_id = excluded.account_id, linking = excluded.linking,
                name = excluded.name, country = excluded.country, currency = excluded.currency,
                currencies = excluded.currencies, charges_enabled = excluded.charges_enabled,
                payouts_enabled = excluded.payouts_enabled, asks = excluded.asks, due_by = excluded.due_by,
                disabled_reason = excluded.disabled_reason, linked_by = excluded.linked_by,
                linked_at = excluded.linked_at, checked_at = excluded.checked_at""";

    private static final String REFUSE = """
            insert into payments.accounts (practice_id, state, linking, linked_by, linked_at, checked_at)
            values (?1, 'refused', ?2, ?3, ?4, ?4)
            on conflict (practice_id, pending) do nothing""";

    /** What Stripe says changes the state of a confirmed account only. */
    private static final String REFRESH = """
            update payments.accounts
            set state = case when pending then state else ?3 end, name = ?4, country = ?5, currency = ?6,
                currencies = ?7, charges_enabled = ?8, payouts_enabled = ?9, asks = ?10,
                due_by = cast(nullif(?11, '') as timestamptz), disabled_reason = ?12, checked_at = ?13
            where practice_id = ?1 and account_id = ?2""";

    private final EntityManager entities;

    @Inject
    public AccountStore(@PaymentsUnit EntityManager entities) {
        this.entities = entities;
    }

    /** The account that payments go to. */
    public Optional<Account> find(PracticeId practice) {
        return Sql.of(entities, COLUMNS, practice, false).first(AccountStore::account);
    }

    /**
     * The account that a new request goes to, where the operator lets the practice take payments. Nobody can remove it
     * before this transaction ends.
     */
    public Optional<Account> forRequest(PracticeId practice) {
        return Sql.of(entities, COLUMNS + APPROVED + " for share", practice, false)
                .first(AccountStore::account);
    }

    /** The one that came back from Stripe and waits to be confirmed; the other stays in use until then. */
    public Optional<Account> findPending(PracticeId practice) {
        return Sql.of(entities, COLUMNS, practice, true).first(AccountStore::account);
    }

    /** The account that came back from Stripe, to be confirmed. It takes the place of an earlier one that was not. */
    void put(PracticeId practice, Linking linking, AccountFacts facts, String manager, Instant now) {
        Sql.of(
                        entities,
                        PUT,
                        practice,
                        facts.id(),
                        column(linking),
                        facts.name(),
                        facts.country(),
                        facts.currency(),
                        String.join(" ", facts.currencies()),
                        facts.chargesEnabled(),
                        facts.payoutsEnabled(),
                        String.join(" ", facts.asks()),
                        facts.dueBy().map(Instant::toString).orElse(""),
                        facts.disabledReason(),
                        manager,
                        now)
                .update();
    }

    /** The manager said no at Stripe. An account that is linked stays linked. */
    void refuse(PracticeId practice, Linking linking, String manager, Instant now) {
        Sql.of(entities, REFUSE, practice, column(linking), manager, now).update();
    }

    /** Keeps the practice's accounts as they are until this transaction ends: of two that decide, the second waits. */
    void hold(PracticeId practice) {
        Sql.of(
                        entities,
                        "select state from payments.accounts where practice_id = ?1 order by pending for update",
                        practice)
                .rows(row -> row.text(0));
    }

    /** Puts the account that was waiting into the place of the one in use. False if another, or none, was waiting. */
    boolean confirm(PracticeId practice, String account, AccountState state) {
        var waiting = findPending(practice).filter(found -> found.id().equals(account));
        if (waiting.isEmpty()) {
            return false;
        }
        remove(practice, false);
        return Sql.of(
                        entities,
                        "update payments.accounts set state = ?3, pending = false"
                                + " where practice_id = ?1 and account_id = ?2 and pending",
                        practice,
                        account,
                        state.label())
                .updateOne();
    }

    void remove(PracticeId practice, boolean pending) {
        Sql.of(entities, "delete from payments.accounts where practice_id = ?1 and pending = ?2", practice, pending)
                .update();
    }

    void refresh(PracticeId practice, AccountFacts facts, Instant now) {
        Sql.of(
                        entities,
                        REFRESH,
                        practice,
                        facts.id(),
                        facts.state().label(),
                        facts.name(),
                        facts.country(),
                        facts.currency(),
                        String.join(" ", facts.currencies()),
                        facts.chargesEnabled(),
                        facts.payoutsEnabled(),
                        String.join(" ", facts.asks()),
                        facts.dueBy().map(Instant::toString).orElse(""),
                        facts.disabledReason(),
                        now)
                .update();
    }

    /** Disconnected at Stripe: one that was still to be confirmed is no more. */
    void unlinked(PracticeId practice, String account, Instant now) {
        Sql.of(
                        entities,
                        "delete from payments.accounts where practice_id = ?1 and account_id = ?2 and pending",
                        practice,
                        account)
                .update();
        Sql.of(
                        entities,
                        "update payments.accounts set state = 'unlinked', checked_at = ?3"
                                + " where practice_id = ?1 and account_id = ?2 and not pending",
                        practice,
                        account,
                        now)
                .update();
    }

    /** The practices with that account. As worker. */
    List<PracticeId> withAccount(String account) {
        return Sql.of(entities, "select distinct practice_id from payments.accounts where account_id = ?1", account)
                .rows(row -> new PracticeId(row.uuid(0)));
    }

    /** Accounts that Stripe was not asked about since then. As worker. */
    List<PracticeId> uncheckedSince(Instant time) {
        return Sql.of(
                        entities,
                        "select distinct practice_id from payments.accounts where checked_at < ?1 and state <> 'unlinked'"
                                + " and account_id is not null",
                        time)
                .rows(row -> new PracticeId(row.uuid(0)));
    }

    /** A manager leaves for Stripe and is expected back with this state. */
    void expect(String state, PracticeId practice, String manager, Linking linking, String account, Instant until) {
        Sql.of(
                        entities,
                        "insert into payments.link_attempts (state_hash, practice_id, manager, linking, account_id,"
                                + " expires_at) values (?1, ?2, ?3, ?4, nullif(?5, ''), ?6)",
                        Tokens.hash(state),
                        practice,
                        manager,
                        column(linking),
                        account,
                        until)
                .update();
    }

    /** Managers who can't come back any more need not be expected. As worker. */
    void forgetAttempts(Instant now) {
        Sql.of(entities, "delete from payments.link_attempts where expires_at < ?1", now)
                .update();
    }

    /** Who came back with that state, once. Through the door. */
    Optional<LinkAttempt> returned(String state, Instant now) {
        return Sql.of(
                        entities,
                        "select practice_id, manager, linking, account_id from payments.use_link_attempt(?1, ?2)",
                        Tokens.hash(state),
                        now)
                .first(row -> new LinkAttempt(
                        new PracticeId(row.uuid(0)), row.text(1), row.label(2, Linking.class), row.maybeText(3)));
    }

    private static String column(Linking linking) {
        return linking.label().replace('-', '_');
    }

    private static Account account(Row row) {
        var facts = row.maybeText(2).map(id -> facts(id, row));
        return new Account(
                row.label(0, AccountState.class), row.label(1, Linking.class), facts, row.text(12), row.instant(13));
    }

    private static AccountFacts facts(String id, Row row) {
        return new AccountFacts(
                id,
                row.text(3),
                row.text(4),
                row.text(5),
                words(row.text(6)),
                row.flag(7),
                row.flag(8),
                words(row.text(9)),
                row.maybeInstant(10),
                row.text(11));
    }

    private static List<String> words(String text) {
        return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
    }
}
