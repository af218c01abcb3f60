package dev.callside.payments.request;

import dev.callside.payments.stripe.StripeAnswer;

/** PaymentIntents on practices' accounts, one for each request. Never asked with a transaction open. */
public interface Intents {

    /** Makes the request's intent, or finds the one that was made before. */
    StripeAnswer<Intent> create(Request request);

    StripeAnswer<Intent> retrieve(String account, String intent);

    /** Asks that it can't be paid any more; the answer says what it is then, which may be paid. */
    StripeAnswer<Intent> cancel(Request request);

    /**
     * Gives all the money back, once. If that was refused before, somebody may have done so at Stripe: that counts too.
     *
     * @return Stripe's id of the refund
     */
    StripeAnswer<String> refund(Request request);
}
