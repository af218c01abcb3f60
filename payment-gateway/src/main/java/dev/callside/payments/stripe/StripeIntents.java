package dev.callside.payments.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import dev.callside.payments.request.Intent;
import dev.callside.payments.request.Intents;
import dev.callside.payments.request.Request;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * PaymentIntents on practices' accounts, as direct charges. One for each request: its idempotency key is the request's
 * id, so that asking again can't make another. Never called with a transaction open.
 *
 * <p>Stripe sees amount, currency and our id. What the clinician typed stays with us.
 */
@Dependent
class StripeIntents implements Intents {

    static final String OUR_ID = "callside_request";
    private static final long PAGE = 100;
    private static final List<Long> PAUSES_MS = List.of(150L, 300L, 600L, 1200L);

    private final StripeClients clients;

    @Inject
    StripeIntents(StripeClients clients) {
        this.clients = clients;
    }

    @Override
    public StripeAnswer<Intent> create(Request request) {
        var answer = patiently(request);
        if (answer instanceof StripeAnswer.Unknown<Intent> unknown
                && unknown.reason().startsWith("status 5")) {
            return afterServerError(request);
        }
        return answer;
    }

    /**
     * Stripe answers 409 while the same call of somebody else is still running, such as the one that was started when
     * the clinician asked. It takes about a second; saying *unknown* for that would frighten the patient.
     */
    private StripeAnswer<Intent> patiently(Request request) {
        var answer = create(request, request.id().toString());
        for (var pause : PAUSES_MS) {
            if (!(answer instanceof StripeAnswer.Unknown<Intent> unknown)
                    || !unknown.reason().equals("status 409")) {
                return answer;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            answer = create(request, request.id().toString());
        }
        return answer;
    }

    /**
     * Stripe keeps a 500 under the key and gives it again for 24 hours, so asking again with it is no way to know. Look
     * for our id instead; only if there is none, use one second key. Should the first have had an effect after all,
     * there is an intent that nobody has the secret of, which can't be paid.
     */
    private StripeAnswer<Intent> afterServerError(Request request) {
        var found = search(request);
        if (found instanceof StripeAnswer.Known<Optional<Intent>> known
                && known.value().isEmpty()) {
            return create(request, request.id() + ":2");
        }
        return found instanceof StripeAnswer.Known<Optional<Intent>> known
                ? new StripeAnswer.Known<>(known.value().orElseThrow())
                : new StripeAnswer.Unknown<>("the search was not answered either");
    }

    private StripeAnswer<Intent> create(Request request, String key) {
        var params = PaymentIntentCreateParams.builder()
                .setAmount(request.amount())
                .setCurrency(request.currency().toLowerCase(Locale.ROOT))
                .addPaymentMethodType("card")
                .putMetadata(OUR_ID, request.id().toString())
                .build();
        return StripeCalls.answer(
                "the creation of the intent of " + request.id(),
                () -> StripeIntentReader.read(clients.client()
                        .v1()
                        .paymentIntents()
                        .create(params, StripeClients.on(request.account(), key))));
    }

    private StripeAnswer<Optional<Intent>> search(Request request) {
        var since = request.requestedAt().minus(Duration.ofMinutes(5)).getEpochSecond();
        var params = PaymentIntentListParams.builder()
                .setLimit(PAGE)
                .setCreated(
                        PaymentIntentListParams.Created.builder().setGte(since).build())
                .build();
        return StripeCalls.answer("the search for " + request.id(), () -> find(request, params));
    }

    private Optional<Intent> find(Request request, PaymentIntentListParams params) throws StripeException {
        var page = clients.client().v1().paymentIntents().list(params, StripeClients.on(request.account()));
        for (PaymentIntent intent : page.autoPagingIterable()) {
            if (request.id().toString().equals(intent.getMetadata().get(OUR_ID))) {
                return Optional.of(StripeIntentReader.read(intent));
            }
        }
        return Optional.empty();
    }

    @Override
    public StripeAnswer<Intent> retrieve(String account, String intent) {
        var params =
                PaymentIntentRetrieveParams.builder().addExpand("latest_charge").build();
        return StripeCalls.answer(
                "the look at " + intent,
                () -> StripeIntentReader.read(
                        clients.client().v1().paymentIntents().retrieve(intent, params, StripeClients.on(account))));
    }

    /**
     * Asks that it can't be paid any more. Stripe refuses for one that was paid or canceled already, so after a refusal
     * the intent is looked at: what it is then is what counts.
     */
    @Override
    public StripeAnswer<Intent> cancel(Request request) {
        var params = PaymentIntentCancelParams.builder()
                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                .build();
        var intent = request.intent().orElseThrow();
        StripeAnswer<Intent> answer = StripeCalls.answer(
                "the cancellation of " + intent,
                () -> StripeIntentReader.read(clients.client()
                        .v1()
                        .paymentIntents()
                        .cancel(intent, params, StripeClients.on(request.account()))));
        return answer instanceof StripeAnswer.Refused ? retrieve(request.account(), intent) : answer;
    }

    @Override
    public StripeAnswer<String> refund(Request request) {
        var params = RefundCreateParams.builder()
                .setPaymentIntent(request.intent().orElseThrow())
                .putMetadata(OUR_ID, request.id().toString())
                .build();
        return StripeCalls.answer(
                "the refund of " + request.id(),
                () -> clients.client()
                        .v1()
                        .refunds()
                        .create(params, StripeClients.on(request.account(), request.id() + ":refund"))
                        .getId());
    }
}
