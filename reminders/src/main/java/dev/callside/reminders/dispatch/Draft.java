package dev.callside.reminders.dispatch;

import dev.callside.practice.copy.Rendered;
import dev.callside.practice.mail.Mail;
import dev.callside.reminders.client.PhoneNumbers;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that is written and not paid for yet.
 *
 * @param payment the id of its credits: that of before, where there was one
 * @param parts as it is priced
 */
record Draft(
        DueMessage message,
        UUID payment,
        String address,
        String sender,
        Locale locale,
        Rendered rendered,
        int parts,
        Optional<Mail.Attachment> calendar) {

    /** The recipient's, which decides the price. */
    String country(String home) {
        return switch (message.planned().channel().address()) {
            case PHONE -> PhoneNumbers.country(address, home);
            case EMAIL -> home;
        };
    }

    Outgoing outgoing() {
        return new Outgoing(
                message.practice(),
                message.id(),
                message.epoch(),
                payment,
                address,
                sender,
                locale,
                rendered.subject(),
                rendered.text(),
                rendered.html(),
                calendar,
                parts,
                message.planned().usefulUntil());
    }

    /** It is going to be sent, and costs that much. */
    Mark mark(long credits) {
        return Mark.of(message, MessageState.SENDING, "")
                .paidBy(payment)
                .says(new Mark.Written(
                        address, locale.toLanguageTag(), rendered.subject(), rendered.text(), parts, credits));
    }

    /** It is looked at once more, with other credits. */
    Mark unpaid(Instant now) {
        return Mark.of(message, MessageState.SCHEDULED, "").again(now).paidBy(UUID.randomUUID());
    }
}
