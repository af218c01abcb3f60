package dev.callside.payments.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Who comes back from Stripe counts once and in time, and no account is used that the manager has not confirmed. */
class AccountStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final TestPostgres postgres = TestPostgres.get();
    private final TestDatabase database = new TestDatabase();
    private final AccountStore accounts = new AccountStore(database.unit("payments"));
    private final PracticeId practice = new PracticeId(UUID.randomUUID());
    private final String state = "state of " + practice;

    AccountStoreTest() {
        postgres.asOwner("select practice.add_practice('" + practice + "', 'O', 'P', '', 'AU', 'UTC', 'AUD')");
    }

    @Test
    void takesAnAnswerOnce() {
        expect();

        assertThat(returned(NOW)).map(LinkAttempt::practice).contains(practice);
        assertThat(returned(NOW)).isEmpty();
    }

    @Test
    void takesNoAnswerThatIsTooLate() {
        expect();

        assertThat(returned(NOW.plus(Duration.ofHours(1)))).isEmpty();
        assertThat(returned(NOW.plus(Duration.ofMinutes(59)))).isPresent();
    }

    @Test
    void keepsOnlyTheHashOfTheState() {
        expect();

        assertThat(postgres.ownerSees("select count(*) from payments.link_attempts a where practice_id = '" + practice
                        + "' and position('" + state + "' in a::text) = 0"))
                .isEqualTo("1");
    }

    @Test
    void usesNothingBeforeItIsConfirmed() {
        put("acct_new");

        assertThat(find()).isEmpty();
        assertThat(database.app(practice, () -> accounts.findPending(practice))).isPresent();
    }

    @Test
    void confirmsTheAccountThatWasShownAndNoOther() {
        put("acct_shown");
        put("acct_came_meanwhile");

        assertThat(confirm("acct_shown")).isFalse();
        assertThat(find()).isEmpty();

        assertThat(confirm("acct_came_meanwhile")).isTrue();
        assertThat(find()).map(Account::id).contains("acct_came_meanwhile");
    }

    @Test
    void keepsTheOneInUseUntilAnotherIsConfirmed() {
        put("acct_old");
        confirm("acct_old");
        put("acct_new");

        assertThat(find()).map(Account::id).contains("acct_old");
        confirm("acct_new");
        assertThat(find()).map(Account::id).contains("acct_new");
    }

    /** Stripe's word on an account that waits makes it no less waiting. */
    @Test
    void isNotConfirmedByWhatStripeSays() {
        put("acct_new");

        database.inApp(practice, () -> accounts.refresh(practice, facts("acct_new"), NOW));

        assertThat(find()).isEmpty();
    }

    private void expect() {
        database.inApp(
                practice,
                () -> accounts.expect(state, practice, "Mia", Linking.OAUTH, "", NOW.plus(Duration.ofHours(1))));
    }

    private Optional<LinkAttempt> returned(Instant now) {
        return database.door(() -> accounts.returned(state, now));
    }

    private void put(String account) {
        database.inApp(practice, () -> accounts.put(practice, Linking.OAUTH, facts(account), "Mia", NOW));
    }

    private boolean confirm(String account) {
        return database.app(practice, () -> accounts.confirm(practice, account, AccountState.ACTIVE));
    }

    private Optional<Account> find() {
        return database.app(practice, () -> accounts.find(practice));
    }

    private static AccountFacts facts(String account) {
        return new AccountFacts(
                account, "Reef", "AU", "AUD", List.of("AUD"), true, true, List.of(), Optional.empty(), "");
    }
}
