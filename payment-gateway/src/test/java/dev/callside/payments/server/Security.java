package dev.callside.payments.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.server.Endpoints.Endpoint;
import dev.callside.payments.server.People.Who;
import dev.callside.practice.testing.TestHost;
import dev.callside.practice.testing.server.Api;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that nobody gets in, or at somebody else's request, who does not belong there. */
interface Security extends Server {

    @Test
    default void answersEverybodyAsTheTableSays() {
        var wrong = new ArrayList<String>();
        var tokens = tokens();
        for (var endpoint : Endpoints.all()) {
            for (var who : Who.values()) {
                var status = status(endpoint, endpoint.id(people()), tokens.get(who));
                if (status != endpoint.status(who)) {
                    wrong.add(endpoint.name() + " by " + who + ": " + status + ", not " + endpoint.status(who));
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    default void showsNoDifferenceBetweenSomebodyElsesAndNone() {
        var tokens = tokens();
        for (var endpoint : Endpoints.all()) {
            if (endpoint.hasId()) {
                for (var who : Who.values()) {
                    if (endpoint.status(who) == 404) {
                        var theirs = call(endpoint, endpoint.id(people()), tokens.get(who));
                        var none = call(endpoint, UUID.randomUUID().toString(), tokens.get(who));
                        assertThat(theirs.body()).isEqualTo(none.body());
                        assertThat(theirs.status()).isEqualTo(none.status());
                    }
                }
            }
        }
    }

    @Test
    default void answersBadTokensAsIfThereWereNone() {
        var id = people().request();
        for (var bad : badTokens().entrySet()) {
            for (var endpoint : Endpoints.all()) {
                assertThat(status(endpoint, id, bad.getValue()))
                        .as(endpoint.name() + " with a token that is " + bad.getKey())
                        .isEqualTo(401);
            }
        }
        assertThat(postgres().ownerSees("select state from payments.requests where id = '" + id + "'"))
                .isEqualTo("opened");
    }

    /** Of sessions that have asked for nothing yet: how often one may ask is limited. */
    private Map<Who, String> tokens() {
        var tokens = new EnumMap<Who, String>(Who.class);
        for (var who : Who.values()) {
            tokens.put(who, people().launched(who));
        }
        return tokens;
    }

    private Map<String, String> badTokens() {
        var tokens = new LinkedHashMap<String, String>();
        tokens.put("absent", "");
        tokens.put("made up", "x".repeat(43));
        tokens.put("too long", "x".repeat(4_000));
        tokens.put(
                "a launch token",
                TestHost.es256(People.HOST.claims(
                        java.time.Instant.EPOCH, "n", people().practice(Who.CLINICIAN), "clinician")));
        var expired = people().launched(Who.CLINICIAN);
        change(expired, "expires_at = created_at");
        tokens.put("expired", expired);
        var removed = people().launched(Who.CLINICIAN);
        postgres()
                .asOwner("insert into practice.hosts (id, name, issuer, jwks, client_id, message_origins,"
                        + " frame_ancestors, event_key) values ('gone', '', '', '{}', '', '{x}', '{x}', '')"
                        + " on conflict do nothing");
        change(removed, "host_id = 'gone'");
        tokens.put("of a host that may not launch any more", removed);
        return tokens;
    }

    private void change(String token, String set) {
        postgres()
                .asOwner("update practice.sessions set " + set + " where token_hash = sha256('" + token + "'::bytea)");
    }

    @Test
    default void letsALaunchInOnce() {
        var launch = people().launch(Who.PATIENT);

        assertThat(api().post("sessions", "", launch).status()).isEqualTo(201);
        var again = api().post("sessions", "", launch);
        assertThat(again.status()).isEqualTo(401);
        assertThat(again.json().getString("type")).endsWith("/launch-refused");
    }

    @Test
    default void setsNoCookieAndKeepsNothingInCaches() {
        var token = people().launched(Who.CLINICIAN);
        for (var endpoint : Endpoints.all()) {
            if (!endpoint.isStream() && !endpoint.path().equals("account")) {
                var answer = call(endpoint, endpoint.id(people()), token);
                assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
                assertThat(answer.header("Cache-Control")).as(answer.asked()).isEqualTo("no-store");
                assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
            }
        }
    }

    private int status(Endpoint endpoint, String id, String token) {
        if (!endpoint.isStream()) {
            return call(endpoint, id, token).status();
        }
        return api().liveStatus(token);
    }

    private Api.Answer call(Endpoint endpoint, String id, String token) {
        var path = endpoint.path().replace("{id}", id);
        for (var other : List.of("{card}", "{purchase}")) {
            path = path.replace(other, UUID.randomUUID().toString());
        }
        return api().send(endpoint.method(), path, token, endpoint.body(id, people()));
    }
}
