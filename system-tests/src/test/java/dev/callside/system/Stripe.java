package dev.callside.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The sandbox's Stripe as a browser and as an auditor see it, and the switches of its faults. */
record Stripe(String host) {

    static final String ACCOUNT = "acct_1CallsideDemo";
    static final String GOOD_CARD = "4242424242424242";

    private static final Map<String, String> BROWSER =
            Map.of("Authorization", "Bearer pk_test_callside_sandbox", "Stripe-Account", ACCOUNT);

    /** As Stripe.js hands a card over. */
    Http.Answer confirm(String clientSecret, String card) {
        return hand("payment_intents", clientSecret, card, BROWSER);
    }

    /** As Stripe.js saves a card with the operator. */
    Http.Answer save(String clientSecret, String card) {
        return hand("setup_intents", clientSecret, card, Map.of("Authorization", "Bearer pk_test_callside_sandbox"));
    }

    /** A manager saves a card for the practice's group, and gives its id. */
    String saveCard(Person manager, String group) {
        String cards = "credits/levels/" + group + "/cards";
        manager.get("credits"); // the group's level exists from its first use
        JsonNode setup = manager.post(cards + "/setup", Map.of()).body();
        save(setup.path("clientSecret").asText(), GOOD_CARD);
        var saved = manager.post(
                cards, Map.of("setupIntent", setup.path("setupIntent").asText()));
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        return saved.body().path("id").asText();
    }

    private Http.Answer hand(String kind, String clientSecret, String card, Map<String, String> browser) {
        String intent = clientSecret.substring(0, clientSecret.indexOf("_secret_"));
        return Http.postForm(
                host + "/stripe/v1/" + kind + "/" + intent + "/confirm",
                browser,
                form(Map.of(
                        "client_secret",
                        clientSecret,
                        "payment_method_data[type]",
                        "card",
                        "payment_method_data[card][number]",
                        card,
                        "payment_method_data[card][exp_month]",
                        "12",
                        "payment_method_data[card][exp_year]",
                        "2034",
                        "payment_method_data[card][cvc]",
                        "123")));
    }

    /** All that Stripe has of one request. */
    List<JsonNode> intentsOf(String request) {
        return intents().stream()
                .filter(intent -> request.equals(requestOf(intent)))
                .toList();
    }

    static String requestOf(JsonNode intent) {
        return intent.path("metadata").path("callside_request").asText();
    }

    List<JsonNode> intents() {
        return intents(ACCOUNT);
    }

    /** What practices buy of the operator. */
    List<JsonNode> operatorsIntents() {
        return intents(Map.of("Authorization", "Bearer sk_test_callside_sandbox"));
    }

    List<JsonNode> intents(String account) {
        return intents(Map.of("Authorization", "Bearer sk_test_callside_sandbox", "Stripe-Account", account));
    }

    private List<JsonNode> intents(Map<String, String> auditor) {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        JsonNode page;
        do {
            page = Http.get(host + "/stripe/v1/payment_intents?limit=100" + after, auditor)
                    .body();
            page.path("data").forEach(all::add);
            after = all.isEmpty()
                    ? ""
                    : "&starting_after=" + all.get(all.size() - 1).path("id").asText();
        } while (page.path("has_more").asBoolean());
        return all;
    }

    /** Breaks calls of the API, as often as said. */
    void breakApi(String effect, String method, String path, int times) {
        Map<String, Object> fault = new HashMap<>();
        fault.put("target", "api");
        fault.put("effect", effect);
        fault.put("method", method);
        fault.put("path", path);
        fault.put("remaining", times);
        fault.put("delay_ms", effect.equals("delay_ms") ? 2000 : 0);
        add(fault);
    }

    /** Lets the next call take effect, and holds its answer back until whoever waits for it may be dead. */
    void holdAnswer(String method, String path) {
        add(Map.of(
                "target",
                "api",
                "effect",
                "delay_ms",
                "method",
                method,
                "path",
                path,
                "remaining",
                1,
                "delay_ms",
                8000));
    }

    /** Breaks the delivery of every webhook from now on. */
    void breakWebhooks(String effect) {
        add(Map.of("target", "webhook", "effect", effect));
    }

    /** Loses every webhook of a type from now on. */
    void lose(String eventType) {
        add(Map.of("target", "webhook", "effect", "never", "event_type", eventType));
    }

    private void add(Map<String, ?> fault) {
        assertThat(Http.post(host + "/stripe/faults", Map.of(), fault).status()).isEqualTo(201);
    }

    void mend() {
        Http.delete(host + "/stripe/faults", Map.of());
    }

    String dashboard(String account) {
        return host + "/stripe/dashboard/" + account + "/payments";
    }

    /** How many faults still wait for something to strike. */
    int faults() {
        return Http.get(host + "/stripe/faults", Map.of()).body().path("faults").size();
    }

    private static String form(Map<String, String> values) {
        List<String> pairs = new ArrayList<>();
        values.forEach((name, value) -> pairs.add(encoded(name) + "=" + encoded(value)));
        return String.join("&", pairs);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
