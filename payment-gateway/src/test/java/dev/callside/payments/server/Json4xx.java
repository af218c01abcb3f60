package dev.callside.payments.server;

import static dev.callside.practice.testing.server.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import com.stripe.net.Webhook;
import dev.callside.practice.testing.server.Api;
import dev.callside.practice.testing.server.FromAddress;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that everybody else's mistake is a problem document with a sentence that helps, and never a 5xx. */
interface Json4xx extends Server {

    @Test
    default void explainsABodyThatIsNotTheJsonItExpects() {
        for (var body : List.of(
                "",
                "{",
                "[]",
                "7",
                "\"x\"",
                "null",
                "{\"x\":{",
                "{\"x\":[",
                "{\"id\":7}",
                "{\"id\":{\"x\":1}}",
                "{\"id\":\"no uuid\"}",
                "{\"id\":\"1-1-1-1-1\"}",
                "[".repeat(50_000),
                "{\"amount\":" + "[".repeat(20_000))) {
            problem(api().post("requests", clinician(), body), 400);
        }
        for (var path : List.of("nonces", "sessions")) {
            for (var body : List.of("", "{", "[]", "null", "{}", "{\"registration\":7}", "[".repeat(50_000))) {
                problem(api().post(path, "", body), 400);
            }
        }
    }

    @Test
    default void saysAtTheFieldWhatIsAllowed() {
        refusedAt("amount", "not_positive", "0", "AUD", "Consultation");
        refusedAt("amount", "not_positive", "-80", "AUD", "Consultation");
        assertThat(refusedAt("amount", "not_a_number", "12.345", "AUD", "Consultation"))
                .contains("whole number", "8000", "AUD 80.00".replace(' ', '\u00a0'));
        refusedAt("amount", "not_a_number", "80.00", "AUD", "Consultation");
        refusedAt("amount", "not_a_number", "\"80\"", "AUD", "Consultation");
        refusedAt("amount", "not_a_number", "null", "AUD", "Consultation");
        refusedAt("amount", "not_a_number", "1e400", "AUD", "Consultation");
        refusedAt("amount", "too_large", "1000000000000", "AUD", "Consultation");
        refusedAt("amount", "too_small", "49", "AUD", "Consultation");
        refusedAt("amount", "wrong_step", "550", "ISK", "Consultation");
        refusedAt("amount", "wrong_step", "5125", "KWD", "Consultation");
        for (var currency : List.of("CHF", "aud", "")) {
            assertThat(refusedAt("currency", "currency_not_offered", "8000", currency, "Consultation"))
                    .contains("in three capital letters: AUD, ISK, KWD");
        }
        refusedAt("description", "too_long", "8000", "AUD", "x".repeat(5_000));
        refusedAt("description", "missing", "8000", "AUD", "   ");
    }

    @Test
    default void saysHowManyRequestsStillNeedTheAccount() {
        people().request();

        var manager = people().token(People.Who.MANAGER);
        var removal = api().send("DELETE", "account?id=acct_" + people().practice(People.Who.MANAGER), manager, "");

        problem(api().send("DELETE", "account", manager, ""), 400);
        assertThat(problem(removal, 409).getString("detail")).matches(".*Stripe account: [1-9][0-9]*\\. Wait .*");
    }

