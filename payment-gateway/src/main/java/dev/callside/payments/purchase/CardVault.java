package dev.callside.payments.purchase;

import dev.callside.payments.stripe.StripeAnswer;
import java.util.List;

/** Where cards are kept: Stripe. Never asked with a transaction open. */
public interface CardVault {

    /** Makes a customer for the payer, and gives its id. */
    StripeAnswer<String> customer(Payer payer);

    StripeAnswer<Setup> begin(String customer);

    StripeAnswer<Setup> setup(String id);

    /** All cards of a customer. */
    StripeAnswer<List<VaultCard>> cards(String customer);

    /** Refused where it is detached already. */
    StripeAnswer<String> detach(String method);
}
