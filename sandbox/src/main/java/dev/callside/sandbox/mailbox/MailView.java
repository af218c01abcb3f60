package dev.callside.sandbox.mailbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A mail, or a piece of it, as an answer. Whatever somebody mailed can run nowhere. */
final class MailView {

    /** A document without an origin: no script, no form, no request to anywhere. */
    private static final String HARMLESS =
            "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'";

    private MailView() {}

    static ObjectNode summary(Mails.Mail mail) {
        ObjectNode summary = Http.object()
                .put("id", mail.id().toString())
                .put("receivedAt", mail.receivedAt().toString())
                .put("messageId", mail.messageId())
                .put("from", mail.sender())
                .put("subject", mail.subject())
                .put("preview", mail.preview())
                .put("attachments", mail.attachments());
        ArrayNode to = summary.putArray("to");
        mail.to().forEach(to::add);
        return summary;
    }

    /** {@code view} is {@code raw}, {@code html}, or a part with its number. */
    static void show(HttpServletResponse response, String view, String part, byte[] raw) throws IOException {
        response.setHeader("Content-Security-Policy", HARMLESS);
        switch (view) {
            case "raw" -> Http.send(response, 200, "text/plain", new String(raw, StandardCharsets.UTF_8));
            case "html" -> html(response, ParsedMail.of(raw));
            default -> attachment(response, ParsedMail.of(raw), Integer.parseInt(part));
        }
    }

    private static void html(HttpServletResponse response, ParsedMail mail) throws IOException {
        if (mail.html().isPresent()) {
            Http.send(response, 200, "text/html", mail.html().get());
        } else {
            Http.problem(response, 404, "No HTML", "This mail has plain text only.");
        }
    }

    private static void attachment(HttpServletResponse response, ParsedMail mail, int number) throws IOException {
        if (number >= mail.attachments().size()) {
            Http.problem(response, 404, "No such attachment", "This mail has fewer attachments.");
            return;
        }
        response.setContentType("application/octet-stream");
        response.setHeader("Content-Disposition", "attachment; filename=\"attachment-" + (number + 1) + "\"");
        response.getOutputStream().write(mail.attachments().get(number).bytes().array());
    }
}
