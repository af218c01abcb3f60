package dev.callside.reminders.dispatch;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.mail.Mail;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A message that is paid for and written, on its way to who carries it.
 *
 * @param epoch of the claim: the result of a lost one is not written
 * @param sender the practice's name
 * @param subject and {@code html}: empty for an SMS
 * @param calendar of a mail about a time
 * @param usefulUntil after which the provider need not try any more
 */
public record Outgoing(
        PracticeId practice,
        UUID id,
        int epoch,
        UUID payment,
        String recipient,
        String sender,
        Locale locale,
        String subject,
        String text,
        String html,
        Optional<Mail.Attachment> calendar,
        int parts,
        Instant usefulUntil) {}
