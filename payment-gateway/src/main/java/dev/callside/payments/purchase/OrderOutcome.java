package dev.callside.payments.purchase;

import dev.callside.credits.price.Quote;
import dev.callside.credits.price.QuoteAnswer;

/** What became of an order. */
sealed interface OrderOutcome {

    /** It is stored, now or by an earlier submission. */
    record Stored(Purchase purchase, boolean isNew) implements OrderOutcome {}

    /** The amount buys nothing. */
    record NoQuote(QuoteAnswer.Refused reason) implements OrderOutcome {}

    /** The person has seen other numbers than these. */
    record PriceChanged(Quote quote) implements OrderOutcome {}

    record WrongCurrency(String sold) implements OrderOutcome {}

    /** No such card, or it was removed. */
    record NoCard() implements OrderOutcome {}

    /** The receipt could not be sent there. */
    record NoAddress() implements OrderOutcome {}

    record CardExpired() implements OrderOutcome {}

    /** The id belongs to a purchase of something else. */
    record OtherContent() implements OrderOutcome {}
}
