package dev.callside.sandbox.stripe;

/** What the calls on PaymentIntents and SetupIntents take; everything of Stripe's that is not in here is refused, not ignored. */
final class IntentShapes {

    private static final Shape.Kind USAGE = Kinds.oneOf("off_session", "on_session");

    static final Shape UPDATE = Shape.none()
            .takes("amount", Kinds.integer())
            .takes("currency", Kinds.text(3))
            .takes("customer", Kinds.text())
            .takes("description", Kinds.text(1000))
            .takes("metadata", Kinds.metadata())
            .takes("payment_method", Kinds.text())
            .takes("payment_method_data", PaymentMethods.DATA.inside())
            .takes("receipt_email", Kinds.text(800))
            .takes("setup_future_usage", USAGE)
            .takes("statement_descriptor_suffix", Kinds.text(22));

    static final Shape AUTOMATIC =
            Shape.none().needs("enabled", Kinds.bool()).takes("allow_redirects", Kinds.oneOf("always", "never"));

    static final Shape CREATE = UPDATE.needs("amount", Kinds.integer())
            .needs("currency", Kinds.text(3))
            .takes("automatic_payment_methods", AUTOMATIC.inside())
            .takes("capture_method", Kinds.oneOf("automatic", "automatic_async"))
            .takes("confirm", Kinds.bool())
            .takes("error_on_requires_action", Kinds.bool())
            .takes("off_session", Kinds.bool())
            .takes("payment_method_types", Kinds.list(Kinds.oneOf("card")))
            .takes("return_url", Kinds.text())
            .takes("use_stripe_sdk", Kinds.bool());

    static final Shape CONFIRM = Shape.none()
            .takes("client_secret", Kinds.text())
            .takes("error_on_requires_action", Kinds.bool())
            .takes("expected_payment_method_type", Kinds.oneOf("card"))
            .takes("off_session", Kinds.bool())
            .takes("payment_method", Kinds.text())
            .takes("payment_method_data", PaymentMethods.DATA.inside())
            .takes("receipt_email", Kinds.text(800))
            .takes("return_url", Kinds.text())
            .takes("setup_future_usage", USAGE)
            .takes("use_stripe_sdk", Kinds.bool());

    static final Shape RETRIEVE = Shape.none().takes("client_secret", Kinds.text());

    static final Shape CANCEL = Shape.none()
            .takes("cancellation_reason", Kinds.oneOf("duplicate", "fraudulent", "requested_by_customer", "abandoned"));

    static final Shape AUTHENTICATED = Shape.none()
            .needs("client_secret", Kinds.text())
            .needs("outcome", Kinds.oneOf("complete", "fail", "abandon"))
            .needs("source", Kinds.text());

    static final Shape SETUP_UPDATE = Shape.none()
            .takes("customer", Kinds.text())
            .takes("description", Kinds.text(1000))
            .takes("metadata", Kinds.metadata())
            .takes("payment_method", Kinds.text());

    static final Shape SETUP_CREATE = SETUP_UPDATE
            .takes("automatic_payment_methods", AUTOMATIC.inside())
            .takes("confirm", Kinds.bool())
            .takes("payment_method_data", PaymentMethods.DATA.inside())
            .takes("payment_method_types", Kinds.list(Kinds.oneOf("card")))
            .takes("return_url", Kinds.text())
            .takes("usage", USAGE)
            .takes("use_stripe_sdk", Kinds.bool());

    static final Shape SETUP_CANCEL =
            Shape.none().takes("cancellation_reason", Kinds.oneOf("abandoned", "requested_by_customer", "duplicate"));

    static final Shape SETUP_CONFIRM = Shape.none()
            .takes("client_secret", Kinds.text())
            .takes("expected_payment_method_type", Kinds.oneOf("card"))
            .takes("payment_method", Kinds.text())
            .takes("payment_method_data", PaymentMethods.DATA.inside())
            .takes("return_url", Kinds.text())
            .takes("use_stripe_sdk", Kinds.bool());

    private IntentShapes() {}
}
