package dev.callside.payments.purchase;

/** A card as Stripe keeps it. */
public record VaultCard(String method, String brand, String last4, int expMonth, int expYear) {}
