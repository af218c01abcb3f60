package dev.callside.reminders.server;

import static dev.callside.practice.testing.server.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.server.Api;
import dev.callside.reminders.server.People.Who;
import java.net.http.HttpRequest.BodyPublishers;
import org.junit.jupiter.api.Test;

/** Proves that who creates by FHIR is told where the new one is, and that no condition is overlooked. */
interface FhirCalls extends Server {

    private Api.Answer create(String header, String value) {
        return api().send(api().request("api/v1/fhir/Appointment", people().token(Who.MANAGER))
                .header("Content-Type", "application/fhir+json")
                .header(header, value)
                .POST(BodyPublishers.ofString(Sent.CREATED.body("")))
                .build());
    }

    private String kept() {
        return postgres().ownerSees("select count(*) from reminders.appointments");
    }

    @Test
    default void saysWhereACreatedAppointmentIs() {
        var answer = create("Accept", "application/fhir+json");
        var id = answer.json().getString("id");
        var again = api().send("PUT", "fhir/Appointment/" + id, people().token(Who.MANAGER), Sent.FHIR.body(id));

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Location"))
                .isEqualTo(Outside.PUBLIC_URL + "/reminders/api/v1/fhir/Appointment/" + id + "/_history/1");
        assertThat(answer.header("ETag")).isEqualTo("W/\"1\"");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Location")).isEmpty();
    }

    @Test
    default void createsNothingOnACondition() {
        var before = kept();
        for (var condition : new String[] {"identifier=https://practice.example|7", ""}) {
            var answer = create("If-None-Exist", condition);
            var issue = answer.json().getJsonArray("issue").getJsonObject(0);

            assertThat(answer.status()).isEqualTo(412);
            assertThat(issue.getString("code")).isEqualTo("not-supported");
            assertThat(issue.getJsonObject("details").getString("text")).contains("PUT");
        }
        assertThat(kept()).isEqualTo(before);
    }

    @Test
    default void saysInABundleWhatBecameOfEach() {
        var entry = "{\"resource\": " + Sent.CREATED.body("")
                + ", \"request\": {\"method\": \"POST\", \"url\": \"Appointment\"}}";
        var refused = entry.replace("\"POST\",", "\"POST\", \"ifNoneExist\": \"identifier=7\",");
        var answer = api().send(
                        "POST",
                        "fhir",
                        people().token(Who.MANAGER),
                        "{\"resourceType\": \"Bundle\", \"type\": \"batch\", \"entry\": [" + entry + "," + refused
                                + "]}");
        var entries = answer.json().getJsonArray("entry");
        var created = entries.getJsonObject(0);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(created.getJsonObject("response").getString("status")).isEqualTo("201 Created");
        assertThat(created.getJsonObject("response").getString("location"))
                .isEqualTo("Appointment/" + created.getJsonObject("resource").getString("id") + "/_history/1");
        assertThat(entries.getJsonObject(1).getJsonObject("response").getString("status"))
                .isEqualTo("412 Precondition Failed");
    }

    @Test
    default void letsNobodyCreateWithoutAKey() {
        problem(api().send("POST", "fhir/Appointment", "", Sent.CREATED.body("")), 401);
    }
}
