package dev.callside.practice.launch;

import dev.callside.plugin.LaunchProof;
import dev.callside.plugin.LaunchRefused.Reason;
import dev.callside.plugin.Placement;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.call.CallEventStore;
import dev.callside.practice.call.CallStore;
import dev.callside.practice.crypto.Signer;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.testing.MovableClock;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestHost;
import dev.callside.practice.testing.TestPostgres;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A host with one practice, and the way in, on the real PostgreSQL. */
final class LaunchScene {

    final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
    final TestPostgres postgres = TestPostgres.get();
    final TestDatabase database = new TestDatabase();
    final PracticeId practice = new PracticeId(UUID.randomUUID());
    final TestHost host = new TestHost("host-" + UUID.randomUUID().toString().substring(0, 8));
    final SessionStore sessions = new SessionStore(database.unit("practice"));
    final CallStore calls = new CallStore(database.unit("practice"), clock);
    private final HostStore hosts = new HostStore(database.unit("practice"));
    final Launches launches = new Launches(
            database,
            hosts,
            new LaunchStore(database.unit("practice")),
            sessions,
            calls,
            new PracticeStore(database.unit("practice")),
            new Adapters(),
            new Signer("a secret of more than thirty-two characters"),
            clock);
    final CallEvents events = new CallEvents(
            database, hosts, calls, new CallEventStore(database.unit("practice")), new Adapters(), clock);

    LaunchScene() {
        postgres.asOwner("select practice.add_practice('" + practice
                + "', 'Org', 'Harbour Practice', 'ABN 1', 'AU', 'Australia/Melbourne', 'AUD')");
        host.register(postgres, practice.value());
    }

    Map<String, Object> claims(String nonce) {
        return host.claims(clock.instant(), nonce, practice.value(), "clinician");
    }

    String nonce() {
        return launches.nonce(host.id(), Placement.CALL);
    }

    LaunchOutcome launch(String nonce, Map<String, Object> claims) {
        return launches.launch(host.id(), new LaunchProof(TestHost.es256(claims), nonce));
    }

    LaunchOutcome.Opened opened() {
        var nonce = nonce();
        return (LaunchOutcome.Opened) launch(nonce, claims(nonce));
    }

    static Reason reason(LaunchOutcome outcome) {
        return ((LaunchOutcome.Refused) outcome).reason();
    }

    Optional<Session> session(String token) {
        return database.door(() -> sessions.find(token, clock.instant()));
    }
}
