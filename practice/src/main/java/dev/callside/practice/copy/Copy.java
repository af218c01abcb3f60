package dev.callside.practice.copy;

/**
 * What somebody wrote for one kind of message, with placeholders in it. Whatever nobody sees is gone: an invisible
 * character or a space that doesn't break would more than double the price of an SMS.
 *
 * @param subject of an e-mail; empty for an SMS
 */
public record Copy(String subject, String text) {

    public Copy {
        subject = PlainText.typed(subject);
        text = PlainText.typed(text);
    }
}
