package dev.callside.payments.panel;

import dev.callside.payments.account.Account;
import dev.callside.payments.account.AccountState;
import dev.callside.payments.account.Linking;
import dev.callside.payments.account.ReturnedAttempt;
import java.util.List;
import java.util.Optional;

/** What is known of a practice's link to Stripe: the account in use, the one that waits to take its place, and who came back. */
record LinkState(Optional<Account> inUse, Optional<Account> pending, List<ReturnedAttempt> returns) {

    Optional<Account> shown() {
        return pending.or(() -> inUse);
    }

    /** The account that stays connected at Stripe, until its owner ends that there, when the pending one is confirmed. */
    Optional<Account> left() {
        return pending.flatMap(waiting -> inUse)
                .filter(account -> account.linking() == Linking.OAUTH && account.state() != AccountState.UNLINKED)
                .filter(account -> account.facts().isPresent()
                        && !account.id().equals(pending.get().id()));
    }
}
