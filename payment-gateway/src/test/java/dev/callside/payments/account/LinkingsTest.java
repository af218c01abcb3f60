package dev.callside.payments.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.AskOutcome;
import dev.callside.practice.testing.Race;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Proves that a practice gets the account that its manager confirmed, and no other, whatever is repeated, late or lost. */
class LinkingsTest {

    private final AccountScene scene = new AccountScene();

    @Test
    void waitsUntilTheManagerHasConfirmedIt() {
        var account = scene.account();

        assertThat(scene.back(scene.leave(), account)).isEqualTo(LinkReturn.PENDING);
        assertThat(scene.inUse()).isEmpty();
        assertThat(scene.pending().orElseThrow().state()).isEqualTo(AccountState.PENDING);
        assertThat(scene.ask()).isInstanceOf(AskOutcome.NoAccount.class);

        assertThat(scene.linkings.confirm(scene.manager, "acct_other")).isFalse();
        assertThat(scene.linkings.confirm(scene.manager, account)).isTrue();
        assertThat(scene.pending()).isEmpty();
        assertThat(scene.inUse().orElseThrow().state()).isEqualTo(AccountState.ACTIVE);
        assertThat(scene.inUse().orElseThrow().facts().orElseThrow().currencies())
                .containsExactly("AUD", "USD");
        assertThat(scene.ask()).isInstanceOf(AskOutcome.Stored.class);
    }

    @Test
    void usesAStateOnceHoweverManyPagesComeBackWithIt() throws Exception {
        var account = scene.account();
        var state = scene.leave();

        var returns = Race.of(8, () -> scene.back(state, account));

        assertThat(returns).filteredOn(LinkReturn.PENDING::equals).hasSize(1);
        assertThat(returns).filteredOn(LinkReturn.UNKNOWN::equals).hasSize(7);
        assertThat(scene.stripe.calls("POST /oauth/token code_" + account)).isEqualTo(1);
    }

    @Test
    void takesAStateForThePracticeThatLeftWithItAlone() {
        var other = new AccountScene();
        var account = scene.account();

        assertThat(other.back(scene.leave(), account)).isEqualTo(LinkReturn.PENDING);

        assertThat(other.pending()).isEmpty();
        assertThat(other.linkings.confirm(other.manager, account)).isFalse();
        assertThat(scene.pending()).isPresent();
    }

    /** Unlinked at Stripe, and linked again with the same account: at once, or after the link was removed here too. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void asksAtOnceForWhatStripeRefusedToShowWhileItWasUnlinked(boolean removed) {
        var account = scene.linked();
        scene.ask();
        scene.stripeRefusesToShowWhatWasAskedFor();
        if (removed) {
            scene.stripe.disconnected(account);
            scene.checks.changed(account);
            scene.remove(account);
            scene.stripe.account(account);
        }
        assertThat(scene.dueNow()).isEqualTo("0");

        scene.back(scene.leave(), account);
        scene.linkings.confirm(scene.manager, account);

        assertThat(scene.dueNow()).isEqualTo("1");
    }

    @ParameterizedTest
    @CsvSource({"59, PENDING", "60, UNKNOWN", "61, UNKNOWN"})
    void knowsAStateForAnHour(int minutes, LinkReturn expected) {
        var account = scene.account();
        var state = scene.leave();
        scene.clock.advance(Duration.ofMinutes(minutes));

        assertThat(scene.back(state, account)).isEqualTo(expected);
        assertThat(scene.pending().isPresent()).isEqualTo(expected == LinkReturn.PENDING);
    }

    @ParameterizedTest
    @CsvSource({"''", "x", "' or true --"})
    void knowsNoStateThatItDidNotMake(String state) {
        assertThat(scene.back(state, scene.account())).isEqualTo(LinkReturn.UNKNOWN);
        assertThat(scene.count("payments.accounts")).isEqualTo("0");
    }

    @Test
    void forgetsWhoDidNotComeBack() {
        scene.leave();
        scene.linkings.back(scene.leave(), Optional.empty(), true);
        scene.clock.advance(Duration.ofHours(26));

        scene.linkings.forgetAttempts();

        assertThat(scene.count("payments.link_attempts")).isEqualTo("0");
        assertThat(scene.count("payments.link_returns")).isEqualTo("0");
    }

    /** Of these only the first changes the account, and the page that waits sees no more than what changes. */
    @Test
    void tellsThePageThatWaitsOfEachReturnAndWhatItCameTo() throws Exception {
        var account = scene.linked();
        for (var outcome : List.of(LinkReturn.REFUSED, LinkReturn.REFUSED, LinkReturn.NO_ANSWER)) {
            var state = scene.leave();
            assertThat(scene.heard(state)).isEmpty();
            assertThat(heardAfter(() -> {
                        var refused = outcome == LinkReturn.REFUSED;
                        assertThat(scene.linkings.back(state, Optional.empty(), refused))
                                .isEqualTo(outcome);
                    }))
                    .contains(scene.practice.toString());
            assertThat(scene.heard(state)).contains(outcome);
        }
        var state = scene.leave();
        scene.back(state, account);
        assertThat(scene.heard(state)).contains(LinkReturn.AGAIN);
    }

