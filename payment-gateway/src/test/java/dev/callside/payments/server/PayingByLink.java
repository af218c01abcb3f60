package dev.callside.payments.server;

import static dev.callside.practice.testing.server.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.server.People.Who;
import dev.callside.practice.testing.server.Api;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that whoever holds a link sees and pays that request as the panel does, and that no other token opens anything. */
interface PayingByLink extends Server {

    List<String> PATHS = List.of("pay-links", "pay-links/open", "pay-links/attempts", "pay-links/check");

    /** The token of a request that was just sent on. */
    private String token(String id) {
        var sent = api().post("requests/" + id + "/pay-link", clinician(), "{\"email\":\"" + id + "@example.com\"}");
        assertThat(sent.status()).as(sent.body()).isEqualTo(200);
        assertThat(sent.json().getJsonObject("link").getString("email")).endsWith("…@example.com");
        var mail =
                postgres().ownerSees("select text_body from practice.outbox where mail_key = 'pay-link:" + id + ":1'");
        return mail.replaceAll("(?s).*/pay/link#([\\w-]+).*", "$1");
    }

    private Api.Answer ask(String path, String token) {
        return api().post(
                        path,
                        "",
                        "{\"token\":\"" + token + "\",\"id\":\"" + UUID.randomUUID()
                                + "\",\"email\":\"lou@example.com\"}");
    }

    @Test
    default void paysWithoutASession() {
        var id = people().request();
        var token = token(id);

        var seen = ask("pay-links", token).json();
        assertThat(seen.getJsonObject("practice").getString("name")).isEqualTo("Harbour Practice");
        assertThat(seen.getBoolean("chargeable")).isTrue();
        assertThat(seen.getString("stripeJs")).startsWith("https://js.stripe.com/");
        var request = seen.getJsonObject("request");
        assertThat(request.getString("id")).isEqualTo(id);
        assertThat(request.getInt("amount")).isEqualTo(8000);
        assertThat(request.getBoolean("canPay")).isTrue();
        assertThat(request.toString()).doesNotContain("@");

        var opened = ask("pay-links/open", token).json().getJsonObject("payment");
        assertThat(opened.getString("clientSecret")).contains("_secret");
        assertThat(opened.getString("publishableKey")).isEqualTo("pk_test_server");
        assertThat(opened.getString("account")).startsWith("acct_");

        var attempt = UUID.randomUUID();
        var begun = "{\"token\":\"" + token + "\",\"id\":\"" + attempt + "\",\"email\":\"lou@example.com\"}";
        assertThat(api().post("pay-links/attempts", "", begun).json().getString("state"))
                .isEqualTo("paying");
        problem(ask("pay-links/attempts", token), 409);
        var inTheCall = "{\"id\":\"" + UUID.randomUUID() + "\",\"email\":\"kim@example.com\"}";
        problem(api().post("requests/" + id + "/attempts", people().token(Who.PATIENT), inTheCall), 409);
        assertThat(ask("pay-links/check", token).status()).isEqualTo(200);
        // The page knows by Stripe.js that its try came to nothing.
        var ended = "{\"token\":\"" + token + "\",\"ended\":\"" + attempt + "\"}";
        assertThat(api().post("pay-links/check", "", ended).json().getString("state"))
                .isEqualTo("opened");
    }

    @Test
    default void knowsNoLinkThatWasNotSent() {
        var token = token(people().request());
        var changed = token.charAt(3) == 'A' ? 'B' : 'A';
        for (var bad : List.of(
                "",
                "x",
                "a.b",
                "\\u0000",
                token.substring(1),
                token + "A",
                token.substring(0, 3) + changed + token.substring(4))) {
            for (var path : PATHS) {
                assertThat(problem(ask(path, bad), 404).getString("type")).endsWith("/link-invalid");
            }
        }
        for (var path : PATHS) {
            problem(api().post(path, "", ""), 400);
            problem(api().post(path, "", "{"), 400);
            problem(api().post(path, "", "{}"), 404);
            for (var body : List.of("null", "[]", "7", "{\"token\":7}", "{\"token\":{}}")) {
                var answer = api().post(path, "", body);
                assertThat(answer.status()).as(answer.body()).isIn(400, 404);
                problem(answer, answer.status());
            }
        }
    }

