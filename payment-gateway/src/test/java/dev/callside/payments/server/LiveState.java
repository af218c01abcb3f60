package dev.callside.payments.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.server.People.Who;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Proves that a panel hears of what was changed anywhere, and only of what its viewer may see. */
interface LiveState extends Server {

    @Test
    default void showsWhatAnotherNodeHasChanged() throws Exception {
        var id = people().request();
        try (var lines = open(Who.PATIENT)) {
            next(lines, line -> line.contains(id) && line.contains("\"opened\""));

            postgres()
                    .asOwner("update payments.requests set state = 'declined', failure = 'insufficient_funds',"
                            + " version = version + 1 where id = '" + id + "'");

            next(lines, line -> line.contains("insufficient_funds"));
        }
    }

    /** All that waits for Stripe at once is no reason for panels to wait, too. */
    @Test
    default void showsWhatHasChangedWhileStripeIsSilent() throws Exception {
        var id = people().request();
        var clinician = clinician();
        try (var lines = open(Who.PATIENT);
                var silence = StripeDouble.silence()) {
            next(lines, line -> line.contains(id));
            for (var i = 0; i < 50; i++) {
                var ask = People.ask(UUID.randomUUID().toString(), people().participant(Who.OTHER_PATIENT));
                assertThat(api().post("requests", clinician, ask).status()).isEqualTo(201);
            }

            postgres()
                    .asOwner("update payments.requests set state = 'declined', failure = 'expired_card',"
                            + " version = version + 1 where id = '" + id + "'");

            assertThat(silence).isNotNull();
            next(lines, line -> line.contains("expired_card"));
        }
    }

    @Test
    default void showsNobodyElsesRequests() throws Exception {
        var id = people().request();
        for (var who : new Who[] {
            Who.OBSERVER, Who.OTHER_PATIENT, Who.OTHER_CALLS_CLINICIAN, Who.OTHER_PRACTICES_PATIENT, Who.MANAGER
        }) {
            try (var lines = open(who)) {
                assertThat(next(lines, line -> line.startsWith("data:")))
                        .as(who.name())
                        .contains("\"viewer\"")
                        .doesNotContain(id);
            }
        }
        try (var lines = open(Who.CLINICIAN)) {
            next(lines, line -> line.contains(id));
        }
    }

    @Test
    default void endsWithALastStateOnceTheGracePeriodOfItsCallIsOver() throws Exception {
        var token = people().launchedInto("call-that-ends", Who.PATIENT);
        try (var lines = open(token)) {
            next(lines, line -> line.contains("\"live\""));

            var call = postgres()
                    .ownerSees("update practice.calls set ended_at = now() - interval '31 minutes'"
                            + " where host_call = 'call-that-ends' returning practice_id || ' ' || id");
            postgres().asOwner("select pg_notify('callside_call', '" + call + "')");

            next(lines, line -> line.equals("event: last"));
            next(lines, line -> line.contains("\"over\""));
            untilItEnds(lines);
        }
        try (var again = open(people().launchedInto("call-that-ends", Who.PATIENT))) {
            next(again, line -> line.equals("event: last"));
            untilItEnds(again);
        }
    }

    @Test
    default void endsWithItsSession() throws Exception {
        var token = people().launched(Who.PATIENT);
        try (var lines = open(token)) {
            next(lines, line -> line.startsWith("data:"));

            postgres().asOwner("delete from practice.sessions where token_hash = sha256('" + token + "'::bytea)");
            timePasses();

            untilItEnds(lines);
        }
        assertThat(api().liveStatus(token)).isEqualTo(401);
    }

    @Test
    default void opensOneStreamOfAPanelAndNotTooOften() throws Exception {
        var token = people().launched(Who.PATIENT);
        try (var first = open(token)) {
            next(first, line -> line.startsWith("data:"));
            try (var second = open(token)) {
                next(second, line -> line.startsWith("data:"));
                untilItEnds(first);
            }
        }

        var refused = Stream.generate(() -> api().live(token))
                .limit(200)
                .filter(answer -> answer.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(refused.headers().firstValueAsLong("Retry-After").orElseThrow())
                .isBetween(1L, 60L);
        assertThat(new String(refused.body().readAllBytes(), UTF_8)).contains("/too-many-requests");
        assertThat(api().liveStatus(people().launched(Who.PATIENT))).isEqualTo(200);
    }

    private BufferedReader open(Who who) {
        return open(people().token(who));
    }

    private BufferedReader open(String token) {
        return new BufferedReader(new InputStreamReader(api().live(token).body(), UTF_8));
    }

    private static void untilItEnds(BufferedReader lines) throws Exception {
        CompletableFuture.supplyAsync(() -> lines.lines().count()).get(40, TimeUnit.SECONDS);
    }

    private static String next(BufferedReader lines, Predicate<String> wanted) throws Exception {
        return CompletableFuture.supplyAsync(
                        () -> lines.lines().filter(wanted).findFirst().orElseThrow())
                .get(20, TimeUnit.SECONDS);
    }
}