    /** Two managers are at Stripe at once. */
    @Test
    void tellsEachPageOfItsOwnReturnAlone() {
        var account = scene.linked();
        var mine = scene.leave();
        var theirs = scene.leave();

        scene.linkings.back(theirs, Optional.empty(), true);
        assertThat(scene.heard(mine)).isEmpty();

        scene.back(mine, account);
        assertThat(scene.heard(mine)).contains(LinkReturn.AGAIN);
        assertThat(scene.heard(theirs)).contains(LinkReturn.REFUSED);
    }

    @ParameterizedTest
    @ValueSource(ints = {61, 24 * 60})
    void tellsThePageThatWaitsOfOneWhoCameTooLate(int minutes) throws Exception {
        var account = scene.account();
        var state = scene.leave();
        scene.clock.advance(Duration.ofMinutes(minutes));
        scene.linkings.forgetAttempts();

        assertThat(heardAfter(() -> scene.back(state, account))).contains(scene.practice.toString());

        assertThat(scene.heard(state)).contains(LinkReturn.UNKNOWN);
    }

    @Test
    void saysWhatCameOfItOnceHoweverOftenThePageIsReloaded() {
        var account = scene.account();
        var state = scene.leave();
        scene.back(state, account);

        assertThat(scene.back(state, account)).isEqualTo(LinkReturn.UNKNOWN);
        assertThat(scene.linkings.ranOut(state)).isEqualTo(LinkReturn.RAN_OUT);

        assertThat(scene.heard(state)).contains(LinkReturn.PENDING);
    }

    /** Its form was opened in two windows, say. */
    @Test
    void tellsThatStripesPageHasRunOutAndOfWhoFinishesItAllTheSame() {
        var account = scene.account();
        var state = scene.leave();

        assertThat(scene.linkings.ranOut(state)).isEqualTo(LinkReturn.RAN_OUT);
        assertThat(scene.heard(state)).contains(LinkReturn.RAN_OUT);

        assertThat(scene.back(state, account)).isEqualTo(LinkReturn.PENDING);
        assertThat(scene.heard(state)).contains(LinkReturn.PENDING);
    }

    private List<String> heardAfter(Runnable act) throws SQLException {
        try (var connection = scene.postgres.asServer();
                var listen = connection.createStatement()) {
            listen.execute("listen callside_practice");
            act.run();
            return Stream.of(connection.unwrap(PGConnection.class).getNotifications(5_000))
                    .map(PGNotification::getParameter)
                    .toList();
        }
    }

    @Test
    void storesNothingWhenStripeDoesNotSayWhichAccountItIs() {
        var account = scene.account();
        scene.stripe.loses("POST /oauth/token code_" + account);
        assertThat(scene.back(scene.leave(), account)).isEqualTo(LinkReturn.NO_ANSWER);
        scene.stripe.linked("code_" + account, account);
        scene.stripe.loses("GET /v1/accounts/" + account);
        assertThat(scene.back(scene.leave(), account)).isEqualTo(LinkReturn.NO_ANSWER);

        assertThat(scene.count("payments.accounts")).isEqualTo("0");
    }

    /** A code that comes a second time has Stripe take back what the first one made. */
    @Test
    void handsACodeInOnceWhateverBecomesOfTheAnswer() {
        var account = scene.account();
        scene.stripe.answers("POST /oauth/token code_" + account, 500, "{}");

        assertThat(scene.back(scene.leave(), account)).isEqualTo(LinkReturn.NO_ANSWER);

        assertThat(scene.stripe.calls("POST /oauth/token code_" + account)).isEqualTo(1);
    }

    @Test
    void saysThatTheManagerRefusedButKeepsAnAccountThatIsLinked() {
        assertThat(scene.linkings.back(scene.leave(), Optional.empty(), true)).isEqualTo(LinkReturn.REFUSED);
        assertThat(scene.inUse().orElseThrow().state()).isEqualTo(AccountState.REFUSED);
        assertThat(scene.ask()).isInstanceOf(AskOutcome.NoAccount.class);

        var account = scene.linked();
        assertThat(scene.linkings.back(scene.leave(), Optional.empty(), true)).isEqualTo(LinkReturn.REFUSED);
        assertThat(scene.inUse().orElseThrow().id()).isEqualTo(account);
        assertThat(scene.inUse().orElseThrow().state()).isEqualTo(AccountState.ACTIVE);
    }

