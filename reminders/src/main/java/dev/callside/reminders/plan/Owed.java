package dev.callside.reminders.plan;

import java.time.Instant;
import java.util.UUID;

/**
 * A payment that was asked for in a visit's call, and can still be made by a pay link.
 *
 * @param number of the link among those of the visit: messages about another link are other messages
 * @param request its id with payments
 * @param amount in Stripe's smallest unit
 * @param since when the link was made
 * @param until when it can be paid
 */
public record Owed(int number, UUID request, long amount, String currency, Instant since, Instant until) {

    public Owed {
        if (number < 1 || amount <= 0 || !since.isBefore(until)) {
            throw new IllegalArgumentException(request + " is number " + number + ", from " + since + " to " + until);
        }
    }
}
