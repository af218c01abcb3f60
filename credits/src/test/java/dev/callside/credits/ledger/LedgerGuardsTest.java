package dev.callside.credits.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the database itself refuses, by whichever statement: each guard by itself, where no rule goes before it. */
class LedgerGuardsTest {

    private final LedgerScene scene = new LedgerScene();

    @Test
    void nobodyRewritesTheLedger() {
        var ana = scene.wallet(5);
        scene.transfer(scene.pending(ana, scene.spent, 1));
        for (var statement : List.of(
                "update credits.transfers set amount = 6 where practice_id = '%s'",
                "delete from credits.transfers where practice_id = '%s'",
                "truncate credits.transfers cascade",
                "delete from credits.accounts where practice_id = '%s'",
                "update credits.accounts set unit = 'AUD' where practice_id = '%s'",
                "truncate credits.accounts cascade")) {
            var sql = statement.formatted(scene.practice);
            refused(sql, "23001", "", () -> scene.postgres.asOwner(sql));
            refused(sql, "42501", "", () -> as("callside_app", sql));
            refused(sql, "42501", "", () -> as("callside_worker", sql));
        }
        refused("hold", "42501", "holds", () -> as("callside_app", "delete from credits.holds"));
    }

    @Test
    void noStatementMakesAWalletOwe() {
        var ana = scene.wallet(5);
        refused("overdrawn", "23514", "never_owes", () -> change(ana, "posted = -1"));
        refused("reserved", "23514", "never_owes", () -> change(ana, "pending = 6"));
    }

    @Test
    void noStatementClosesAWalletWithSomethingInIt() {
        var ana = scene.wallet(5);
        refused("closed", "23514", "closed_empty", () -> change(ana, "closed_at = now()"));
    }

    @Test
    void noWalletHasAnythingBeforeItsFirstEntry() {
        var empty = scene.wallet(0);
        refused("from nowhere", "23514", "empty_at_first", () -> change(empty, "posted = 5"));
        refused("held", "23514", "empty_at_first", () -> change(empty, "incoming = 5"));
    }

    /** Not only at first: forward by its entries, and by nothing else. */
    @Test
    void noStatementMovesAWalletWithoutItsEntries() {
        var ana = scene.wallet(5);
        scene.transfer(scene.posted(ana, scene.spent, 1));
        for (var what : List.of(
                "posted = 5",
                "pending = 1",
                "incoming = 1",
                "seq = seq + 1",
                "seq = seq + 1, posted = 5",
                "seq = 1, posted = 5",
                "seq = 0, posted = 0")) {
            refused(what, "23503", "no entries that make this balance", () -> change(ana, what));
        }
        assertThat(scene.balance(ana)).isEqualTo(new Balance(4, 0, 0));
    }

    @Test
    void noStatementTakesAWalletBackToAnEarlierEntryOfTheSameBalance() {
        var ana = scene.wallet(5);
        scene.transfer(scene.posted(ana, scene.spent, 1));
        scene.transfer(scene.posted(scene.sold, ana, 1));

        refused("back", "23503", "no entries that make this balance", () -> change(ana, "seq = 1"));
    }

