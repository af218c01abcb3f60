package dev.callside.payments.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.server.People.Who;
import dev.callside.practice.testing.server.Api;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves the REST of cards, purchases and the mail's link: its JSON, and that bad input is a sentence that helps. */
interface Buying extends Server {

    private String buyer() {
        return people().launched(Who.PRACTITIONER);
    }

    private Api.Answer buy(String token, String purchase, String body) {
        return api().send("PUT", "credits/levels/" + people().level() + "/purchases/" + purchase, token, body);
    }

    @Test
    default void beginsAPurchaseOnceAndShowsWhatThePageNeeds() {
        var id = UUID.randomUUID().toString();
        var token = buyer();
        var body = "{\"amount\":5000,\"credits\":416,\"charged\":4992,\"card\":null,\"saveCard\":true,"
                + "\"receiptTo\":\" books@example.com \"}";

        var first = buy(token, id, body);
        var again = buy(token, id, body);

        assertThat(first.status()).as(first.body()).isEqualTo(201);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        var view = first.json();
        assertThat(view.getString("id")).isEqualTo(id);
        assertThat(view.getString("level")).isEqualTo(people().level());
        assertThat(view.getString("state")).isEqualTo("needs_card");
        assertThat(view.getInt("amount")).isEqualTo(4992);
        assertThat(view.getString("currency")).isEqualTo("AUD");
        assertThat(view.getInt("credits")).isEqualTo(416);
        assertThat(view.getString("clientSecret")).isEqualTo("pi_" + id + "_secret");
        assertThat(view.getString("publishableKey")).isEqualTo("pk_test_server");
        assertThat(view.getString("stripeJs")).startsWith("https://js.stripe.com/");
        var other = "{\"amount\":6000,\"credits\":500,\"charged\":6000,\"card\":null,\"saveCard\":true}";
        assertThat(problem(buy(token, id, other), 409)).endsWith("/other-content");
        var level = api().send("GET", "credits", token, "").json().getJsonArray("levels").stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("id").equals(people().level()))
                .findFirst();
        assertThat(level.orElseThrow().getString("receiptTo")).isEqualTo("books@example.com");
    }

    /** Its answer may have been lost, and the level removed before it was asked for again. */
    @Test
    default void answersARepeatedPurchaseAlikeAfterItsLevelIsGone() {
        var id = UUID.randomUUID().toString();
        var token = buyer();
        var level = people().level();
        var path = "credits/levels/" + level + "/purchases/";
        var body = "{\"amount\":5000,\"credits\":416,\"charged\":4992}";
        var first = api().send("PUT", path + id, token, body);
        assertThat(first.status()).as(first.body()).isEqualTo(201);
        api().post("credits/levels/" + level + "/removal", token, "{}");

        var again = api().send("PUT", path + id, token, body);
        var another = api().send("PUT", path + UUID.randomUUID(), token, body);

        assertThat(again.status()).as(again.body()).isEqualTo(200);
        assertThat(again.json()).isEqualTo(first.json());
        assertThat(another.status()).isEqualTo(404);
    }

    @Test
    default void saysAtTheFieldOfAPurchaseWhatIsAllowed() {
        refused("amount", "not_a_number", "\"amount\":\"fifty\",\"credits\":1,\"charged\":1");
        refused("amount", "not_a_number", "\"amount\":50.5,\"credits\":1,\"charged\":1");
        refused("amount", "not_a_number", "\"amount\":50.00,\"credits\":416,\"charged\":4992");
        refused("amount", "not_positive", "\"amount\":-5000,\"credits\":1,\"charged\":1");
        refused("amount", "too_small", "\"amount\":999,\"credits\":1,\"charged\":1");
        refused("amount", "too_large", "\"amount\":200001,\"credits\":1,\"charged\":1");
        refused("receiptTo", "malformed", "\"amount\":5000,\"credits\":416,\"charged\":4992,\"receiptTo\":\"nobody\"");
        refused("currency", "wrong", "\"amount\":5000,\"credits\":416,\"charged\":4992,\"currency\":\"EUR\"");
        refused(
                "card",
                "unknown",
                "\"amount\":5000,\"credits\":416,\"charged\":4992,\"card\":\"" + UUID.randomUUID() + "\"");
        var changed = "{\"amount\":5000,\"credits\":500,\"charged\":5000}";
        assertThat(problem(buy(buyer(), UUID.randomUUID().toString(), changed), 409))
                .endsWith("/price-changed");
        for (var body : List.of("", "{", "[]", "null", "{\"amount\":5000,\"card\":7}", "{\"card\":\"no uuid\"}")) {
            problem(buy(buyer(), UUID.randomUUID().toString(), body), 400);
        }
        problem(buy(buyer(), "no-uuid", "{}"), 400);
    }

    private void refused(String field, String code, String members) {
        var answer = buy(buyer(), UUID.randomUUID().toString(), "{" + members + "}");
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        var error = answer.json().getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("field")).isEqualTo(field);
        assertThat(error.getString("code")).isEqualTo(code);
        assertThat(error.getString("message")).isNotBlank().doesNotContain("{");
    }

    /** Each of them asks Stripe, which has one patience for all practices. */
    @Test
    default void countsHowOftenAPurchaseIsAskedFor() {
        var id = UUID.randomUUID().toString();
        var token = buyer();
        buy(token, id, "{\"amount\":5000,\"credits\":416,\"charged\":4992}");
        var path = "credits/levels/" + people().level() + "/purchases/" + id;

        var answer = api().send("GET", path, token, "");
        for (var i = 1; i <= 240 && answer.status() == 200; i++) {
            answer = api().send("GET", path, token, "");
        }

        assertThat(problem(answer, 429)).endsWith("/too-many-requests");
        assertThat(api().send("GET", path, buyer(), "").status()).isEqualTo(200);
        assertThat(api().send("GET", "credits", token, "").status())
                .as("what asks nobody goes on")
                .isEqualTo(200);
    }

    @Test
    default void beginsToSaveACard() {
        var token = buyer();
        var cards = "credits/levels/" + people().level() + "/cards";

        var setup = api().post(cards + "/setup", token, "").json();

        assertThat(setup.getString("setupIntent")).startsWith("seti_");
        assertThat(setup.getString("clientSecret")).contains("_secret");
        assertThat(setup.getString("publishableKey")).isEqualTo("pk_test_server");
        assertThat(api().send("GET", cards, token, "").body()).isEqualTo("[]");
        assertThat(problem(api().post(cards, token, "{\"setupIntent\":\"seti_other\"}"), 409))
                .endsWith("/no-card-saved");
        for (var body : List.of("", "{}", "null", "{\"setupIntent\":7}", "{\"setupIntent\":\"../x\"}")) {
            problem(api().post(cards, token, body), 400);
        }
        problem(api().send("DELETE", cards + "/" + UUID.randomUUID(), token, ""), 404);
        problem(api().send("DELETE", cards + "/no-uuid", token, ""), 404);
    }

    @Test
    default void knowsNoLinkThatItDidNotMake() {
        for (var token : List.of("", "x", "a.b", "\\u0000.x")) {
            for (var path : List.of("complete", "complete/start")) {
                assertThat(problem(api().post(path, "", "{\"token\":\"" + token + "\"}"), 404))
                        .endsWith("/link-invalid");
            }
        }
    }

    private static String problem(Api.Answer answer, int status) {
        JsonObject problem = answer.json();
        assertThat(answer.status()).as(answer.asked() + ": " + answer.body()).isEqualTo(status);
        assertThat(problem.getString("detail")).isNotBlank();
        return problem.getString("type");
    }
}
