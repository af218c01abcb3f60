package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** Somebody who got in by a launch of the sandbox's host, and speaks the API as the panel does. */
final class Person {

    private final String api;
    private final Map<String, String> headers;

    private Person(String api, Map<String, String> headers) {
        this.api = api;
        this.headers = headers;
    }

    private Person(String api, String token) {
        this(api, Map.of("Authorization", "Bearer " + token));
    }

    /** The same person at the API of reminders, where the session holds too. */
    Person atReminders() {
        return new Person(api.replace("/pay/", "/reminders/"), headers);
    }

    /** Launched into a call as {@code clinician}, {@code patient}, {@code patient-2} … */
    static Person in(Addresses addresses, String call, String seat) {
        return in(addresses, call, seat, Supplier::get);
    }

    /** The same by somebody who tries each step until it is answered. */
    static Person in(Addresses addresses, String call, String seat, Function<Supplier<Http.Answer>, Http.Answer> step) {
        var answer = step.apply(() -> launched(addresses, call, seat));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Person(addresses.api(), answer.body().path("token").asText());
    }

    /** Who configures, outside of any call. */
    static Person manager(Addresses addresses) {
        var answer = launched(addresses, "", "manager");
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return new Person(addresses.api(), answer.body().path("token").asText());
    }

    /** Whether a manager gets in now: not for a moment after the sandbox's time was moved, until Callside's has followed. */
    static boolean isLetIn(Addresses addresses) {
        return launched(addresses, "", "manager").status() == 201;
    }

    private static Http.Answer launched(Addresses addresses, String call, String seat) {
        var page = nonces(addresses, "sandbox", call.isEmpty() ? "settings" : "call");
        if (page.status() != 200) {
            return page;
        }
        String nonce = page.body().path("nonce").asText();
        String token = Http.post(
                        addresses.host() + "/host/launches",
                        Map.of(),
                        wanted(call, Map.of("seat", seat, "nonce", nonce, "locale", "en-AU")))
                .body()
                .path("launchToken")
                .asText();
        return Http.post(
                addresses.api() + "/sessions",
                Map.of(),
                Map.of("registration", "sandbox", "nonce", nonce, "token", token));
    }

    private static Map<String, String> wanted(String call, Map<String, String> launch) {
        Map<String, String> wanted = new HashMap<>(launch);
        if (!call.isEmpty()) {
            wanted.put("call", call);
        }
        return wanted;
    }

    static String nonce(Addresses addresses, String registration, String placement) {
        return nonces(addresses, registration, placement).body().path("nonce").asText();
    }

    private static Http.Answer nonces(Addresses addresses, String registration, String placement) {
        return Http.post(
                addresses.api() + "/nonces", Map.of(), Map.of("registration", registration, "placement", placement));
    }

    Http.Answer ask(String id, int amount) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("id", id);
        wanted.put("amount", amount);
        wanted.put("currency", "AUD");
        wanted.put("description", "Standard consultation");
        return post("requests", wanted);
    }

    /** Asks for 80.00 and gives the request's id. */
    String ask() {
        String id = UUID.randomUUID().toString();
        var answer = ask(id, 8000);
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return id;
    }

    Http.Answer open(String request) {
        return post("requests/" + request + "/open", Map.of());
    }

    Http.Answer attempt(String request, String attempt, String email) {
        return post("requests/" + request + "/attempts", Map.of("id", attempt, "email", email));
    }

    Http.Answer check(String request) {
        return post("requests/" + request + "/check", Map.of());
    }

    Http.Answer cancel(String request) {
        return post("requests/" + request + "/cancel", Map.of());
    }

    /**
     * Buys credits for a level with a card.
     *
     * @param amount at most, and {@code charged} what that many cost; in cents
     */
    Http.Answer buy(String level, int amount, int credits, int charged, String card) {
        Map<String, Object> wanted = new HashMap<>();
        wanted.put("amount", amount);
        wanted.put("credits", credits);
        wanted.put("charged", charged);
        wanted.put("card", card);
        return put("credits/levels/" + level + "/purchases/" + UUID.randomUUID(), wanted);
    }

    Http.Answer post(String path, Object body) {
        return Http.post(api + "/" + path, headers, body);
    }

    Http.Answer put(String path, Object body) {
        return Http.put(api + "/" + path, headers, body);
    }

    Http.Answer delete(String path) {
        return Http.delete(api + "/" + path, headers);
    }

    Http.Answer get(String path) {
        return Http.get(api + "/" + path, headers);
    }

    /** The panel's state, without asking Stripe. */
    Live live() {
        return new Live(api + "/live", headers);
    }

    static JsonNode request(JsonNode state, String id) {
        for (JsonNode request : state.path("requests")) {
            if (request.path("id").asText().equals(id)) {
                return request;
            }
        }
        return Http.JSON.missingNode();
    }
}
