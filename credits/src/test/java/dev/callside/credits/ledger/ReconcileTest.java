package dev.callside.credits.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves that reconciliation finds each invariant broken, and nothing where none is. What it breaks is rolled back. */
class ReconcileTest {

    private static final List<String> FREE = List.of(
            "alter table credits.transfers disable trigger user",
            "alter table credits.accounts disable trigger user",
            "drop index credits.resolved_once",
            "alter table credits.accounts drop constraint never_owes",
            "alter table credits.accounts drop constraint closed_empty",
            "alter table credits.accounts drop constraint accounts_incoming_check");

    private final LedgerScene scene = new LedgerScene();
    private final AccountId ana = scene.wallet(10);
    private final AccountId ben = scene.wallet(5);
    private final Transfer moved = scene.posted(ana, ben, 1);
    private final Transfer open = scene.pending(ana, scene.spent, 2);
    private final Transfer partly = scene.pending(ana, scene.spent, 3);
    private final Transfer over = Transfer.pending(
            LedgerScene.transferId(), scene.route(ana, scene.spent), 1, Duration.ofSeconds(5), scene.note());
    private final Transfer post = Transfer.post(LedgerScene.transferId(), partly.id(), 2, scene.note());

    @BeforeEach
    void transfers() {
        assertThat(scene.transfer(moved, open, partly, over, post)).containsOnly(TransferStatus.CREATED);
        scene.clock.advance(Duration.ofSeconds(9));
        scene.expire();
    }

    @Test
    void findsNothingWhereNothingIsWrong() {
        assertThat(broken("select 1")).isEmpty();
        assertThat(scene.postgres.ownerSees(
                        "select count(*) from credits.reconcile(null) where practice_id = '" + scene.practice + "'"))
                .isEqualTo("0");
    }

    @Test
    void findsABalanceThatIsNotItsEntries() {
        assertThat(broken(wallet("posted = posted + 1")))
                .anyMatch(finding -> finding.contains("Wallet " + ana
                        + " has 8 posted, 2 pending and 0 incoming, but its" + " entries sum to 7, 2 and 0."))
                .anyMatch(finding -> finding.contains("sum to posted 1"));
        assertThat(broken(wallet("pending = pending + 1")))
                .anyMatch(finding -> finding.contains("has 7 posted, 3 pending"));
        assertThat(broken(wallet("incoming = 1"))).anyMatch(finding -> finding.contains("and 1 incoming"));
    }

    @Test
    void findsAWalletThatOwes() {
        assertThat(broken(wallet("posted = -1"))).anyMatch(finding -> finding.contains("may not be negative"));
        assertThat(broken(wallet("pending = 99"))).anyMatch(finding -> finding.contains("reserve more than it has"));
    }

    @Test
    void findsEntriesThatAreMissing() {
        assertThat(broken(wallet("seq = seq + 1"))).anyMatch(finding -> finding.contains("entries, but there are"));
        assertThat(broken("delete from credits.transfers where id = '" + moved.id() + "'"))
                .anyMatch(finding -> finding.contains("one is missing or doubled"))
                .anyMatch(finding -> finding.contains("the entry before it and its own change make"));
    }

    @Test
    void findsAnEntryThatWasRewritten() {
        assertThat(broken(transfer(moved, "amount = 7")))
                .anyMatch(finding -> finding.contains("the entry before it and its own change make"));
        assertThat(broken(transfer(moved, "debit_posted = 99")))
                .anyMatch(finding -> finding.contains("leaves posted 99"));
        assertThat(broken(transfer(open, "created_at = '2020-01-01'")))
                .anyMatch(finding -> finding.contains("is older than the entry before it"));
    }

    @Test
    void findsATransferThatDoesNotSumToZero() {
        assertThat(broken(transfer(moved, "unit = 'AUD'"))).anyMatch(finding -> finding.contains("of unit AUD"));
        assertThat(broken(transfer(moved, "credit_account = gen_random_uuid()")))
                .anyMatch(finding -> finding.contains("has no account"));
        assertThat(broken(
                        "alter table credits.transfers drop constraint transfers_check",
                        transfer(moved, "credit_account = debit_account")))
                .anyMatch(finding -> finding.contains("does not sum to zero"));
    }

    @Test
    void findsAnAmountThatMayNotBe() {
        assertThat(broken(
                        "alter table credits.transfers drop constraint transfers_amount_check",
                        "alter table credits.transfers drop constraint transfers_check2",
                        transfer(moved, "amount = 0, hold = 3")))
                .anyMatch(finding -> finding.contains("may not move 0 and hold 3"));
    }

    @Test
    void findsAPendingTransferThatIsResolvedTwiceOrWrongly() {
        assertThat(broken("insert into credits.transfers select practice_id, gen_random_uuid(), kind, debit_account,"
                        + " credit_account, unit, amount, hold, pending_id, code, actor, reference, event_at, created_at,"
                        + " expires_at, debit_seq + 100, debit_posted, debit_pending, debit_incoming,"
                        + " nextval('credits.counter_entries'), null, null, null from credits.transfers where id = '"
                        + post.id() + "'"))
                .anyMatch(finding -> finding.contains("Pending transfer " + partly.id() + " is resolved 2 times"));
        assertThat(broken(transfer(post, "pending_id = gen_random_uuid()")))
                .anyMatch(finding -> finding.contains("which is not a pending transfer with its accounts and amount"));
        assertThat(broken(transfer(post, "hold = -9")))
                .anyMatch(finding -> finding.contains("which is not a pending transfer with its accounts and amount"));
        assertThat(broken(
                        transfer(partly, "expires_at = created_at + interval '1 microsecond'"),
                        transfer(post, "created_at = created_at + interval '1 second'")))
                .anyMatch(finding -> finding.contains("came after the end of pending transfer " + partly.id()));
        assertThat(broken(transfer(over, "expires_at = '2099-01-01'")))
                .anyMatch(finding -> finding.contains("came before the end of pending transfer " + over.id()));
    }

    @Test
    void findsAListOfOpenOnesThatIsNot() {
        assertThat(broken("delete from credits.holds where transfer_id = '" + open.id() + "'"))
                .anyMatch(finding -> finding.contains("Pending transfer " + open.id() + " is open, but the list"));
        assertThat(broken("insert into credits.holds select practice_id, id, debit_account, credit_account, amount,"
                        + " expires_at from credits.transfers where id = '" + partly.id() + "'"))
                .anyMatch(finding -> finding.contains(partly.id() + " is resolved or missing, but the list"));
    }

    @Test
    void findsAClosedWalletThatIsNotEmpty() {
        assertThat(broken(wallet("closed_at = now()")))
                .anyMatch(finding -> finding.contains("is closed, but not an empty"));
    }

    private String wallet(String change) {
        return "update credits.accounts set " + change + " where id = '" + ana + "'";
    }

    private static String transfer(Transfer transfer, String change) {
        return "update credits.transfers set " + change + " where id = '" + transfer.id() + "'";
    }

    /** What is found after the statements, with nothing in their way. */
    private List<String> broken(String... statements) {
        try (Connection connection = scene.postgres.owner();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (String sql : FREE) {
                statement.execute(sql);
            }
            for (String sql : statements) {
                statement.execute(sql);
            }
            List<String> findings = new ArrayList<>();
            try (var rows = statement.executeQuery("select finding from credits.reconcile('" + scene.practice + "')")) {
                while (rows.next()) {
                    findings.add(rows.getString(1));
                }
            }
            connection.rollback();
            return findings;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
