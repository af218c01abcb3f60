package dev.callside.payments.purchase;

import dev.callside.payments.request.Intent;
import dev.callside.payments.stripe.StripeAnswer;
import java.util.Optional;

/** PaymentIntents on the operator's own account, one for each purchase. Never asked with a transaction open. */
public interface PurchaseIntents {

    /**
     * Who is charged.
     *
     * @param customer Stripe's id of the payer
     * @param before the one that was deleted at Stripe before it
     * @param method Stripe's id of the saved card, where there is one
     */
    record Charged(String customer, Optional<String> before, Optional<String> method) {}

    /** Makes the purchase's intent, or finds the one that was made before. Nothing is charged yet. */
    StripeAnswer<Intent> create(Purchase purchase, Charged charged);

    StripeAnswer<Intent> retrieve(String intent);

    /** Charges a saved card; the same try again is the same answer. */
    StripeAnswer<Intent> confirm(Purchase purchase, String method, boolean offSession);

    /** What became of its money after it was paid. */
    StripeAnswer<Return> returned(String intent);

    /** Asks that it can't be paid any more; the answer says what it is then, which may be paid. */
    StripeAnswer<Intent> cancel(String intent);
}