    private String refusedAt(String field, String code, String amount, String currency, String description) {
        var body = "{\"id\":\"" + UUID.randomUUID() + "\",\"amount\":" + amount + ",\"currency\":\"" + currency
                + "\",\"description\":\"" + description + "\"}";
        var problem = problem(api().post("requests", clinician(), body), 422);
        var error = problem.getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("field")).isEqualTo(field);
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(error.getString("message")).isNotBlank();
        return error.getString("message");
    }

    @Test
    default void keepsMarkupAsTheTextThatItIs() {
        var typed = "<script>alert(1)</script> & \\\"quotes\\\" \\u2028";
        var body = "{\"id\":\"" + UUID.randomUUID() + "\",\"amount\":8000,\"currency\":\"AUD\",\"description\":\""
                + typed + "\"}";
        var answer = api().post("requests", clinician(), body);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().getString("description")).startsWith("<script>alert(1)</script> & \"quotes\"");
    }

    @Test
    default void takesTextThatTheDatabaseCannotHoldForAMistake() {
        for (var character : List.of("\\u0000", "\\ud800")) {
            var body = "{\"id\":\"" + UUID.randomUUID() + "\",\"amount\":8000,\"currency\":\"AUD\",\"description\":\"a"
                    + character + "b\"}";
            var answer = api().post("requests", clinician(), body);
            assertThat(answer.status()).as(character + answer.body()).isLessThan(500);
        }
        var nonce = api().post("nonces", "", "{\"registration\":\"a\\u0000b\",\"placement\":\"call\"}");
        assertThat(nonce.status()).as(nonce.body()).isBetween(400, 499);
        var session = api().post("sessions", "", "{\"registration\":\"\\u0000\",\"nonce\":\"n\",\"token\":\"t\"}");
        assertThat(session.status()).as(session.body()).isBetween(400, 499);
        var page = api().get("embed/a%00b/call");
        assertThat(page.status()).as(page.body()).isBetween(400, 499);
    }

    @Test
    default void explainsWhatHttpItselfGotWrong() {
        problem(
                api().send(api().request("api/v1/requests", clinician())
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("hello"))
                        .build()),
                415);
        problem(api().send("PUT", "requests", clinician(), "{}"), 405);
        problem(api().send("GET", "requests", clinician(), ""), 405);
        problem(api().post("nothing/here", clinician(), "{}"), 404);
        problem(api().post("requests/not-a-uuid/cancel", clinician(), ""), 404);
        var huge = "{\"id\":\"" + UUID.randomUUID() + "\",\"description\":\"" + "x".repeat(3_000_000) + "\"}";
        var answer = api().post("requests", clinician(), huge);
        assertThat(answer.status()).isIn(413, 422);
        problem(answer, answer.status());
    }

    @Test
    default void explainsWhatServersGotWrong() {
        people();
        problem(webhook("events/nobody", Map.of()), 404);
        problem(webhook("events/" + People.HOST.id(), Map.of()), 400);
        problem(
                webhook(
                        "events/" + People.HOST.id(),
                        Map.of("webhook-id", "e", "webhook-timestamp", "1", "webhook-signature", "v1,AAAA")),
                401);
        problem(webhook("webhooks/stripe", Map.of("Stripe-Signature", "t=1,v1=00")), 400);
        problem(webhook("webhooks/stripe", Map.of()), 400);
    }

    private static String signature(String event) throws Exception {
        var time = Clock.systemUTC().instant().getEpochSecond();
        return "t=" + time + ",v1=" + Webhook.Util.computeHmacSha256(Outside.WEBHOOK_SECRET, time + "." + event);
    }

    /** Behind a proxy all have one address: what Stripe signed must get through whatever else comes from there. */
    @Test
    default void sendsForgersAwayAndStillHearsStripe() throws Exception {
        people();
        for (var path : List.of("webhooks/stripe", "events/" + People.HOST.id(), "events/nobody")) {
            var somebody = new FromAddress(20 + path.length());
            var sentAway = somebody.insist(api().uri(path), Map.of(), "{}");

            assertThat(sentAway.before()).as(path).isGreaterThanOrEqualTo(60);
            assertThat(sentAway.answer())
                    .containsIgnoringCase("Retry-After: ")
                    .containsIgnoringCase("Content-Type: application/problem+json")
                    .contains("/too-many-requests");

            var id = "evt_" + UUID.randomUUID().toString().replace("-", "");
            var event = "{\"id\":\"" + id + "\",\"object\":\"event\",\"type\":\"ping\",\"data\":{\"object\":{}}}";
            var stripe = Map.of("Stripe-Signature", signature(event));
            assertThat(somebody.post(api().uri("webhooks/stripe"), stripe, event))
                    .startsWith("HTTP/1.1 200");
        }
    }

    private Api.Answer webhook(String path, Map<String, String> headers) {
        var request = api().request(path, "").POST(BodyPublishers.ofString("{}"));
        headers.forEach(request::header);
        return api().send(request.build());
    }
}
