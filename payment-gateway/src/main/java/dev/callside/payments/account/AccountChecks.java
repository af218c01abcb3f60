package dev.callside.payments.account;

import dev.callside.payments.stripe.StripeAccounts;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.stream.Stream;

/** Asks Stripe how linked accounts are: when a webhook says that one has changed, when somebody wants to know, and once a day. */
@Dependent
public class AccountChecks {

    private final Database database;
    private final AccountStore accounts;
    private final StripeAccounts stripe;
    private final Clock clock;

    @Inject
    public AccountChecks(Database database, AccountStore accounts, StripeAccounts stripe, Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.stripe = stripe;
        this.clock = clock;
    }

    /** Asks Stripe how the practice's accounts are. False if it did not answer; then it is asked for no other one. */
    public boolean refresh(PracticeId practice) {
        return Stream.of(
                        database.app(practice, () -> accounts.find(practice)),
                        database.app(practice, () -> accounts.findPending(practice)))
                .flatMap(account -> account.flatMap(Account::facts).stream())
                .map(AccountFacts::id)
                .distinct()
                .allMatch(id -> refresh(practice, id));
    }

    /** False if Stripe did not answer. */
    private boolean refresh(PracticeId practice, String account) {
        var answer = stripe.facts(account);
        if (answer instanceof StripeAnswer.Known<AccountFacts> known) {
            database.inApp(practice, () -> accounts.refresh(practice, known.value(), clock.instant()));
        } else if (answer instanceof StripeAnswer.Refused<AccountFacts> refused
                && refused.code().equals(StripeAnswer.ACCOUNT_INVALID)) {
            // Stripe hides an account only when we are no longer connected to it.
            database.inApp(practice, () -> accounts.unlinked(practice, account, clock.instant()));
        }
        return !(answer instanceof StripeAnswer.Unknown);
    }

    /** Something happened to that account at Stripe. False if Stripe did not say what. */
    public boolean changed(String account) {
        return database.worker(() -> accounts.withAccount(account)).stream()
                .map(practice -> refresh(practice, account))
                .reduce(true, Boolean::logicalAnd);
    }

    /** Looks at accounts that nobody has looked at for a day: a webhook may have been lost. */
    public void refreshOld() {
        var yesterday = clock.instant().minus(Duration.ofDays(1));
        database.worker(() -> accounts.uncheckedSince(yesterday)).forEach(this::refresh);
    }
}
