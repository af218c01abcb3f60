package dev.callside.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The phones of everybody as JSON: {@code GET /phone/conversations} the last message of each number, {@code GET
 * /phone/messages?number=…} those of one, both newest first and further with {@code before=<seq>}; {@code DELETE
 * /phone/messages} empties all phones; {@code POST /phone/replies {"number":…, "body":…, "to":…}} writes, to whoever
 * wrote last where {@code to} is missing.
 */
final class PhoneApi {

    private static final int PAGE = 50;

    private final Db db;
    private final TwilioSettings settings;
    private final Handset handset;

    PhoneApi(Db db, TwilioSettings settings, Clock clock) {
        this.db = db;
        this.settings = settings;
        this.handset = new Handset(db, settings, clock);
    }

    WebAnswer answer(WebRequest request) {
        Map<String, String> query = Form.parse(request.query());
        return switch (request.method() + " " + request.path()) {
            case "GET /conversations" -> page("conversations", query, before -> store().latest(before, PAGE + 1));
            case "GET /messages" -> {
                String number = number(query.getOrDefault("number", ""));
                yield SendRules.number(number)
                        ? page("messages", query, before -> store().of(number, before, PAGE + 1))
                        : problem(400, "No such number", "number is international, such as +61491570006.");
            }
            case "DELETE /messages" -> {
                store().clearPhones();
                yield WebAnswer.of(204, Map.of(), "");
            }
            case "POST /replies" -> write(Http.object(request.body()).orElseGet(Http::object));
            default -> problem(404, "Not here", "There is nothing at this address that could do that.");
        };
    }

    private MessageStore store() {
        return new MessageStore(db);
    }

    private WebAnswer page(String name, Map<String, String> query, Function<Long, List<Message>> read) {
        String before = query.getOrDefault("before", "");
        if (!before.matches("\\d{0,18}")) {
            return problem(400, "Not a position", "before is the seq of a message.");
        }
        List<Message> found = read.apply(before.isEmpty() ? Long.MAX_VALUE : Long.parseLong(before));
        ObjectNode answer = Http.object();
        ArrayNode shown = answer.putArray(name);
        found.stream().limit(PAGE).forEach(message -> shown.add(json(message)));
        return WebAnswer.json(200, answer.put("more", found.size() > PAGE));
    }

    private WebAnswer write(ObjectNode wanted) {
        String number = number(Http.text(wanted, "number").orElse(""));
        String body = Http.text(wanted, "body").orElse("");
        if (!SendRules.number(number) || settings.owns(number)) {
            return problem(400, "No such phone", "number is a person's, and international, such as +61491570006.");
        }
        if (body.isBlank() || body.codePointCount(0, body.length()) > SendRules.LONGEST) {
            return problem(400, "No such message", "body has from 1 to " + SendRules.LONGEST + " characters.");
        }
        String line = Http.text(wanted, "to")
                .or(() -> store().line(number))
                .orElse(settings.numbers().get(0));
        return settings.owns(line)
                ? WebAnswer.json(201, json(handset.write(number, line, body)))
                : problem(400, "Nobody there", "to is one of " + String.join(", ", settings.ownNumbers()) + ".");
    }

    /** In a query a plus that was not encoded has become a space. */
    private static String number(String text) {
        return text.startsWith(" ") ? "+" + text.substring(1) : text;
    }

    private static ObjectNode json(Message message) {
        Optional<Trouble> trouble = message.trouble();
        return Http.object()
                .put("sid", message.sid())
                .put("seq", message.seq())
                .put("number", message.person())
                .put("line", message.line())
                .put("direction", message.direction() == Direction.INBOUND ? "out" : "in")
                .put("body", message.body())
                .put("segments", message.segments())
                .put("encoding", Segments.of(message.body()).encoding())
                .put("status", message.status().label())
                .put("at", message.arrivedAt().orElse(message.createdAt()).toString())
                .put("arrived", message.arrivedAt().isPresent())
                .put("keyword", message.direction() == Direction.KEYWORD)
                .put("error", trouble.map(Trouble::code).orElse(null));
    }

    private static WebAnswer problem(int status, String title, String detail) {
        return WebAnswer.of(
                status,
                Map.of("Content-Type", "application/problem+json"),
                Http.object()
                        .put("type", "about:blank")
                        .put("title", title)
                        .put("status", status)
                        .put("detail", detail)
                        .toString());
    }
}
