package dev.callside.payments.purchase;

/**
 * What became of a purchase's money after it was paid, as Stripe says now.
 *
 * @param refunded how much the operator has given back, Stripe's integer
 * @param disputed whether the card's holder has disputed the payment with their bank, however that has ended
 */
public record Return(long refunded, boolean disputed) {}