    /** Each wallet of a statement by itself, not only all of them together. */
    @Test
    void noStatementMovesCreditsBetweenWalletsWithoutTheirEntries() {
        var ana = scene.wallet(5);
        var ben = scene.wallet(7);
        var swapped = "update credits.accounts set posted = 12 - posted where practice_id = '%s' and id in ('%s', '%s')"
                .formatted(scene.practice, ana, ben);

        refused("swapped", "23503", "no entries that make this balance", () -> as("callside_app", swapped));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'', 'test'",
                "':a', 'test'",
                "'a b', 'test'",
                "repeat('a', 81), 'test'",
                "'a', ''",
                "'a', '1a'",
                "'a', '-a'",
                "'a', 'aB'",
                "'a', 'a_b'",
                "'a', repeat('a', 41)"
            })
    void noUnitOrCodeIsWrittenInAnotherWay(String unitAndCode) {
        refused(unitAndCode, "23514", "_check", () -> as("callside_app", opening(unitAndCode)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'9', 'a'", "repeat('aZ:._-9', 11) || 'abc', 'a-9' || repeat('z', 37)"})
    void anyOtherUnitAndCodeAreWritten(String unitAndCode) {
        as("callside_app", opening(unitAndCode));
    }

    private String opening(String unitAndCode) {
        return "insert into credits.accounts (practice_id, id, unit, code, kind, opened_at, changed_at) values ('"
                + scene.practice + "', gen_random_uuid(), " + unitAndCode + ", 'counter', now(), now())";
    }

    @Test
    void noEntrySaysAnotherBalanceThanItMakes() {
        var ana = scene.wallet(5);
        var entry = sql("posted", "null", ana, scene.spent, "2, 9, 0, 0", "1000000, null, null, null");
        for (var posted : List.of(4, 9)) {
            refused(
                    "with " + posted,
                    "23503",
                    "no entries that make this balance",
                    () -> as("callside_app", entry + "; " + changing(ana, "seq = 2, posted = " + posted)));
        }
    }

    @Test
    void noWalletIsOpenedWithSomethingInIt() {
        var opened = "insert into credits.accounts (practice_id, id, unit, kind, code, posted, pending, incoming, seq,"
                + " opened_at, changed_at) values ('" + scene.practice + "', gen_random_uuid(), '"
                + LedgerScene.CREDIT.code() + "', 'wallet', 'test', 5, 0, 0, 1, now(), now())";
        refused("opened", "23001", "opened with nothing in it", () -> as("callside_app", opened));
    }

    private String changing(AccountId account, String what) {
        return "update credits.accounts set " + what + " where practice_id = '" + scene.practice + "' and id = '"
                + account + "'";
    }

    private void change(AccountId account, String what) {
        as("callside_app", changing(account, what));
    }

    @Test
    void noTransferHasOneAccountOnBothSides() {
        var ana = scene.wallet(5);
        refused("self", "23514", "transfers_check", () -> insert(ana, ana, 100, 101));
    }

    /** All but the unit is in order. */
    @Test
    void noTransferMovesOneUnitIntoAnother() {
        var ana = scene.wallet(5);
        var dollars = LedgerScene.id();
        var soldForDollars = LedgerScene.id();
        scene.open(
                Account.wallet(dollars, new Unit("AUD"), LedgerScene.TEST),
                Account.counter(soldForDollars, new Unit("AUD"), LedgerScene.TEST));

        refused("into", "23503", "of another unit", () -> insert(ana, soldForDollars, 100, 1_000_000));
        refused("out of", "23503", "of another unit", () -> insert(dollars, scene.spent, 100, 1_000_000));
    }

    @Test
    void noTransferHasAnAccountThatIsNotThere() {
        var ana = scene.wallet(5);
        refused("to", "23503", "missing", () -> insert(ana, LedgerScene.id(), 100, 1_000_000));
        refused("from", "23503", "missing", () -> insert(LedgerScene.id(), scene.spent, 100, 1_000_000));
    }

    @Test
    void eachPlaceInAWalletsHistoryIsTakenOnce() {
        var ana = scene.wallet(5);
        scene.transfer(scene.posted(ana, scene.spent, 1));

        refused("paid out", "23505", "entry_of_debit", () -> insert(ana, scene.spent, 2, 1_000_000));
        refused("paid in", "23505", "entry_of_credit", () -> as("callside_app", into(ana, 1)));
        assertThat(scene.balance(ana)).isEqualTo(new Balance(4, 0, 0));
    }

    private String into(AccountId wallet, int seq) {
        return sql("posted", "null", scene.sold, wallet, "1000000, null, null, null", seq + ", 1, 0, 0");
    }

    @Test
    void aPendingTransferIsResolvedOnce() {
        var hold = scene.pending(scene.sold, scene.spent, 1);
        scene.transfer(hold, Transfer.voiding(LedgerScene.transferId(), hold.id(), scene.note()));

        refused("again", "23505", "resolved_once", () -> resolve("'" + hold.id() + "'"));
        refused("nothing", "23503", "not pending", () -> resolve("gen_random_uuid()"));
    }

    /** Whatever let the transfer be written: the code looks at its time as well. */
    @Test
    void aPendingTransferIsResolvedInItsTimeAndExpiresAfterIt() {
        var hold = Transfer.pending(
                LedgerScene.transferId(), scene.route(scene.sold, scene.spent), 1, Duration.ofMinutes(1), scene.note());
        scene.transfer(hold);
        var end = scene.clock.instant().plusSeconds(60);

        refused("late", "23503", "not pending", () -> resolve("void", hold, end));
        refused("early", "23503", "not pending", () -> resolve("expire", hold, end.minusMillis(1)));
        resolve("void", hold, end.minusMillis(1));
    }

    private void resolve(String kind, Transfer pending, Instant at) {
        var none = "1000000, null, null, null";
        var sql = sql(kind, "'" + pending.id() + "'", scene.sold, scene.spent, none, none);
        as("callside_app", sql.replace("now(), now()", "now(), '" + at + "'"));
    }

    private void resolve(String pending) {
        var none = "1000000, null, null, null";
        as("callside_app", sql("void", pending, scene.sold, scene.spent, none, none));
    }

    /** Whatever let it change: what was decided on an older balance is not written over it. */
    @Test
    void writesNothingOverAWalletThatHasChanged() {
        var ana = scene.wallet(5);
        var batch = List.of(scene.posted(ana, scene.spent, 1));
        var old = scene.database.app(scene.practice, () -> scene.store.load(scene.practice, batch));
        LedgerRules.apply(old, batch, scene.clock.instant());
        scene.postgres.asOwner("alter table credits.accounts disable trigger check_balances; "
                + changing(ana, "seq = seq + 1")
                + "; alter table credits.accounts enable trigger check_balances");

        refused(
                "old",
                "XX001",
                "although it was locked",
                () -> scene.database.app(scene.practice, () -> scene.store.write(scene.practice, old)));
    }

    private void insert(AccountId debit, AccountId credit, int debitSeq, int creditSeq) {
        var sql = sql("posted", "null", debit, credit, debitSeq + ", 1, 0, 0", creditSeq + ", null, null, null");
        as("callside_app", sql);
    }

    /** Past all rules. Of each side the place of its entry, and the wallet's balance after it. */
    private String sql(
            String kind, String pending, AccountId debit, AccountId credit, String debited, String credited) {
        return "insert into credits.transfers (practice_id, id, kind, debit_account, credit_account, unit, amount,"
                + " hold, pending_id, code, actor, reference, event_at, created_at, debit_seq, debit_posted,"
                + " debit_pending, debit_incoming, credit_seq, credit_posted, credit_pending, credit_incoming)"
                + " values ('%s', gen_random_uuid(), '%s', '%s', '%s', '%s', 1, %s, %s, 'test', 'eve', '', now(), now(),"
                        .formatted(
                                scene.practice,
                                kind,
                                debit,
                                credit,
                                LedgerScene.CREDIT.code(),
                                kind.equals("posted") ? 0 : -1,
                                pending)
                + " %s, %s)".formatted(debited, credited);
    }

    private static void refused(String what, String sqlState, String guard, ThrowingCallable call) {
        assertThatThrownBy(call)
                .as(what)
                .rootCause()
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(sqlState))
                .hasMessageContaining(guard);
    }

    private void as(String role, String sql) {
        try (var connection = scene.postgres.asServer();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute("select set_config('role', '" + role + "', true), set_config('callside.practice', '"
                    + scene.practice + "', true)");
            statement.execute(sql);
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
