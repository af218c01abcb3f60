package dev.callside.payments.stripe;

import com.stripe.exception.StripeException;
import com.stripe.model.Refund;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import dev.callside.payments.request.Request;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Gives back what was paid after its end, all of it and once: whatever becomes of the answer, there is one refund of ours,
 * and none where somebody of the practice was quicker in Stripe's own dashboard.
 */
final class StripeRefunds {

    private static final long PAGE = 100;
    /** Refunds in these <a href="https://docs.stripe.com/api/refunds/object">states</a> have given nothing back. */
    private static final Set<String> IN_VAIN = Set.of("failed", "canceled");

    private final StripeClients clients;

    StripeRefunds(StripeClients clients) {
        this.clients = clients;
    }

    /**
     * Once refused, Stripe is asked what there is before it is asked to refund: for a day the key would only bring the
     * refusal again, also where the money has gone back since.
     */
    StripeAnswer<String> giveBack(Request request) {
        return request.refundFailure().isPresent() ? foundOr(request, () -> refund(request)) : refund(request);
    }

    /** Stripe keeps a 500 under its key for a day: look for the refund instead, and only without one use a second key. */
    private StripeAnswer<String> refund(Request request) {
        var answer = create(request, request.id() + ":refund");
        return StripePayments.serverError(answer)
                ? foundOr(request, () -> create(request, request.id() + ":refund:2"))
                : answer;
    }

    private StripeAnswer<String> create(Request request, String key) {
        var params = RefundCreateParams.builder()
                .setPaymentIntent(request.intent().orElseThrow())
                .putMetadata(StripeIntents.OUR_ID, request.id().toString())
                .build();
        StripeAnswer<String> answer = StripeCalls.answer(
                "the refund of " + request.id(),
                () -> clients.client()
                        .v1()
                        .refunds()
                        .create(params, StripeClients.on(request.account(), key))
                        .getId());
        return answer instanceof StripeAnswer.Refused<String> refused
                        && refused.code().equals("charge_already_refunded")
                ? foundOr(request, () -> new StripeAnswer.Known<>("refunded"))
                : answer;
    }

    private StripeAnswer<String> foundOr(Request request, Supplier<StripeAnswer<String>> otherwise) {
        StripeAnswer<Optional<String>> found =
                StripeCalls.answer("the search for the refund of " + request.id(), () -> find(request));
        if (found instanceof StripeAnswer.Known<Optional<String>> known) {
            return known.value()
                    .<StripeAnswer<String>>map(StripeAnswer.Known::new)
                    .orElseGet(otherwise);
        }
        return found instanceof StripeAnswer.Refused<Optional<String>> refused
                ? new StripeAnswer.Refused<>(refused.code())
                : new StripeAnswer.Unknown<>("the search was not answered either");
    }

    /** Ours, or those of others that gave everything back. */
    private Optional<String> find(Request request) throws StripeException {
        var params = RefundListParams.builder()
                .setPaymentIntent(request.intent().orElseThrow())
                .setLimit(PAGE)
                .build();
        List<Refund> refunds =
                clients.client().v1().refunds().list(params, StripeClients.on(request.account())).getData().stream()
                        .filter(refund -> !IN_VAIN.contains(String.valueOf(refund.getStatus())))
                        .toList();
        var ours = refunds.stream().filter(refund -> isOf(request, refund)).findFirst();
        var all = refunds.stream().mapToLong(Refund::getAmount).sum();
        return ours.or(() -> all < request.amount()
                        ? Optional.empty()
                        : refunds.stream().findFirst())
                .map(Refund::getId);
    }

    private static boolean isOf(Request request, Refund refund) {
        var metadata = refund.getMetadata();
        return metadata != null && request.id().toString().equals(metadata.get(StripeIntents.OUR_ID));
    }
}
