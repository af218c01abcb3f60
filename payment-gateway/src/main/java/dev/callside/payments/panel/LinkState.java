package dev.callside.payments.panel;

import dev.callside.payments.account.Account;
import dev.callside.payments.account.AccountState;
import dev.callside.payments.account.LastReturn;
import dev.callside.payments.account.Linking;
import java.util.Optional;

/** What is known of a practice's link to Stripe: the account in use, the one that waits to take its place, and the last return. */
record LinkState(Optional<Account> inUse, Optional<Account> pending, Optional<LastReturn> last) {

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
