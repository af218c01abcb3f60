package dev.callside.practice.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.LaunchProof;
import dev.callside.plugin.LaunchRefused.Reason;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.call.CallEventStore;
import dev.callside.practice.call.CallStore;
import dev.callside.practice.testing.TestHost;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Proves that a launch opens one session for whom the host vouched, once, and nothing for anybody else. */
class LaunchesTest {

    private final LaunchScene scene = new LaunchScene();

    @Test
    void opensASessionThatIsFoundByItsTokenAlone() {
        var opened = scene.opened();

        assertThat(scene.session(opened.token())).contains(opened.session());
        assertThat(scene.session(opened.token() + "x")).isEmpty();
        assertThat(opened.session().role()).isEqualTo(Role.CLINICIAN);
        assertThat(opened.session().practice()).isEqualTo(scene.practice);
        assertThat(opened.practice().name()).isEqualTo("Harbour Practice");
    }

    @Test
    void storesOnlyTheHashOfATokenAndOfANonce() {
        var nonce = scene.nonce();
        var opened = (LaunchOutcome.Opened) scene.launch(nonce, scene.claims(nonce));

        for (var secret : List.of(opened.token(), nonce)) {
            var hex = HexFormat.of().formatHex(secret.getBytes(StandardCharsets.UTF_8));
            for (var table : List.of("sessions", "used_nonces", "used_launches")) {
                assertThat(scene.postgres.ownerSees("select count(*) from practice." + table
                                + " t where t::text like '%" + secret + "%' or t::text like '%" + hex + "%'"))
                        .isEqualTo("0");
            }
        }
    }

    @Test
    void opensOneSessionHoweverManyCarryTheSameTokenAtOnce() throws Exception {
        var nonce = scene.nonce();
        var claims = scene.claims(nonce);

        var outcomes = race(32, () -> scene.launch(nonce, claims));

        assertThat(outcomes).filteredOn(LaunchOutcome.Opened.class::isInstance).hasSize(1);
        assertThat(outcomes)
                .filteredOn(LaunchOutcome.Refused.class::isInstance)
                .allMatch(outcome -> LaunchScene.reason(outcome) == Reason.REPLAYED);
        assertThat(scene.postgres.ownerSees(
                        "select count(*) from practice.sessions where practice_id = '" + scene.practice + "'"))
                .isEqualTo("1");
    }

    @Test
    void takesATokensIdOnceWhateverItsNonce() {
        var first = scene.nonce();
        var claims = scene.claims(first);
        assertThat(scene.launch(first, claims)).isInstanceOf(LaunchOutcome.Opened.class);

        var second = scene.nonce();
        claims.put("nonce", second);

        assertThat(LaunchScene.reason(scene.launch(second, claims))).isEqualTo(Reason.REPLAYED);
    }

    @Test
    void takesANonceOnceWhateverTheTokensId() {
        var nonce = scene.nonce();
        assertThat(scene.launch(nonce, scene.claims(nonce))).isInstanceOf(LaunchOutcome.Opened.class);

        assertThat(LaunchScene.reason(scene.launch(nonce, scene.claims(nonce)))).isEqualTo(Reason.REPLAYED);
    }

    @Test
    void refusesWhatIsForAnotherPracticeOrNone() {
        var elsewhere = new LaunchScene();
        var nonce = scene.nonce();
        var claims = scene.claims(nonce);
        for (var practice :
                List.of(elsewhere.practice.toString(), UUID.randomUUID().toString(), "no uuid")) {
            claims.put("deployment_id", practice);
            assertThat(LaunchScene.reason(scene.launch(nonce, claims)))
                    .as(practice)
                    .isEqualTo(Reason.UNKNOWN_PRACTICE);
        }
    }

    @Test
    void keepsTheNonceOfALaunchThatWasRefusedForItsPractice() {
        var nonce = scene.nonce();
        var claims = scene.claims(nonce);
        claims.put("deployment_id", UUID.randomUUID().toString());
        scene.launch(nonce, claims);

        assertThat(scene.launch(nonce, scene.claims(nonce))).isInstanceOf(LaunchOutcome.Opened.class);
    }

    @Test
    void refusesANonceOfAnotherHostOrPlacementOrOfNobody() {
        var elsewhere = new LaunchScene();
        var ofOther = elsewhere.nonce();
        assertThat(LaunchScene.reason(scene.launch(ofOther, scene.claims(ofOther))))
                .isEqualTo(Reason.WRONG_NONCE);

        var forSettings = scene.launches.nonce(scene.host.id(), Placement.SETTINGS);
        assertThat(LaunchScene.reason(scene.launch(forSettings, scene.claims(forSettings))))
                .isEqualTo(Reason.WRONG_NONCE);

        assertThat(LaunchScene.reason(scene.launch("made up", scene.claims("made up"))))
                .isEqualTo(Reason.WRONG_NONCE);
    }

