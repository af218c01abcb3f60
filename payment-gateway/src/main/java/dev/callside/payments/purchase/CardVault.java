package dev.callside.payments.purchase;

import dev.callside.payments.stripe.StripeAnswer;
import java.util.List;

/** Where cards are kept: Stripe. Never asked with a transaction open. */
public interface CardVault {

    /** Makes a customer for the payer, who has none, and gives its id. */
    StripeAnswer<String> customer(Payer payer);

    /** Whether that customer was deleted at Stripe; refused where Stripe never had it, as when our key is another account's. */
    StripeAnswer<Boolean> deleted(String customer);

    StripeAnswer<Setup> begin(String customer);

    StripeAnswer<Setup> setup(String id);

    /** All cards of a customer. */
    StripeAnswer<List<VaultCard>> cards(String customer);

    /** Refused where it is detached already. */
    StripeAnswer<String> detach(String method);
}
