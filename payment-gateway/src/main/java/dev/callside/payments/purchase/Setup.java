package dev.callside.payments.purchase;

import java.util.Optional;

/**
 * A card that is being saved: <a href="https://docs.stripe.com/api/setup_intents">Stripe's SetupIntent</a>.
 *
 * @param clientSecret lets a browser enter the card; never stored
 * @param method Stripe's id of the card, once there is one
 */
public record Setup(
        String id, String clientSecret, Optional<String> customer, Optional<String> method, boolean succeeded) {}
