package dev.callside.credits.spend;

/**
 * How a message was paid for when it was asked before.
 *
 * @param free whether what was reserved is free again
 */
record PaidBefore(long credits, String reference, boolean free) {

    /** It may have been another level that paid: the one that its practitioner had then. That is as good. */
    Payment.Outcome outcome(long asked, String askedReference) {
        if (credits != asked || !reference.equals(askedReference)) {
            return Payment.Outcome.OTHER_CONTENT;
        }
        return free ? Payment.Outcome.RELEASED_BEFORE : Payment.Outcome.PAID_BEFORE;
    }
}
