package dev.callside.practice.copy;

/**
 * A message as it is sent.
 *
 * @param subject one line; empty for an SMS
 * @param text the SMS, or the plain part of the e-mail
 * @param html the other part of the e-mail; empty for an SMS
 */
public record Rendered(String subject, String text, String html) {}
