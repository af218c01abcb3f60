package dev.callside.credits.spend;

import dev.callside.credits.price.Channel;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that is to be paid for.
 *
 * @param id its sender's; the same id is the same message, and is paid for once
 * @param practitioner whose message it is; none means the practice's
 * @param country the recipient's, ISO 3166-1 alpha-2
 * @param parts segments of an SMS ({@link dev.callside.credits.sms.SmsSize}); 1 of a mail
 * @param reference by which its reader knows it again in the history, at most 200 characters; no personal data
 */
public record Message(
        UUID id, Optional<UUID> practitioner, Channel channel, String country, int parts, String reference) {

    /** More parts are no message any provider takes. */
    public static final int MOST_PARTS = 1_000;

    public Message {
        if (parts < 1 || parts > MOST_PARTS) {
            throw new IllegalArgumentException("message " + id + " has " + parts + " parts");
        }
    }
}
