package dev.callside.reminders.server;

import static dev.callside.practice.testing.server.Problems.problem;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.Gate;
import dev.callside.practice.testing.server.Api;
import dev.callside.reminders.server.Endpoints.Endpoint;
import dev.callside.reminders.server.People.Who;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that whatever is wrong with what is sent is the sender's mistake, said in a sentence, and changes nothing. */
interface BadBodies extends Server {

    @Test
    default void refusesWhatIsNotTheJsonItExpectsAndChangesNothing() {
        var before = settled();
        var wrong = new ArrayList<String>();
        for (var endpoint : Endpoints.all()) {
            if (endpoint.sent().isJson()) {
                var token = people().token(Who.MANAGER);
                var id = id(endpoint);
                bodies(endpoint.sent(), id).forEach((what, body) -> {
                    var answer = endpoint.call(api(), id, token, body);
                    if (!refused(endpoint, answer)) {
                        wrong.add(endpoint.name() + " with " + what + ": " + answer.status() + " " + answer.body());
                    }
                });
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(World.of(postgres())).isEqualTo(before);
    }

    /** Planning anew after other tests' settings is done. */
    private String settled() {
        people();
        Gate.await(() -> "0".equals(postgres().ownerSees("select count(*) from reminders.replans")));
        return World.of(postgres());
    }

    /** Of a message or a calendar only one that there is not: to be sent again, or read, needs no word. */
    private String id(Endpoint endpoint) {
        return endpoint.sent() == Sent.AGAIN || endpoint.sent() == Sent.GONE
                ? UUID.randomUUID().toString()
                : people().id(endpoint.whose());
    }

    private static Map<String, String> bodies(Sent sent, String id) {
        var good = sent.body(id);
        var bodies = new LinkedHashMap<String, String>();
        for (var body : List.of(
                "",
                "{",
                "[]",
                "7",
                "\"x\"",
                "null",
                "[{}]",
                "nothing",
                "<xml/>",
                "{\"x\":{",
                "{\"x\":[",
                "{\"x\":{\"y\":1}")) {
            bodies.put(body, body);
        }
        bodies.put("arrays for texts", good.replaceAll(": *\"[^\"]*\"", ": [\"x\"]"));
        bodies.put("objects for texts", good.replaceAll(": *\"[^\"]*\"", ": {\"x\": 1}"));
        if (sent != Sent.COPY && sent != Sent.DECISION) {
            // A number is taken for its digits, which are nowhere else what is wanted.
            bodies.put("numbers for texts", good.replaceAll(": *\"[^\"]*\"", ": 7"));
        }
        bodies.put("texts for all that is an array", good.replace("[", "\"").replace("]", "\""));
        bodies.put("half of it", good.substring(0, good.length() / 2));
        bodies.put("a second one behind it", good + good);
        bodies.put("50,000 arrays in each other", "[".repeat(50_000));
        bodies.put("5,000 objects in each other", "{\"client\":".repeat(5_000));
        bodies.put("a megabyte of text", "{\"text\": \"" + "x".repeat(1_000_000) + "\"}");
        bodies.put("a megabyte of nothing", " ".repeat(1_000_000));
        // What has no such member is as good as before.
        bodies.values().removeIf(good::equals);
        return bodies;
    }

    /** What speaks FHIR refuses as FHIR does, once it has let the request in. */
    private static boolean refused(Endpoint endpoint, Api.Answer answer) {
        if (answer.status() < 400 || answer.status() > 499) {
            return false;
        }
        if (endpoint.sent().isFhir() && answer.header("Content-Type").startsWith("application/fhir+json")) {
            var issue = answer.json().getJsonArray("issue").getJsonObject(0);
            return !issue.getJsonObject("details").getString("text").isBlank();
        }
        problem(answer, answer.status());
        return true;
    }

    @Test
    default void refusesFilesThatAreNoTableOfAppointments() {
        var before = settled();
        var token = people().token(Who.MANAGER);
        for (var file :
                List.of("", "\n", "name,colour\nKim,red\n", "{\"id\": 1}", "id;id;id\n", "\u0000\u0001\u0002")) {
            var answer = api().send("POST", "imports?id=" + UUID.randomUUID(), token, "text/csv", file);
            problem(answer, 422);
            assertThat(answer.json().getJsonArray("errors").getJsonObject(0).getString("message"))
                    .as(file)
                    .isNotBlank();
        }
        problem(api().send("POST", "imports?id=7", token, "text/csv", Sent.FILE.body("")), 422);
        problem(api().send("POST", "imports", token, "text/csv", Sent.FILE.body("")), 422);
        problem(
                api().send(api().request("api/v1/imports?id=" + UUID.randomUUID(), token)
                        .header("Content-Type", "text/csv")
                        .POST(BodyPublishers.ofByteArray("id,start,client_id,client_name\n\u00e9".getBytes(ISO_8859_1)))
                        .build()),
                422);
        assertThat(World.of(postgres()).replaceAll("reminders.imports .*\n|practice.audit .*\n", ""))
                .isEqualTo(before.replaceAll("reminders.imports .*\n|practice.audit .*\n", ""));
    }

    @Test
    default void saysWhatToDoWhereAnotherVersionHasSavedTheSettings() {
        settled();
        var token = people().token(Who.MANAGER);
        var its = "practice_id = '" + people().practice(Who.MANAGER) + "'";
        postgres().asOwner("delete from reminders.preferences where " + its);
        postgres()
                .asOwner(
                        "insert into reminders.preferences (practice_id, level_id, preferences, changed_at, changed_by)"
                                + " select practice_id, id, '{\"rules\": 7}', now(), 'Mia' from credits.levels"
                                + " where practitioner_id is null and " + its);
        try {
            problem(api().send("PUT", "appointments/a-9", token, Sent.VISIT.body("a-9")), 503);
            var levels = api().send("GET", "levels", token, "");
            assertThat(levels.status()).as(levels.body()).isEqualTo(200);
            assertThat(levels.body()).contains("\"unreadable\"");
            assertThat(api().send("GET", "messages", token, "").status()).isEqualTo(200);
        } finally {
            postgres().asOwner("delete from reminders.preferences where " + its);
        }
    }

    @Test
    default void explainsWhatHttpItselfGotWrong() {
        var token = people().token(Who.MANAGER);
        problem(api().send("PUT", "appointments/a-2", token, "text/plain", "hello"), 415);
        problem(api().send("POST", "imports?id=" + UUID.randomUUID(), token, "application/json", "{}"), 415);
        problem(api().send("PATCH", "appointments/a-2", token, "{}"), 405);
        problem(api().send("POST", "levels", token, "{}"), 405);
        problem(api().send("GET", "nothing/here", token, ""), 404);
        problem(api().get("nothing/here"), 404);
        for (var path : List.of("imports/7", "appointments/%20", "appointments/" + "x".repeat(500))) {
            problem(api().send("GET", path, token, ""), 404);
        }
        for (var path : List.of("messages/7/cancel", "messages/7/send-again")) {
            problem(api().send("POST", path, token, "{}"), 404);
        }
        problem(api().send("DELETE", "keys/7", token, ""), 404);
        problem(api().send("PUT", "levels/7/preferences", token, Sent.SETTINGS.body("")), 404);
    }

    @Test
    default void takesTextThatTheDatabaseCannotHoldForAMistake() {
        var token = people().token(Who.MANAGER);
        for (var character : List.of("\\u0000", "\\ud800")) {
            for (var endpoint : Endpoints.all()) {
                if (endpoint.sent().isJson()) {
                    var id = id(endpoint);
                    var body = endpoint.sent().body(id).replaceAll("\"([A-Za-z]+ [A-Za-z]+)", "\"$1\\" + character);
                    var answer = endpoint.call(api(), id, token, body);
                    assertThat(answer.status())
                            .as(answer.asked() + " " + body + answer.body())
                            .isLessThan(500);
                }
            }
        }
        for (var path : List.of(
                "appointments/a%00b",
                "messages?q=%00",
                "messages.csv?q=%00",
                "imports/%00",
                "imports?q=%00",
                "imports.csv?q=%00",
                "calendars?q=%00",
                "calendars?after=x",
                "calendars?limit=0",
                "keys?q=%00")) {
            assertThat(api().send("GET", path, token, "").status()).as(path).isLessThan(500);
        }
    }
}
