package dev.callside.payments.stripe;

import com.stripe.param.PaymentIntentCreateParams;
import dev.callside.payments.request.Intent;
import dev.callside.payments.request.Intents;
import dev.callside.payments.request.Request;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Locale;

/**
 * PaymentIntents on practices' accounts, as direct charges. One for each request: its idempotency key is the request's
 * id, so that asking again can't make another. Never called with a transaction open.
 *
 * <p>Stripe sees amount, currency and our id. What the clinician typed stays with us.
 */
@Dependent
class StripeIntents implements Intents {

    static final String OUR_ID = "callside_request";

    /** On the payment method, where the payer's page puts it: which try it was. */
    static final String OUR_ATTEMPT = "callside_attempt";

    private final StripePayments payments;
    private final StripeRefunds refunds;

    @Inject
    StripeIntents(StripeClients clients, StripePayments payments) {
        this.payments = payments;
        this.refunds = new StripeRefunds(clients);
    }

    @Override
    public StripeAnswer<Intent> create(Request request) {
        var params = PaymentIntentCreateParams.builder()
                .setAmount(request.amount())
                .setCurrency(request.currency().toLowerCase(Locale.ROOT))
                .addPaymentMethodType("card")
                .putMetadata(OUR_ID, request.id().toString())
                .build();
        var id = request.id().toString();
        return payments.create(
                new StripePayments.Wanted(request.account(), OUR_ID, id, id, request.requestedAt(), params));
    }

    @Override
    public StripeAnswer<Intent> retrieve(String account, String intent) {
        return payments.retrieve(account, intent);
    }

    @Override
    public StripeAnswer<Intent> cancel(Request request) {
        return payments.cancel(request.account(), request.intent().orElseThrow());
    }

    @Override
    public StripeAnswer<String> refund(Request request) {
        return refunds.giveBack(request);
    }
}
