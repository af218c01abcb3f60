package dev.callside.sandbox.stripe;

import java.util.Map;

/**
 * Why a bank or Stripe says no.
 *
 * @see <a href="https://docs.stripe.com/declines/codes">Decline codes</a>
 */
enum Decline {
    GENERIC("card_declined", "generic_decline", "Your card was declined.", ""),
    INSUFFICIENT_FUNDS("card_declined", "insufficient_funds", "Your card has insufficient funds.", ""),
    LOST_CARD("card_declined", "lost_card", "Your card was declined.", ""),
    STOLEN_CARD("card_declined", "stolen_card", "Your card was declined.", ""),
    EXPIRED_CARD("expired_card", "expired_card", "Your card has expired.", "exp_month"),
    INCORRECT_CVC("incorrect_cvc", "incorrect_cvc", "Your card's security code is incorrect.", "cvc"),
    PROCESSING_ERROR(
            "processing_error",
            "processing_error",
            "An error occurred while processing your card. Try again in a little bit.",
            ""),
    VELOCITY(
            "card_declined",
            "card_velocity_exceeded",
            "Your card was declined for making repeated attempts too frequently or exceeding its amount limit.",
            ""),
    FRAUDULENT("card_declined", "fraudulent", "Your card was declined.", ""),
    AUTHENTICATION_REQUIRED(
            "authentication_required",
            "authentication_required",
            "Your card was declined. This transaction requires authentication.",
            ""),
    AUTHENTICATION_NOT_HANDLED(
            "authentication_required",
            "authentication_not_handled",
            "This payment required an authentication action to complete, but `error_on_requires_action` was set. When"
                    + " you're ready, you can upgrade your integration to handle actions at"
                    + " https://stripe.com/docs/payments/payment-intents/upgrade-to-handle-actions.",
            "");

    private final String code;
    private final String declineCode;
    private final String message;
    private final String param;

    Decline(String code, String declineCode, String message, String param) {
        this.code = code;
        this.declineCode = declineCode;
        this.message = message;
        this.param = param;
    }

    String code() {
        return code;
    }

    String declineCode() {
        return declineCode;
    }

    String message() {
        return message;
    }

    /** While a card is saved: there is no charge. */
    StripeError error() {
        StripeError error = StripeError.card(code, declineCode, message, param);
        error.more().put("advice_code", this == PROCESSING_ERROR ? "try_again_later" : null);
        return error;
    }

    StripeError error(String chargeId) {
        return error().with(Map.of("charge", chargeId));
    }
}
