package dev.callside.practice.mail;

import java.util.Locale;

/**
 * A mail to be sent once.
 *
 * @param key what it is about; a mail with a key that is there already is the same mail and is not sent again
 * @param senderName shown before our address, usually the practice
 */
public record Mail(
        String key, String recipient, String senderName, String subject, String text, String html, Locale locale) {}
