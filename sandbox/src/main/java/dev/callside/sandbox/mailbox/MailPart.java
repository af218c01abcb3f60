package dev.callside.sandbox.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One leaf of a mail's tree.
 *
 * @param type without parameters, in lower case
 * @param name the file's, or empty
 * @param attached to be offered as a file, not shown
 */
record MailPart(String type, String name, boolean attached, Charset charset, ByteBuffer bytes) {

    static List<MailPart> of(Part message) throws MessagingException, IOException {
        List<MailPart> leaves = new ArrayList<>();
        collect(message, leaves);
        return leaves;
    }

    String text() {
        return charset.decode(bytes.duplicate()).toString();
    }

    private static void collect(Part part, List<MailPart> leaves) throws MessagingException, IOException {
        if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart branches) {
            for (int i = 0; i < branches.getCount(); i++) {
                collect(branches.getBodyPart(i), leaves);
            }
        } else {
            leaves.add(leaf(part));
        }
    }

    private static MailPart leaf(Part part) throws MessagingException, IOException {
        ContentType type = contentType(part.getContentType());
        String name = part.getFileName() == null ? "" : MimeUtility.decodeText(part.getFileName());
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())
                || !name.isEmpty()
                || !"text".equalsIgnoreCase(type.getPrimaryType());
        return new MailPart(
                type.getBaseType().toLowerCase(Locale.ROOT),
                name,
                attached,
                charset(type.getParameter("charset")),
                ByteBuffer.wrap(part.getInputStream().readAllBytes()));
    }

    private static ContentType contentType(String value) throws ParseException {
        return new ContentType(value == null ? "text/plain" : value);
    }

    private static Charset charset(String name) {
        String java = name == null ? null : MimeUtility.javaCharset(name);
        return java != null && Charset.isSupported(java) ? Charset.forName(java) : StandardCharsets.UTF_8;
    }
}
