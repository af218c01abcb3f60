package dev.callside.payments.account;

import dev.callside.plugin.PracticeId;
import java.util.Optional;

/**
 * A manager who went to Stripe and came back.
 *
 * @param account the new account, with Accounts v2; with OAuth Stripe's code says which it is
 */
record LinkAttempt(PracticeId practice, String manager, Linking linking, Optional<String> account) {}
