package dev.callside.payments.request;

/**
 * What a receipt may say of a card.
 *
 * @param brand Stripe's name, such as {@code visa}
 */
public record Card(String brand, String last4) {}
