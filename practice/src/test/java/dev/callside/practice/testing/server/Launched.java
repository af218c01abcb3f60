package dev.callside.practice.testing.server;

import dev.callside.plugin.LaunchProof;
import dev.callside.plugin.Placement;
import dev.callside.practice.call.CallStore;
import dev.callside.practice.crypto.Signer;
import dev.callside.practice.launch.Adapters;
import dev.callside.practice.launch.HostStore;
import dev.callside.practice.launch.LaunchOutcome;
import dev.callside.practice.launch.LaunchStore;
import dev.callside.practice.launch.Launches;
import dev.callside.practice.launch.SessionStore;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestHost;
import java.time.Clock;
import java.util.UUID;

/** Lets people in by signed launches, as the application with the way in does; their sessions hold in all others too. */
public final class Launched {

    private final Clock clock = Clock.systemUTC();
    private final TestHost host;
    private final Launches launches;

    /** At a host that is registered for the practices. */
    public Launched(TestHost host, TestDatabase database) {
        this.host = host;
        var unit = database.unit("practice");
        launches = new Launches(
                database,
                new HostStore(unit),
                new LaunchStore(unit),
                new SessionStore(unit),
                new CallStore(unit, clock),
                new PracticeStore(unit),
                new Adapters(),
                new Signer("a secret of more than thirty-two characters"),
                clock);
    }

    /**
     * A session of its own.
     *
     * @param call empty for the settings
     * @param subject whom the host knows by it, and by name
     * @return its token
     */
    public String token(UUID practice, String call, String role, String subject) {
        var nonce = launches.nonce(host.id(), call.isEmpty() ? Placement.SETTINGS : Placement.CALL);
        var claims = host.claims(clock.instant(), nonce, practice, role);
        claims.put("sub", subject);
        claims.put("name", subject);
        if (call.isEmpty()) {
            claims.remove("call_id");
        } else {
            claims.put("call_id", call);
        }
        var outcome = launches.launch(host.id(), new LaunchProof(TestHost.es256(claims), nonce));
        if (outcome instanceof LaunchOutcome.Opened opened) {
            return opened.token();
        }
        throw new AssertionError(subject + ": " + outcome);
    }
}
