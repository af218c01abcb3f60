package dev.callside.sandbox.stripe;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The life of a PaymentIntent and of a SetupIntent.
 *
 * @see <a href="https://docs.stripe.com/payments/paymentintents/lifecycle">How intents work</a>
 */
enum IntentState {
    REQUIRES_PAYMENT_METHOD,
    REQUIRES_CONFIRMATION,
    REQUIRES_ACTION,
    PROCESSING,
    SUCCEEDED,
    CANCELED;

    /** What may be asked of a PaymentIntent, as Stripe says it in its refusals. */
    enum Step {
        UPDATE("update the amount of", "updated"),
        CONFIRM("confirm", "confirmed"),
        CANCEL("cancel", "canceled"),
        AUTHENTICATE("authenticate", "authenticated"),
        REFUND("refund", "refunded");

        private final String verb;
        private final String done;

        Step(String verb, String done) {
            this.verb = verb;
            this.done = done;
        }
    }

    static IntentState of(Thing intent) {
        return valueOf(intent.text("status").toUpperCase(Locale.ROOT));
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean open() {
        return allows(Step.CANCEL);
    }

    boolean allows(Step step) {
        return switch (this) {
            case REQUIRES_PAYMENT_METHOD, REQUIRES_CONFIRMATION ->
                step == Step.UPDATE || step == Step.CONFIRM || step == Step.CANCEL;
            case REQUIRES_ACTION -> step != Step.REFUND;
            case SUCCEEDED -> step == Step.REFUND;
            case PROCESSING, CANCELED -> false;
        };
    }

    Optional<StripeError> refuse(Step step, Thing intent) {
        if (allows(step)) {
            return Optional.empty();
        }
        String allowed = Arrays.stream(values())
                .filter(state -> state.allows(step))
                .map(IntentState::code)
                .collect(Collectors.joining(", "));
        String noun = Intents.noun(intent);
        return Optional.of(StripeError.impossible(
                        intent.kind() + "_unexpected_state",
                        "You cannot " + step.verb + " this " + noun + " because it has a status of " + code()
                                + ". Only a " + noun + " with one of the following statuses may be " + step.done + ": "
                                + allowed + ".",
                        "")
                .with(intent.kind(), intent.body().deepCopy()));
    }
}
