package dev.callside.sandbox.mailbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The inbox as JSON: {@code GET /mailbox/api/messages?q=…&before=…}, {@code GET …/{id}}, {@code …/{id}/raw}, {@code
 * …/{id}/html}, {@code …/{id}/parts/{n}}; {@code DELETE} for one or all.
 */
@WebServlet("/mailbox/api/messages/*")
public class MailboxServlet extends HttpServlet {

    private static final int PAGE = 50;
    private static final Pattern PATH = Pattern.compile("/([0-9a-f-]{36})(?:/(raw|html|parts/(\\d{1,3})))?");

    @Inject
    private Mails mails;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = path(request);
        if (path.isEmpty()) {
            list(request, response);
            return;
        }
        Matcher matcher = PATH.matcher(path);
        Optional<byte[]> raw = matcher.matches() ? id(matcher).flatMap(mails::raw) : Optional.empty();
        if (raw.isEmpty()) {
            notFound(response);
        } else if (matcher.group(2) == null) {
            details(response, mails.find(id(matcher).orElseThrow()).orElseThrow(), ParsedMail.of(raw.get()));
        } else {
            MailView.show(response, matcher.group(2), matcher.group(3), raw.get());
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) {
        Matcher matcher = PATH.matcher(path(request));
        if (path(request).isEmpty()) {
            mails.clear();
        } else if (matcher.matches()) {
            id(matcher).ifPresent(mails::delete);
        }
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private void list(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Instant> before = before(request.getParameter("before"));
        if (before.isEmpty()) {
            Http.problem(response, 400, "Not a moment", "before is a moment such as 2026-03-01T10:15:30Z.");
            return;
        }
        String words = Optional.ofNullable(request.getParameter("q")).orElse("");
        List<Mails.Mail> found = mails.list(words.strip(), before.get(), PAGE + 1);
        ObjectNode answer = Http.object();
        ArrayNode messages = answer.putArray("messages");
        found.stream().limit(PAGE).forEach(mail -> messages.add(MailView.summary(mail)));
        answer.put("more", found.size() > PAGE);
        Http.send(response, 200, answer);
    }

    private static void details(HttpServletResponse response, Mails.Mail mail, ParsedMail parsed) throws IOException {
        ObjectNode answer = MailView.summary(mail)
                .put("envelopeFrom", mail.envelopeFrom())
                .put("text", parsed.text())
                .put("html", parsed.html().isPresent());
        ArrayNode parts = answer.putArray("parts");
        parsed.attachments()
                .forEach(part -> parts.addObject()
                        .put("name", part.name())
                        .put("type", part.type())
                        .put("size", part.bytes().remaining()));
        Http.send(response, 200, answer);
    }

    private static Optional<Instant> before(String text) {
        try {
            return Optional.of(text == null ? Instant.parse("9999-01-01T00:00:00Z") : Instant.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String path(HttpServletRequest request) {
        String path = request.getPathInfo();
        return path == null || path.equals("/") ? "" : path;
    }

    private static Optional<UUID> id(Matcher matcher) {
        try {
            return Optional.of(UUID.fromString(matcher.group(1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static void notFound(HttpServletResponse response) throws IOException {
        Http.problem(response, 404, "No such mail", "It may have been deleted since the list was shown.");
    }
}
