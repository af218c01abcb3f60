package dev.callside.payments.paylink;

import dev.callside.payments.request.RequestId;
import java.time.Instant;

/**
 * The last mail with a request's link.
 *
 * @param number of the mail, from 1
 * @param until when the link can be paid
 */
public record SentLink(RequestId request, int number, String email, Instant sentAt, Instant until) {

    /** The mail's key in the outbox. */
    public String key() {
        return "pay-link:" + request + ":" + number;
    }
}
