package dev.callside.sandbox.booking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import dev.callside.sandbox.host.AppCalls.Answer;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The practice's own software as JSON: {@code GET /bookings/all} what was booked, the newest first and further with {@code
 * before=<seq>}; {@code POST /bookings/{id}} books, the same id the same booking; {@code …/move} and {@code …/cancel} change one.
 * What Callside does not take is not kept here either. The page says a problem by its {@code code}, in its reader's language.
 */
final class BookingsApi {

    private static final Pattern ONE = Pattern.compile("/([0-9a-f]{8}-[0-9a-f-]{27})(/move|/cancel)?");
    private static final Pattern BEFORE = Pattern.compile("(?:before=(\\d{0,18}))?");

    /** It may have reached Callside. */
    private static final String UNSURE = "no_answer";

    private final BookingStore store;
    private final Product product;
    private final Clock clock;

    BookingsApi(Db db, Product product, Clock clock) {
        this.store = new BookingStore(db);
        this.product = product;
        this.clock = clock;
    }

    WebAnswer answer(WebRequest request) {
        try {
            if (request.method().equals("GET") && request.path().equals("/all")) {
                return list(request.query());
            }
            var one = ONE.matcher(request.path());
            return request.method().equals("POST") && one.matches()
                    ? change(
                            UUID.fromString(one.group(1)),
                            Optional.ofNullable(one.group(2)).orElse(""),
                            Http.object(request.body()).orElseGet(Http::object))
                    : problem(404, "not_here", "Not here", "There is nothing at this address that could do that.");
        } catch (IOException e) {
            return problem(502, UNSURE, "No answer", "Callside does not answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return problem(503, UNSURE, "Stopping", "The server is stopping.");
        }
    }

    private WebAnswer list(String query) throws IOException, InterruptedException {
        var before = BEFORE.matcher(query);
        if (!before.matches()) {
            return problem(400, "not_a_position", "Not a position", "before is the seq of a booking.");
        }
        String seq = Optional.ofNullable(before.group(1)).orElse("");
        long end = seq.isEmpty() ? Long.MAX_VALUE : Long.parseLong(seq);
        return WebAnswer.json(200, new BookingsView(store, product, clock.instant()).page(end));
    }

    private WebAnswer change(UUID id, String what, ObjectNode asked) throws IOException, InterruptedException {
        var reader = new BookingReader(asked, product.zone(), clock.instant());
        if (what.isEmpty()) {
            return keep(reader.booking(id), reader.wrong());
        }
        Optional<Booking> known = store.find(id);
        if (known.isEmpty()) {
            return problem(404, "no_such_booking", "No such booking", "It is not booked here.");
        }
        Booking changed = what.equals("/move")
                ? known.get().at(reader.start())
                : known.get().cancelled();
        return keep(changed, reader.wrong());
    }

    private WebAnswer keep(Booking booking, Set<String> wrong) throws IOException, InterruptedException {
        if (!wrong.isEmpty()) {
            ObjectNode problem = body(422, "fields", "Not that", "Some fields can't be used.");
            var fields = problem.putArray("fields");
            wrong.forEach(fields::add);
            return answer(422, problem);
        }
        Answer told = product.call(
                "PUT", "appointments/" + booking.id(), booking.toProduct().toString());
        if (!told.good()) {
            return problem(502, "not_taken", "Not taken", "Callside did not take it: " + told.text("detail"));
        }
        store.put(booking);
        return WebAnswer.json(200, Http.object().put("id", booking.id().toString()));
    }

    private static WebAnswer problem(int status, String code, String title, String detail) {
        return answer(status, body(status, code, title, detail));
    }

    private static WebAnswer answer(int status, ObjectNode problem) {
        return WebAnswer.of(status, Map.of("Content-Type", "application/problem+json"), problem.toString());
    }

    private static ObjectNode body(int status, String code, String title, String detail) {
        return Http.object()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("code", code)
                .put("detail", detail);
    }
}