    @Test
    void staysWithTheOldAccountUntilTheNewOneIsConfirmed() {
        var old = scene.linked();
        var changed = scene.account();
        scene.back(scene.leave(), changed);
        assertThat(scene.inUse().orElseThrow().id()).isEqualTo(old);

        // Not that one: the manager forgets it, and the old one stays.
        assertThat(scene.reject(changed)).isInstanceOf(LinkRemoval.Removed.class);
        assertThat(scene.pending()).isEmpty();
        assertThat(scene.inUse().orElseThrow().id()).isEqualTo(old);
        assertThat(scene.stripe.calls("POST /oauth/deauthorize " + changed)).isEqualTo(1);

        scene.back(scene.leave(), changed);
        scene.linkings.confirm(scene.manager, changed);
        assertThat(scene.inUse().orElseThrow().id()).isEqualTo(changed);
        assertThat(scene.stripe.calls("POST /oauth/deauthorize " + old)).isZero();
    }

    /** An answer that is lost has the page say the same again, and other managers look at pages of their own. */
    @Test
    void takesAWordAboutAnAccountForNoOther() {
        var old = scene.linked();
        var rejected = scene.account();
        scene.back(scene.leave(), rejected);
        scene.reject(rejected);

        assertThat(scene.reject(rejected)).isInstanceOf(LinkRemoval.Removed.class);
        assertThat(scene.inUse().map(Account::id)).contains(old);
        assertThat(scene.stripe.calls("POST /oauth/deauthorize " + old)).isZero();

        var confirmed = scene.account();
        scene.back(scene.leave(), confirmed);
        scene.remove(confirmed);
        assertThat(scene.pending().map(Account::id)).contains(confirmed);
        scene.linkings.confirm(scene.manager, confirmed);
        scene.reject(confirmed);
        scene.remove(old);

        assertThat(scene.inUse().map(Account::id)).contains(confirmed);
        assertThat(scene.stripe.calls("POST /oauth/deauthorize " + confirmed)).isZero();
    }

    @Test
    void keepsTheAccountThatTwoClicksConfirmAtOnce() throws Exception {
        for (var round = 0; round < 10; round++) {
            var account = scene.account();
            scene.back(scene.leave(), account);

            var confirmed = Race.of(6, () -> scene.linkings.confirm(scene.manager, account));

            assertThat(confirmed).containsOnly(true);
            assertThat(scene.inUse().map(Account::id)).contains(account);
            assertThat(scene.postgres.ownerSees("select count(*) from practice.audit where action = 'account.confirm'"
                            + " and object = '" + account + "'"))
                    .isEqualTo("1");
        }
    }

    @Test
    void isNotRemovedWhileRequestsNeedItAndSaysHowMany() {
        var account = scene.linked();
        scene.ask();
        scene.ask();

        assertThat(scene.remove(account)).isEqualTo(new LinkRemoval.StillNeeded(2));
        assertThat(scene.inUse()).isPresent();
        assertThat(scene.stripe.calls("POST /oauth/deauthorize " + account)).isZero();

        scene.finish();
        assertThat(scene.remove(account)).isInstanceOf(LinkRemoval.Removed.class);
        assertThat(scene.inUse()).isEmpty();
        assertThat(scene.stripe.calls("POST /oauth/deauthorize " + account)).isEqualTo(1);
        assertThat(scene.remove(account)).isInstanceOf(LinkRemoval.Removed.class);
    }

    @Test
    void leavesNoRequestBehindThatIsAskedForWhileTheAccountIsRemoved() throws Exception {
        for (var round = 0; round < 20; round++) {
            var account = scene.linked();
            Callable<Object> ask = scene::ask;
            Callable<Object> remove = () -> scene.remove(account);

            var outcomes = Race.of(java.util.List.of(ask, remove));

            var stored = outcomes.get(0) instanceof AskOutcome.Stored;
            assertThat(scene.inUse().isPresent())
                    .as("round %s: %s", round, outcomes)
                    .isEqualTo(stored);
            scene.finish();
        }
    }

