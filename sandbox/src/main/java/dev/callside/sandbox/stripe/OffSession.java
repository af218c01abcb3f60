package dev.callside.sandbox.stripe;

import java.util.Optional;

/**
 * Which parameters of a payment while nobody is there go together.
 *
 * @see <a href="https://docs.stripe.com/api/payment_intents/create#create_payment_intent-off_session">off_session</a>
 * @see <a href="https://docs.stripe.com/api/payment_intents/create#create_payment_intent-error_on_requires_action">
 *     error_on_requires_action</a>
 */
final class OffSession {

    private OffSession() {}

    static Optional<StripeError> check(Call call) {
        boolean confirms = call.params().path("confirm").asBoolean();
        for (String name : new String[] {"off_session", "error_on_requires_action"}) {
            if (call.has(name) && !confirms) {
                return Optional.of(StripeError.invalid(
                        "", "The `" + name + "` parameter can only be used with `confirm` set to true.", name));
            }
        }
        if (call.params().path("off_session").asBoolean() && call.has("setup_future_usage")) {
            return Optional.of(StripeError.invalid(
                    "",
                    "The `setup_future_usage` parameter cannot be used with `off_session`: a card is set up while its"
                            + " holder is there.",
                    "setup_future_usage"));
        }
        return Optional.empty();
    }
}
