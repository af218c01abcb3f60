package dev.callside.practice.mail;

import java.util.Locale;
import java.util.Optional;

/**
 * A mail to be sent once.
 *
 * @param key what it is about; a mail with a key that is there already is the same mail and is not sent again
 * @param senderName shown before our address, usually the practice
 */
public record Mail(
        String key,
        String recipient,
        String senderName,
        String subject,
        String text,
        String html,
        Locale locale,
        Optional<Attachment> attachment) {

    /** A text that goes with it, such as an appointment for the recipient's calendar. */
    public record Attachment(String name, String contentType, String text) {}

    /** Without an attachment, as all of the {@link Outbox} are. */
    public Mail(
            String key, String recipient, String senderName, String subject, String text, String html, Locale locale) {
        this(key, recipient, senderName, subject, text, html, locale, Optional.empty());
    }
}
