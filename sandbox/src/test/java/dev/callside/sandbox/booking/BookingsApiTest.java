package dev.callside.sandbox.booking;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.TestDatabase;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is booked is told to Callside, and only what Callside took is kept. */
class BookingsApiTest {

    /** Ten in the evening in Melbourne. */
    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");

    private final Db db = TestDatabase.db();
    private final FakeProduct product = new FakeProduct();
    private final BookingsApi api = new BookingsApi(db, product, Clock.fixed(NOW, ZoneOffset.UTC));
    private final String id = UUID.randomUUID().toString();

    @BeforeEach
    void nothingIsBooked() {
        db.update("delete from sandbox.bookings");
    }

    private WebAnswer post(String path, String body) {
        return api.answer(new WebRequest("POST", "/" + path, "", Map.of(), body));
    }

    private WebAnswer book(String id, String day) {
        return post(id, """
                {"client": "Kim Berg", "phone": "+61491570006", "practitioner": "clinician-ana", "type": "Check-up",
                 "day": "%s", "time": "10:00"}""".formatted(day));
    }

    private static String code(WebAnswer answer) {
        return Http.object(answer.body()).orElseThrow().path("code").asText();
    }

    private JsonNode list(String query) {
        var answer = api.answer(new WebRequest("GET", "/all", query, Map.of(), ""));
        assertThat(answer.status()).isEqualTo(200);
        return Http.object(answer.body()).orElseThrow();
    }

    private JsonNode first() {
        return list("").path("bookings").path(0);
    }

    @Test
    void tellsCallsideWhatIsBookedByThePracticesClock() {
        assertThat(book(id, "2026-03-05").status()).isEqualTo(200);

        ObjectNode told = product.appointments.get("appointments/" + id);
        assertThat(told.path("start").asText()).isEqualTo("2026-03-04T23:00:00Z");
        assertThat(told.path("client").path("firstName").asText()).isEqualTo("Kim");
        assertThat(told.path("practitioner").path("name").asText()).isEqualTo("Dr Ana Ruiz");
        assertThat(told.path("booked").asText()).isEqualTo(NOW.toString());
        assertThat(first().path("reminder").path("state").asText()).isEqualTo("scheduled");
        assertThat(list("").path("dayBefore").asText()).isEqualTo("2026-03-03T23:00:00Z");
    }

    @Test
    void booksOnceHoweverOftenItIsSent() {
        book(id, "2026-03-05");
        book(id, "2026-03-05");

        assertThat(list("").path("bookings")).hasSize(1);
        assertThat(product.appointments).hasSize(1);
    }

    @Test
    void movesAndCancels() {
        book(id, "2026-03-05");
        assertThat(post(id + "/move", "{\"day\": \"2026-03-06\", \"time\": \"11:30\"}")
                        .status())
                .isEqualTo(200);
        assertThat(first().path("start").asText()).isEqualTo("2026-03-06T00:30:00Z");
        assertThat(post(id + "/cancel", "{}").status()).isEqualTo(200);

        assertThat(first().path("status").asText()).isEqualTo("cancelled");
        assertThat(first().has("reminder")).isFalse();
        assertThat(list("").path("dayBefore").isNull()).isTrue();
        assertThat(product.appointments.get("appointments/" + id).path("status").asText())
                .isEqualTo("cancelled");
    }

    @Test
    void showsWhatTheClientAnswered() {
        book(id, "2026-03-05");
        product.answered("yes");
        assertThat(first().path("answer").asText()).isEqualTo("yes");

        product.appointments.clear();
        assertThat(first().path("answer").asText()).isEqualTo("unknown");
    }

    @Test
    void saysWhichFieldsAreWrongAndTellsCallsideNothing() {
        var answer = post(
                id, "{\"phone\": \"000\", \"practitioner\": \"nobody\", \"day\": \"2026-03-01\", \"time\": \"10:00\"}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(Http.object(answer.body()).orElseThrow().path("fields").toString())
                .isEqualTo("[\"client\",\"phone\",\"practitioner\",\"day\"]");
        assertThat(post(id, "nonsense").status()).isEqualTo(422);
        assertThat(product.asked).isEmpty();
    }

    @Test
    void keepsNothingThatCallsideDoesNotTake() {
        product.refusal = 422;
        var refused = book(id, "2026-03-05");
        assertThat(refused.status()).isEqualTo(502);
        assertThat(code(refused)).isEqualTo("not_taken");
        assertThat(list("").path("bookings")).isEmpty();

        product.refusal = 200;
        product.silent = true;
        var unanswered = book(id, "2026-03-05");
        assertThat(unanswered.status()).isEqualTo(502);
        assertThat(code(unanswered)).isEqualTo("no_answer");
        assertThat(api.answer(new WebRequest("GET", "/all", "", Map.of(), "")).status())
                .isEqualTo(502);
    }

    @Test
    void knowsOnlyWhatWasBookedHere() {
        assertThat(post(id + "/cancel", "{}").status()).isEqualTo(404);
        assertThat(post("7", "{}").status()).isEqualTo(404);
        assertThat(api.answer(new WebRequest("DELETE", "/" + id, "", Map.of(), ""))
                        .status())
                .isEqualTo(404);
        assertThat(api.answer(new WebRequest("GET", "/all", "before=x", Map.of(), ""))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void goesOnWhereAPageEnded() {
        for (int i = 0; i < 11; i++) {
            book(UUID.randomUUID().toString(), "2026-03-05");
        }
        JsonNode page = list("");
        assertThat(page.path("more").asBoolean()).isTrue();
        assertThat(page.path("bookings")).hasSize(10);

        JsonNode rest =
                list("before=" + page.path("bookings").path(9).path("seq").asLong());
        assertThat(rest.path("bookings")).hasSize(1);
        assertThat(rest.path("more").asBoolean()).isFalse();
    }
}
