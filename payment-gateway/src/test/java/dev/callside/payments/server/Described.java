package dev.callside.payments.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.server.ApiDocument;
import dev.callside.practice.testing.server.DescribedApi;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Proves that {@code /openapi} says of these endpoints what only they have. */
interface Described extends Server, DescribedApi {

    @Override
    default Set<String> endpoints() {
        return Endpoints.existing();
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
