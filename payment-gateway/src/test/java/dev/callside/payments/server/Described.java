package dev.callside.payments.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Proves that {@code /openapi} describes every endpoint, what it answers and what goes wrong. That nothing else is
 * answered is proved at the end, of all that the other tests were answered.
 */
interface Described extends Server {

    Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    @Test
    default void describesEveryEndpointAndItsProblems() {
        var document = api().document();
        assertThat(document.shape("#/components/schemas/Problem")
                        .getJsonObject("properties")
                        .keySet())
                .contains("type", "title", "status", "detail", "errors");
        assertThat(described(document.paths())).isEqualTo(Endpoints.existing());
        for (var endpoint : Endpoints.existing()) {
            var words = List.of(endpoint.split(" ", -1));
            var path = document.paths().getJsonObject(ApiDocument.ROOT + words.get(1));
            assertThat(path).as(endpoint).isNotNull();
            describes(endpoint, path.getJsonObject(words.get(0).toLowerCase(Locale.ROOT)));
        }
    }

    private static Set<String> described(JsonObject paths) {
        var names = new TreeSet<String>();
        paths.forEach((path, operations) -> operations.asJsonObject().keySet().stream()
                .filter(METHODS::contains)
                .forEach(method ->
                        names.add(method.toUpperCase(Locale.ROOT) + " " + path.substring(ApiDocument.ROOT.length()))));
        return names;
    }

    private void describes(String name, JsonObject operation) {
        assertThat(operation).as(name).isNotNull();
        assertThat(operation.getString("summary", "")).as(name).isNotBlank();
        var responses = operation.getJsonObject("responses");
        assertThat(responses.getJsonObject("default").getJsonObject("content").keySet())
                .as(name)
                .containsExactly("application/problem+json");
        var good = responses.keySet().stream()
                .filter(status -> status.startsWith("2"))
                .toList();
        assertThat(good).as(name + responses).isNotEmpty();
        for (var status : good) {
            var content = responses.getJsonObject(status).getJsonObject("content");
            assertThat("204".equals(status) == (content == null))
                    .as(name + ": content, or none")
                    .isTrue();
            if (content != null && content.containsKey("application/json")) {
                hasMembers(name + " " + status, content.getJsonObject("application/json"));
            }
        }
    }

    /** A record, or an array of them, whose members can be looked up; nothing written into the endpoint itself. */
    private void hasMembers(String name, JsonObject content) {
        assertThat(content).as(name).containsKey("schema");
        var schema = content.getJsonObject("schema");
        var record = schema.containsKey("items") ? schema.getJsonObject("items") : schema;
        assertThat(record.keySet()).as(name).containsExactly("$ref");
        api().document().shape(record.getString("$ref"));
    }

    @Test
    default void namesMembersAsTheyAreNamedInJson() {
        var card = api().document().shape("#/components/schemas/CardView").getJsonObject("properties");

        assertThat(card.keySet()).contains("default").doesNotContain("usual");
    }

    @Test
    default void describesBothPanelsOfTheStream() {
        var panels = api().document()
                .paths()
                .getJsonObject(ApiDocument.ROOT + "live")
                .getJsonObject("get")
                .getJsonObject("responses")
                .getJsonObject("200")
                .getJsonObject("content")
                .getJsonObject("text/event-stream")
                .getJsonObject("schema")
                .getJsonArray("oneOf")
                .getValuesAs(JsonObject.class);

        assertThat(panels)
                .extracting(panel -> panel.getString("$ref"))
                .containsExactlyInAnyOrder("#/components/schemas/CallPanel", "#/components/schemas/SettingsPanel");
        panels.forEach(panel -> api().document().shape(panel.getString("$ref")));
    }

    @Test
    default void describesWhatIsAnsweredToTheSameSubmissionAgain() {
        for (var endpoint :
                Set.of("requests post", "credits/levels/{id} put", "credits/levels/{id}/purchases/{purchase} put")) {
            var words = List.of(endpoint.split(" ", -1));
            var responses = api().document()
                    .paths()
                    .getJsonObject(ApiDocument.ROOT + words.get(0))
                    .getJsonObject(words.get(1))
                    .getJsonObject("responses");
            assertThat(responses.keySet()).as(endpoint).contains("200", "201");
            assertThat(responses.getJsonObject("200").getJsonObject("content"))
                    .as(endpoint)
                    .isEqualTo(responses.getJsonObject("201").getJsonObject("content"));
        }
    }
}