    /** Anybody may send a token; the host's keys are fetched only for one that a page of ours has asked for. */
    @Test
    void looksForTheHostsKeysOnlyWhenWeHaveIssuedTheNonce() {
        var forged = TestHost.es256(scene.claims("made up")).replaceAll("[^.]{4}$", "AAAA");

        assertThat(LaunchScene.reason(scene.launches.launch(scene.host.id(), new LaunchProof(forged, "made up"))))
                .isEqualTo(Reason.WRONG_NONCE);
        assertThat(LaunchScene.reason(scene.launches.launch(scene.host.id(), new LaunchProof(forged, scene.nonce()))))
                .isEqualTo(Reason.BAD_SIGNATURE);
    }

    /** Signed by the host, and still nothing that the database can keep. */
    @ParameterizedTest
    @ValueSource(strings = {"call_id", "sub", "jti", "deployment_id", "name"})
    void refusesWhatIsTooLongOrHasANul(String claim) {
        for (var odd : List.of("a".repeat(256), "a\u0000")) {
            var nonce = scene.nonce();
            var claims = scene.claims(nonce);
            claims.put(claim, odd);
            assertThat(LaunchScene.reason(scene.launch(nonce, claims))).isEqualTo(Reason.MALFORMED);
        }
        var nonce = scene.nonce();
        var claims = scene.claims(nonce);
        if (!claim.equals("deployment_id")) {
            claims.put(claim, "ð".repeat(255));
        }
        assertThat(scene.launch(nonce, claims)).isInstanceOf(LaunchOutcome.Opened.class);
    }

    @Test
    void refusesANonceThatHasRunOut() {
        var nonce = scene.nonce();
        scene.clock.advance(Nonces.LIFETIME);

        assertThat(LaunchScene.reason(scene.launch(nonce, scene.claims(nonce)))).isEqualTo(Reason.WRONG_NONCE);
    }

    @Test
    void refusesAHostThatNobodyRegistered() {
        var nonce = scene.nonce();
        var proof = new LaunchProof(TestHost.es256(scene.claims(nonce)), nonce);

        assertThat(LaunchScene.reason(scene.launches.launch("nobody", proof))).isEqualTo(Reason.UNKNOWN_HOST);
    }

    @Test
    void seatsManagersAndPractitionersInTheSettingsAndNobodyElse() {
        assertThat(inSettings("manager").role()).isEqualTo(Role.MANAGER);
        assertThat(inSettings("clinician").role()).isEqualTo(Role.CLINICIAN);
        assertThat(inSettings("patient").role()).isEqualTo(Role.OBSERVER);
        assertThat(inSettings("manager").seat()).isEmpty();
    }

    @Test
    void endsWhatARemovedHostOpened() {
        var opened = scene.opened();
        scene.postgres.asOwner("delete from practice.host_practices where host_id = '" + scene.host.id() + "'");
        assertThat(scene.session(opened.token())).isEmpty();

        scene.host.register(scene.postgres, scene.practice.value());
        assertThat(scene.session(opened.token())).isPresent();

        scene.postgres.asOwner("select practice.remove_host('" + scene.host.id() + "')");
        assertThat(scene.session(opened.token())).isEmpty();
    }

    @Test
    void endsASessionWhenItsTimeIsUp() {
        var opened = scene.opened();
        scene.clock.advance(Launches.IN_CALL.minus(Duration.ofSeconds(1)));
        assertThat(scene.session(opened.token())).isPresent();

        scene.clock.advance(Duration.ofSeconds(1));
        assertThat(scene.session(opened.token())).isEmpty();
    }

    @Test
    void forgetsOnlyWhatHasRunOut() {
        var opened = scene.opened();
        var housekeeping = housekeeping();
        housekeeping.run();
        assertThat(scene.session(opened.token())).isPresent();

        scene.clock.advance(Duration.ofHours(5));
        housekeeping.run();
        assertThat(scene.postgres.ownerSees(
                        "select count(*) from practice.sessions where practice_id = '" + scene.practice + "'"))
                .isEqualTo("0");
    }

