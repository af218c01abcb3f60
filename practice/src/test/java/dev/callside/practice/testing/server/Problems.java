package dev.callside.practice.testing.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Locale;

/** Refusals, each an RFC 9457 problem with a sentence. */
public final class Problems {

    private Problems() {}

    /** Fails for any other answer. */
    public static JsonObject problem(Api.Answer answer, int status) {
        var name = answer.asked() + ": " + answer.status() + " " + answer.body();
        assertThat(answer.status()).as(name).isEqualTo(status);
        assertThat(answer.header("Content-Type").toLowerCase(Locale.ROOT))
                .as(name)
                .startsWith("application/problem+json");
        var problem = answer.json();
        assertThat(problem.getInt("status")).as(name).isEqualTo(status);
        assertThat(problem.getString("type")).as(name).startsWith("https://callside.dev/problems/");
        assertThat(problem.getString("title")).as(name).isNotBlank();
        assertThat(problem.getString("detail")).as(name).matches("(?s).{10,}");
        return problem;
    }
}
