package dev.callside.payments.purchase;

/**
 * A purchase as its page sees it.
 *
 * @param amount what is charged, Stripe's integer
 * @param state as {@link PurchaseState}, or {@code checking} while we are asking Stripe
 * @param reason why it was declined, for the person
 * @param doubt why it may stay {@code checking}, for the person; absent where the answer comes by itself
 * @param clientSecret lets Stripe.js enter a card or show the bank's page; absent where there is nothing to do
 */
public record PurchaseView(
        String id,
        String level,
        long amount,
        String currency,
        long credits,
        String state,
        String reason,
        String doubt,
        String clientSecret,
        String publishableKey,
        String stripeJs,
        String receiptNumber) {}
