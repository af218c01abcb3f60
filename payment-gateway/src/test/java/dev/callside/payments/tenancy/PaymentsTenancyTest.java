package dev.callside.payments.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.payments.account.AccountStore;
import dev.callside.payments.request.RequestId;
import dev.callside.payments.request.RequestState;
import dev.callside.payments.request.Scene;
import dev.callside.payments.stripe.StripeStub;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.practice.testing.TenancySweep;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that payments of one practice are nothing to another: by the policies alone, and by the queries alone. */
class PaymentsTenancyTest implements TenancySweep {

    private final Scene mine = new Scene(StripeStub.get().intents());
    private final Scene theirs = new Scene(StripeStub.get().intents());
    private final RequestId request = theirs.asked();
    private final AccountStore accounts = new AccountStore(mine.database.unit("payments"));

    @Override
    public Set<String> withoutPractice() {
        // Whose an event is turns out when it is worked off.
        return Set.of("payments.stripe_events");
    }

    @Override
    public Set<String> withAKeyOfTheirOwn() {
        return Set.of("payments.link_attempts");
    }

    @Override
    public Set<String> schemas() {
        return Set.of("payments");
    }

    @Override
    public String functions() {
        return """
                door payments.link_attempt_practice
                door payments.store_event
                door payments.use_link_attempt""";
    }

    /** The worker's policy shows every practice: what keeps them apart here is the query alone. */
    @Test
    void queriesHoldWithoutThePolicies() {
        var database = mine.database;
        var stored = theirs.request(request);

        assertThat(database.worker(() -> mine.requests.find(mine.practice, request)))
                .isEmpty();
        assertThat(database.worker(() -> mine.requests.ofCall(mine.practice, theirs.call)))
                .isEmpty();
        assertThat(database.worker(() -> mine.requests.countUnfinished(mine.practice)))
                .isZero();
        assertThat(database.worker(() -> mine.outbox.states(mine.practice, List.of("receipt:" + request))))
                .isEmpty();
        assertThat(database.worker(() -> accounts.find(mine.practice))
                        .orElseThrow()
                        .id())
                .isEqualTo(mine.account);

        assertThat(database.worker(() -> theirs.requests.find(theirs.practice, request)))
                .contains(stored);
        assertThat(database.worker(() -> theirs.requests.countUnfinished(theirs.practice)))
                .isEqualTo(1);
    }

    @Test
    void policiesHoldWithoutTheQueries() {
        var database = mine.database;

        assertThat(database.app(mine.practice, () -> mine.requests.find(theirs.practice, request)))
                .isEmpty();
        assertThat(database.app(mine.practice, () -> mine.requests.ofCall(theirs.practice, theirs.call)))
                .isEmpty();
        assertThat(database.app(mine.practice, () -> mine.requests.countUnfinished(theirs.practice)))
                .isZero();
        assertThat(database.app(mine.practice, () -> accounts.find(theirs.practice)))
                .isEmpty();
        assertThat(changed(mine.practice, "update payments.requests set state = 'cancelled', check_at = null"))
                .isZero();
        assertThat(changed(
                        mine.practice, "delete from payments.accounts where practice_id = '" + theirs.practice + "'"))
                .isZero();

        assertThat(theirs.state(request)).isEqualTo(RequestState.REQUESTED);
        assertThat(database.app(theirs.practice, () -> accounts.find(theirs.practice)))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update payments.requests set amount = 1",
                "update payments.requests set currency = 'USD'",
                "update payments.requests set account_id = 'acct_eve'",
                "update payments.requests set description = 'x'",
                "update payments.requests set practice_id = gen_random_uuid()",
                "delete from payments.requests",
                "update payments.request_history set state = 'paid'",
                "delete from payments.request_history",
                "delete from payments.receipt_counters",
                "select 1 from payments.stripe_events",
                "select 1 from payments.link_attempts",
                "select payments.store_event('e', 't', 'a', 'o', now())",
                "select payments.use_link_attempt('x', now())",
                "select payments.demo_account(gen_random_uuid(), 'acct_eve')"
            })
    void theAppMayNotDoWhatNobodyAsksOfIt(String sql) {
        assertThatThrownBy(() -> changed(theirs.practice, sql)).hasStackTraceContaining("permission denied");
    }

    /** What was asked for stays, and what was paid stays paid: the database holds it against everybody. */
    @Test
    void historyHoldsAgainstTheOwnerToo() {
        var of = " where practice_id = '" + theirs.practice + "'";
        theirs.postgres.asOwner("update payments.requests set state = 'paid', paid_at = now(), intent_id = 'pi_"
                + request + "', receipt_number = '000001', check_at = null" + of);

        for (var sql : List.of(
                "update payments.requests set state = 'requested', paid_at = null, check_at = now()" + of,
                "update payments.requests set state = 'cancelled', paid_at = null" + of,
                "update payments.requests set intent_id = 'pi_other'" + of,
                "update payments.request_history set state = 'paid'" + of,
                "delete from payments.request_history" + of,
                "truncate payments.request_history")) {
            assertThatThrownBy(() -> theirs.postgres.asOwner(sql))
                    .as(sql)
                    .rootCause()
                    .isInstanceOfSatisfying(
                            SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo("23001"));
        }
        assertThat(theirs.state(request)).isEqualTo(RequestState.PAID);
    }

    private int changed(PracticeId practice, String sql) {
        return mine.database.app(
                practice, () -> Sql.of(mine.database.unit("payments"), sql).update());
    }
}