    @Test
    default void showsThatItWasTakenBackAndPaysNothing() {
        var id = people().request();
        var token = token(id);
        api().post("requests/" + id + "/cancel", clinician(), "");

        var request = ask("pay-links", token).json().getJsonObject("request");
        assertThat(request.getString("state")).isIn("closing", "cancelled");
        assertThat(request.getBoolean("canPay")).isFalse();
        problem(ask("pay-links/open", token), 409);
        problem(ask("pay-links/attempts", token), 409);
    }

    @Test
    default void paysNothingOnceTheLinkHasRunOut() {
        var id = people().request();
        token(id);
        // a link of the past, as its row would be by now
        postgres().asOwner("update payments.requests set link_until = '2026-01-01T00:00:00Z' where id = '" + id + "'");
        var old = Links.token(people().practice(Who.CLINICIAN), id, "2026-01-01T00:00:00Z");

        assertThat(ask("pay-links", old).json().getJsonObject("request").getBoolean("canPay"))
                .isFalse();
        problem(ask("pay-links/open", old), 409);
        problem(ask("pay-links/attempts", old), 409);
        problem(
                ask(
                        "pay-links",
                        Links.token(people().practice(Who.OTHER_PRACTICES_CLINICIAN), id, "2026-01-01T00:00:00Z")),
                404);
    }

    @Test
    default void saysWhenThePracticeCanNotBePaid() {
        var id = people().request();
        var token = token(id);
        var account = " where practice_id = '" + people().practice(Who.CLINICIAN) + "'";
        postgres().asOwner("update payments.accounts set state = 'restricted', charges_enabled = false" + account);
        try {
            assertThat(ask("pay-links", token).json().getBoolean("chargeable")).isFalse();
            assertThat(problem(ask("pay-links/open", token), 409).getString("type"))
                    .endsWith("/practice-unavailable");
            var inTheCall = api().post("requests/" + id + "/open", people().token(Who.PATIENT), "");
            assertThat(problem(inTheCall, 409).getString("type")).endsWith("/practice-unavailable");
        } finally {
            postgres().asOwner("update payments.accounts set state = 'active', charges_enabled = true" + account);
        }
    }

    /** As often as a session is, whoever asks and from where. */
    @Test
    default void countsHowOftenALinkIsUsed() {
        var id = people().request();
        var token = token(id);
        var answer = ask("pay-links", token);
        for (var i = 1; i <= 240 && answer.status() == 200; i++) {
            answer = ask("pay-links", token);
        }

        assertThat(problem(answer, 429).getString("type")).endsWith("/too-many-requests");
        assertThat(answer.header("Retry-After")).matches("[1-9][0-9]?");
        assertThat(ask("pay-links", token(people().request())).status()).isEqualTo(200);
    }

    @Test
    default void saysWhatIsWrongWithAnAddressAndWhenItIsEnough() {
        var path = "requests/" + people().request() + "/pay-link";
        var clinician = clinician();
        for (var wrong : List.of("{}", "{\"email\":\"\"}", "{\"email\":\"kim\"}", "{\"email\":\"kim@\"}")) {
            var error = problem(api().post(path, clinician, wrong), 422)
                    .getJsonArray("errors")
                    .getJsonObject(0);
            assertThat(error.getString("field")).isEqualTo("email");
            assertThat(error.getString("message")).isNotBlank();
        }
        problem(api().post(path, clinician, ""), 400);
        for (var i = 1; i <= 5; i++) {
            assertThat(api().post(path, clinician, "{\"email\":\"" + i + "@example.com\"}")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(problem(api().post(path, clinician, "{\"email\":\"6@example.com\"}"), 429)
                        .getString("detail"))
                .contains("5 times");
    }
}
