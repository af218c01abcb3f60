package dev.callside.payments.stripe;

import com.stripe.model.Refund;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
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

    private final StripeClients clients;
    private final StripePayments payments;

    @Inject
    StripeIntents(StripeClients clients, StripePayments payments) {
        this.clients = clients;
        this.payments = payments;
    }

    @Override
    public StripeAnswer<Intent> create(Request request) {
        var params = PaymentIntentCreateParams.builder()
                .setAmount(request.amount())
                .setCurrency(request.currency().toLowerCase(Locale.ROOT))
                .addPaymentMethodType("card")
                .putMetadata(OUR_ID, request.id().toString())
                .build();
        return payments.create(new StripePayments.Wanted(
                request.account(), OUR_ID, request.id().toString(), request.requestedAt(), params));
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
        var params = RefundCreateParams.builder()
                .setPaymentIntent(request.intent().orElseThrow())
                .putMetadata(OUR_ID, request.id().toString())
                .build();
        StripeAnswer<String> answer = StripeCalls.answer(
                "the refund of " + request.id(),
                () -> clients.client()
                        .v1()
                        .refunds()
                        .create(params, StripeClients.on(request.account(), request.id() + ":refund"))
                        .getId());
        return answer instanceof StripeAnswer.Refused<String> refused
                        && refused.code().equals("charge_already_refunded")
                ? earlierRefund(request)
                : answer;
    }

    /** Somebody of the practice was quicker, in Stripe's own dashboard: the money is back, which is what was wanted. */
    private StripeAnswer<String> earlierRefund(Request request) {
        var params = RefundListParams.builder()
                .setPaymentIntent(request.intent().orElseThrow())
                .setLimit(1L)
                .build();
        return StripeCalls.answer(
                "the search for the refund of " + request.id(),
                () ->
                        clients
                                .client()
                                .v1()
                                .refunds()
                                .list(params, StripeClients.on(request.account()))
                                .getData()
                                .stream()
                                .findFirst()
                                .map(Refund::getId)
                                .orElse("refunded"));
    }
}
