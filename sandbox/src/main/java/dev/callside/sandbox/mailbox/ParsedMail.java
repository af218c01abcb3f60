package dev.callside.sandbox.mailbox;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A mail as a person reads it. A mail that cannot be parsed is shown all the same, with what was understood.
 *
 * @param text the plain text, or empty
 * @param html the HTML as it was sent: not to be trusted
 */
record ParsedMail(
        String messageId,
        String sender,
        String subject,
        String text,
        Optional<String> html,
        List<MailPart> attachments) {

    private static final int PREVIEW = 160;

    static ParsedMail of(byte[] raw) {
        try {
            MimeMessage message = new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            List<MailPart> parts = MailPart.of(message);
            return new ParsedMail(
                    Optional.ofNullable(message.getMessageID()).orElse(""),
                    sender(message),
                    Optional.ofNullable(message.getSubject()).orElse(""),
                    shown(parts, "text/plain").orElse(""),
                    shown(parts, "text/html"),
                    parts.stream().filter(MailPart::attached).toList());
        } catch (MessagingException e) {
            return new ParsedMail("", "", "", "", Optional.empty(), List.of());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The first words, on one line. */
    String preview() {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= PREVIEW ? line : line.substring(0, PREVIEW) + "…";
    }

    private static String sender(MimeMessage message) throws MessagingException {
        return Stream.ofNullable(message.getFrom())
                .flatMap(Stream::of)
                .map(ParsedMail::person)
                .collect(Collectors.joining(", "));
    }

    private static String person(Address address) {
        return address instanceof InternetAddress internet && internet.getPersonal() != null
                ? internet.getPersonal() + " <" + internet.getAddress() + ">"
                : address.toString();
    }

    private static Optional<String> shown(List<MailPart> parts, String type) {
        return parts.stream()
                .filter(part -> !part.attached() && part.type().equals(type))
                .findFirst()
                .map(MailPart::text);
    }
}
