package dev.callside.practice.testing.server;

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
public interface DescribedApi {

    Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    Api api();

    /** What the application really has: {@link DeclaredEndpoints#of}. */
    Set<String> endpoints();

    @Test
    default void describesEveryEndpointAndItsProblems() {
        var document = api().document();
        assertThat(document.shape("#/components/schemas/Problem")
                        .getJsonObject("properties")
                        .keySet())
                .contains("type", "title", "status", "detail", "errors");
        assertThat(described(document.paths())).isEqualTo(endpoints());
        for (var endpoint : endpoints()) {
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
}
