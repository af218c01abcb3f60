package dev.callside.payments.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCancelParams;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import dev.callside.payments.request.Intent;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * PaymentIntents that are made once, whatever gets lost: on a practice's account for a request, on the operator's own
 * for a purchase. Never called with a transaction open.
 */
@Dependent
class StripePayments {

    /** What {@link Wanted#account} is for the operator's own account. */
    static final String OPERATOR = "";

    /** Which card paid, and whose try it was. Each wants a permission of its own. */
    private static final List<String> DETAILS = List.of("latest_charge", "payment_method");

    private static final long PAGE = 100;
    private static final List<Long> PAUSES_MS = List.of(150L, 300L, 600L, 1200L);

    private final StripeClients clients;

    @Inject
    StripePayments(StripeClients clients) {
        this.clients = clients;
    }

    /**
     * An intent that is to exist once.
     *
     * @param id ours, in the metadata under {@code name}
     * @param key the idempotency key
     * @param since not older than this, for looking it up
     */
    record Wanted(
            String account, String name, String id, String key, Instant since, PaymentIntentCreateParams params) {}

    /** Makes it, or finds the one that was made before. */
    StripeAnswer<Intent> create(Wanted wanted) {
        var answer = patiently(() -> create(wanted, wanted.key()));
        return serverError(answer) ? afterServerError(wanted) : answer;
    }

    static boolean serverError(StripeAnswer<?> answer) {
        return answer instanceof StripeAnswer.Unknown<?> unknown
                && unknown.reason().startsWith("status 5");
    }

    /**
     * Stripe answers 409 while the same call of somebody else is still running, such as the one that was started when
     * the clinician asked. It takes about a second; saying *unknown* for that would frighten the patient.
     */
    static <T> StripeAnswer<T> patiently(Supplier<StripeAnswer<T>> call) {
        var answer = call.get();
        for (var pause : PAUSES_MS) {
            if (!(answer instanceof StripeAnswer.Unknown<T> unknown)
                    || !unknown.reason().equals("status 409")) {
                return answer;
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(pause));
            answer = call.get();
        }
        return answer;
    }

    /**
     * Stripe keeps a 500 under the key and gives it again for 24 hours, so asking again with it is no way to know. Look
     * for our id instead; only if there is none, use one second key. Should the first have had an effect after all,
     * there is an intent that nobody has the secret of, which can't be paid.
     */
    private StripeAnswer<Intent> afterServerError(Wanted wanted) {
        var found = search(wanted);
        if (found instanceof StripeAnswer.Known<Optional<Intent>> known
                && known.value().isEmpty()) {
            return create(wanted, wanted.key() + ":2");
        }
        return found instanceof StripeAnswer.Known<Optional<Intent>> known
                ? new StripeAnswer.Known<>(known.value().orElseThrow())
                : new StripeAnswer.Unknown<>("the search was not answered either");
    }

    private StripeAnswer<Intent> create(Wanted wanted, String key) {
        return StripeCalls.answer(
                "the creation of the intent of " + wanted.id(),
                () -> StripeIntentReader.read(clients.client()
                        .v1()
                        .paymentIntents()
                        .create(wanted.params(), StripeClients.on(wanted.account(), key))));
    }

    private StripeAnswer<Optional<Intent>> search(Wanted wanted) {
        var since = wanted.since().minus(Duration.ofMinutes(5)).getEpochSecond();
        var params = PaymentIntentListParams.builder()
                .setLimit(PAGE)
                .setCustomer(wanted.params().getCustomer())
                .setCreated(
                        PaymentIntentListParams.Created.builder().setGte(since).build())
                .build();
        return StripeCalls.answer("the search for " + wanted.id(), () -> find(wanted, params));
    }

    private Optional<Intent> find(Wanted wanted, PaymentIntentListParams params) throws StripeException {
        var page = clients.client().v1().paymentIntents().list(params, StripeClients.on(wanted.account()));
        for (PaymentIntent intent : page.autoPagingIterable()) {
            if (wanted.id().equals(intent.getMetadata().get(wanted.name()))) {
                return Optional.of(StripeIntentReader.read(intent));
            }
        }
        return Optional.empty();
    }

    /** Shown with as many details as our key may read: without them it is still known whether it was paid. */
    StripeAnswer<Intent> retrieve(String account, String intent) {
        StripeAnswer<Intent> answer = retrieve(account, intent, DETAILS);
        for (var fewer = DETAILS.size() - 1; fewer >= 0 && notPermitted(answer); fewer--) {
            answer = retrieve(account, intent, DETAILS.subList(0, fewer));
        }
        return answer;
    }

    private static boolean notPermitted(StripeAnswer<?> answer) {
        return answer instanceof StripeAnswer.Unknown<?> unknown && unknown.notPermitted();
    }

    private StripeAnswer<Intent> retrieve(String account, String intent, List<String> details) {
        var params = PaymentIntentRetrieveParams.builder();
        details.forEach(params::addExpand);
        return StripeCalls.answer(
                "the look at " + intent,
                () -> StripeIntentReader.read(clients.client()
                        .v1()
                        .paymentIntents()
                        .retrieve(intent, params.build(), StripeClients.on(account))));
    }

    /**
     * Asks that it can't be paid any more. Stripe refuses for one that was paid or canceled already, so after a refusal
     * the intent is looked at: what it is then is what counts.
     */
    StripeAnswer<Intent> cancel(String account, String intent) {
        var params = PaymentIntentCancelParams.builder()
                .setCancellationReason(PaymentIntentCancelParams.CancellationReason.ABANDONED)
                .build();
        StripeAnswer<Intent> answer = StripeCalls.answer(
                "the cancellation of " + intent,
                () -> StripeIntentReader.read(
                        clients.client().v1().paymentIntents().cancel(intent, params, StripeClients.on(account))));
        return answer instanceof StripeAnswer.Refused ? retrieve(account, intent) : answer;
    }
}
