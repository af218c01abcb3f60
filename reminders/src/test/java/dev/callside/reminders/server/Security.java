package dev.callside.reminders.server;

import static dev.callside.practice.testing.server.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.TestHost;
import dev.callside.practice.testing.server.Api;
import dev.callside.reminders.server.People.Who;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that nobody gets in, or at somebody else's things, who does not belong there. */
interface Security extends Server {

    @Test
    default void answersEverybodyAsTheTableSays() {
        var wrong = new ArrayList<String>();
        var tokens = tokens();
        for (var endpoint : Endpoints.all()) {
            for (var who : Who.values()) {
                var answer = endpoint.call(api(), people().id(endpoint.whose()), tokens.get(who));
                if (answer.status() != endpoint.status(who)) {
                    wrong.add(endpoint.name() + " by " + who + ": " + answer.status() + ", not " + endpoint.status(who)
                            + " " + answer.body());
                } else if (answer.status() >= 400) {
                    problem(answer, answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    default void showsNoDifferenceBetweenSomebodyElsesAndNone() {
        var tokens = tokens();
        for (var endpoint : Endpoints.all()) {
            for (var who : Who.values()) {
                if (endpoint.whose().isThere() && endpoint.status(who) == 404) {
                    var theirs = endpoint.call(api(), people().id(endpoint.whose()), tokens.get(who));
                    var none = endpoint.call(api(), UUID.randomUUID().toString(), tokens.get(who));
                    assertThat(problem(theirs, 404)).isEqualTo(problem(none, 404));
                }
            }
        }
    }

    @Test
    default void listsNothingOfAnotherPractice() {
        var token = people().token(Who.OTHER_PRACTICES_MANAGER);
        for (var list : new String[] {
            "levels",
            "imports",
            "keys",
            "messages",
            "messages.csv",
            "calendars",
            "clients",
            "clients.csv",
            "practice",
            "imports.csv",
            "calendars.csv",
            "keys.csv"
        }) {
            var answer = api().send("GET", list, token, "");
            assertThat(answer.status()).isEqualTo(200);
            for (var whose : People.Whose.values()) {
                if (whose.isThere()) {
                    assertThat(answer.body()).as(list).doesNotContain(people().id(whose));
                }
            }
        }
    }

    @Test
    default void answersBadTokensAsIfThereWereNone() {
        var tokens = badTokens();
        var before = World.of(postgres());
        var wrong = new ArrayList<String>();
        for (var bad : tokens.entrySet()) {
            for (var endpoint : Endpoints.all()) {
                var answer = endpoint.call(api(), people().id(endpoint.whose()), bad.getValue());
                if (answer.status() == 401) {
                    problem(answer, 401);
                } else {
                    wrong.add(endpoint.name() + " with a token that is " + bad.getKey() + ": " + answer.status());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(World.of(postgres())).isEqualTo(before);
    }

    /** Of sessions that have asked for nothing yet: how often one may ask is limited. */
    private Map<Who, String> tokens() {
        var tokens = new EnumMap<Who, String>(Who.class);
        for (var who : Who.values()) {
            tokens.put(who, people().token(who));
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
                TestHost.es256(People.HOST.claims(Instant.EPOCH, "n", people().practice(Who.MANAGER), "manager")));
        var expired = people().token(Who.MANAGER);
        changeSession(expired, "expires_at = created_at");
        tokens.put("expired", expired);
        var removed = people().token(Who.MANAGER);
        postgres()
                .asOwner("insert into practice.hosts (id, name, issuer, jwks, client_id, message_origins,"
                        + " frame_ancestors, event_key) values ('gone', '', '', '{}', '', '{x}', '{x}', '')"
                        + " on conflict do nothing");
        changeSession(removed, "host_id = 'gone'");
        tokens.put("of a host that may not launch any more", removed);
        tokens.put("a key that was made up", "csk_" + "x".repeat(43));
        tokens.put("the beginning of a key", "csk_");
        var revoked = people().newKey(Who.OTHER_PRACTICES_KEY);
        postgres()
                .asOwner("update practice.api_keys set revoked_at = created_at where key_hash = sha256('" + revoked
                        + "'::bytea)");
        tokens.put("a revoked key", revoked);
        return tokens;
    }

    private void changeSession(String token, String set) {
        postgres()
                .asOwner("update practice.sessions set " + set + " where token_hash = sha256('" + token + "'::bytea)");
    }

    /** As a manager does it, and from the next call on. */
    @Test
    default void letsARevokedKeyInNoMore() {
        var secret = people().newKey(Who.READING_KEY);
        var path = "appointments/" + people().id(People.Whose.APPOINTMENT);
        assertThat(api().send("GET", path, secret, "").status()).isEqualTo(200);
        var id = postgres()
                .ownerSees("select id from practice.api_keys where key_hash = sha256('" + secret + "'::bytea)");

        assertThat(api().send("DELETE", "keys/" + id, people().token(Who.MANAGER), "")
                        .status())
                .isEqualTo(204);

        problem(api().send("GET", path, secret, ""), 401);
    }

    @Test
    default void setsNoCookieAndKeepsNothingInCaches() {
        var token = people().token(Who.MANAGER);
        for (var endpoint : Endpoints.all()) {
            Api.Answer answer = endpoint.call(api(), people().id(endpoint.whose()), token);
            assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
            assertThat(answer.header("Cache-Control")).as(answer.asked()).isEqualTo("no-store");
            assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
        }
    }
}