    @Test
    void endsASessionWithTheGracePeriodOfItsCall() {
        var opened = scene.opened();
        var session = scene.session(opened.token()).orElseThrow();
        var calls = new CallStore(scene.database.unit("practice"), scene.clock);
        scene.database.inApp(
                session.practice(), () -> calls.end(session.practice(), session.call(), scene.clock.instant()));

        scene.clock.advance(Duration.ofMinutes(30));
        housekeeping().endSessions();
        assertThat(scene.session(opened.token())).isPresent();

        scene.clock.advance(Duration.ofSeconds(1));
        housekeeping().endSessions();
        assertThat(scene.session(opened.token())).isEmpty();
    }

    /** A demo's clock: the host knows of it at once, each node of ours reads it once a second. */
    @Test
    void letsInWhoWasRefusedOnlyBecauseTheClockWasMovedAMomentAgo() {
        var move = Duration.ofMinutes(5);
        var nonce = scene.nonce();
        var token = TestHost.es256(
                scene.host.claims(scene.clock.instant().plus(move), nonce, scene.practice.value(), "clinician"));
        var proof = new LaunchProof(token, nonce);

        assertThat(LaunchScene.reason(scene.launches.launch(scene.host.id(), proof, () -> false)))
                .isEqualTo(Reason.WRONG_LIFETIME);
        var outcome = scene.launches.launch(scene.host.id(), proof, () -> {
            scene.clock.advance(move);
            return true;
        });
        assertThat(outcome).isInstanceOf(LaunchOutcome.Opened.class);
        assertThat(LaunchScene.reason(scene.launches.launch(scene.host.id(), proof, () -> true)))
                .isEqualTo(Reason.REPLAYED);
    }

    @Test
    void readsTheClockAnewForNothingElse() {
        var nonce = scene.nonce();
        var claims = scene.claims(nonce);
        claims.put("aud", "somebody else");
        var proof = new LaunchProof(TestHost.es256(claims), nonce);

        assertThat(LaunchScene.reason(scene.launches.launch(scene.host.id(), proof, () -> {
                    throw new AssertionError("the clock was read");
                })))
                .isEqualTo(Reason.WRONG_AUDIENCE);
    }

    @Test
    void tellsThePanelsOfACallThatItsSessionsHaveEnded() throws Exception {
        var session = scene.session(scene.opened().token()).orElseThrow();
        scene.database.inApp(
                session.practice(), () -> scene.calls.end(session.practice(), session.call(), scene.clock.instant()));
        scene.clock.advance(Duration.ofMinutes(31));
        try (var listening = scene.postgres.asServer();
                var statement = listening.createStatement()) {
            statement.execute("listen " + CallEventStore.CHANNEL);

            housekeeping().endSessions();

            assertThat(listening.unwrap(PGConnection.class).getNotifications(20_000))
                    .extracting(PGNotification::getParameter)
                    .contains(session.practice() + " " + session.call());
        }
    }

    @Test
    void knowsWhichOfManySessionsStillHold() {
        var running = scene.opened();
        var expired = scene.opened();
        expire(expired.token());
        var removed = new LaunchScene();
        var elsewhere = removed.opened();
        removed.postgres.asOwner("delete from practice.host_practices where host_id = '" + removed.host.id() + "'");

        var names = Stream.of(running.token(), expired.token(), elsewhere.token(), "never opened")
                .map(SessionStore::name)
                .toList();
        assertThat(scene.database.worker(() -> scene.sessions.holding(names, scene.clock.instant())))
                .containsExactly(SessionStore.name(running.token()));
    }

    private void expire(String token) {
        scene.postgres.asOwner("update practice.sessions set expires_at = created_at where token_hash = decode('"
                + SessionStore.name(token) + "', 'hex')");
    }

    private Housekeeping housekeeping() {
        var unit = scene.database.unit("practice");
        return new Housekeeping(
                scene.database, new LaunchStore(unit), new SessionStore(unit), scene.clock, Duration.ofMinutes(30));
    }

    private Session inSettings(String role) {
        var nonce = scene.launches.nonce(scene.host.id(), Placement.SETTINGS);
        var claims = scene.host.claims(scene.clock.instant(), nonce, scene.practice.value(), role);
        claims.remove("call_id");
        return ((LaunchOutcome.Opened) scene.launch(nonce, claims)).session();
    }

    private static <T> List<T> race(int racers, Callable<T> run) throws Exception {
        var pool = Executors.newFixedThreadPool(racers);
        try {
            var results = new java.util.ArrayList<T>();
            for (var future :
                    pool.invokeAll(IntStream.range(0, racers).mapToObj(i -> run).toList())) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdown();
        }
    }
}