    @Test
    void isUnlinkedWhenStripeHidesItAndOnlyThen() {
        var account = scene.linked();
        scene.stripe.loses("GET /v1/accounts/" + account);
        assertThat(scene.checks.changed(account)).isFalse();
        assertThat(scene.checks.refresh(scene.practice)).isFalse();
        scene.stripe.answers("GET /v1/accounts/" + account, 400, """
                {"error":{"type":"invalid_request_error","code":"parameter_unknown","message":"what"}}""");
        assertThat(scene.checks.changed(account)).isTrue();
        scene.stripe.answers("GET /v1/accounts/" + account, 403, """
                {"error":{"type":"invalid_request_error","message":"The provided key 'rk_test_*' does not have the\
                 required permissions for this endpoint"}}""");
        assertThat(scene.checks.changed(account)).isFalse();
        assertThat(scene.inUse().orElseThrow().state()).isEqualTo(AccountState.ACTIVE);

        scene.stripe.disconnected(account);
        assertThat(scene.checks.changed(account)).isTrue();
        assertThat(scene.inUse().orElseThrow().state()).isEqualTo(AccountState.UNLINKED);
        assertThat(scene.ask()).isInstanceOf(AskOutcome.NoAccount.class);
    }

    @Test
    void canBeRemovedOrLinkedAgainOnceItIsUnlinked() {
        var account = scene.linked();
        scene.ask();
        scene.stripe.disconnected(account);
        scene.checks.refresh(scene.practice);
        scene.stripe.account(account);
        scene.back(scene.leave(), account);
        scene.linkings.confirm(scene.manager, account);
        assertThat(scene.inUse().orElseThrow().state()).isEqualTo(AccountState.ACTIVE);

        scene.stripe.disconnected(account);
        scene.checks.refresh(scene.practice);
        assertThat(scene.remove(account)).isInstanceOf(LinkRemoval.Removed.class);
        assertThat(scene.inUse()).isEmpty();
    }

    @Test
    void forgetsAnAccountThatWasUnlinkedBeforeItWasConfirmed() {
        var account = scene.account();
        scene.back(scene.leave(), account);
        scene.stripe.disconnected(account);

        scene.checks.changed(account);

        assertThat(scene.linkings.confirm(scene.manager, account)).isFalse();
        assertThat(scene.inUse()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"charges_enabled\":true|ACTIVE",
                "\"charges_enabled\":false|RESTRICTED",
                "\"charges_enabled\":false,\"requirements\":{\"disabled_reason\":\"requirements.past_due\"}|RESTRICTED",
                "\"charges_enabled\":false,\"requirements\":{\"disabled_reason\":\"rejected.fraud\"}|REFUSED",
                "\"charges_enabled\":true|ACTIVE"
            })
    void followsWhatStripeSays(String members, AccountState state) {
        var account = scene.linked();
        scene.stripe.account(account, members);

        scene.checks.changed(account);

        assertThat(scene.inUse().orElseThrow().state()).isEqualTo(state);
        assertThat(scene.ask() instanceof AskOutcome.Stored).isEqualTo(state == AccountState.ACTIVE);
    }

    @Test
    void staysLinkedAtStripeForThePracticeThatHasItToo() {
        var other = new AccountScene();
        var account = scene.linked();
        other.back(other.leave(), account);
        other.linkings.confirm(other.manager, account);

        scene.remove(account);
        assertThat(scene.stripe.calls("POST /oauth/deauthorize " + account)).isZero();
        assertThat(other.inUse()).isPresent();

        other.remove(account);
        assertThat(scene.stripe.calls("POST /oauth/deauthorize " + account)).isEqualTo(1);
    }

    @Test
    void asksStripeOnceADayWhenNoWebhookCame() {
        var account = scene.linked();
        scene.stripe.account(account, "\"charges_enabled\":false");
        scene.clock.advance(Duration.ofHours(25));

        scene.checks.refreshOld();

        assertThat(scene.inUse().orElseThrow().state()).isEqualTo(AccountState.RESTRICTED);
    }

    /** As for a country in which Stripe lets us make no accounts: trying again would not help. */
    @Test
    void tellsARefusalFromSilence() {
        var made = TestLinkings.of(scene.database, scene.clock, "accounts-v2");
        scene.stripe.answers("POST /v2/core/accounts", 400, """
                {"error":{"type":"invalid_request_error","code":"country_unsupported","message":"not there"}}""");

        assertThat(made.start(scene.manager, Optional.of("mia@example.com"), false))
                .isInstanceOf(LinkStart.Refused.class);

        scene.stripe.loses("POST /v2/core/accounts");
        assertThat(made.start(scene.manager, Optional.of("mia@example.com"), false))
                .isInstanceOf(LinkStart.NoAnswer.class);
    }

    @Test
    void needsTheOperatorsWordToLeaveForStripeAndToAsk() {
        scene.linked();
        scene.postgres.asOwner("update practice.practices set payments = 'off' where id = '" + scene.practice + "'");

        assertThat(scene.linkings.start(scene.manager, Optional.empty(), false))
                .isInstanceOf(LinkStart.NotEnabled.class);
        assertThat(scene.ask()).isInstanceOf(AskOutcome.NoAccount.class);
    }
}
