package dev.callside.practice.launch;

import dev.callside.plugin.HostRegistration;
import dev.callside.plugin.LaunchAnswer;
import dev.callside.plugin.LaunchProof;
import dev.callside.plugin.LaunchRefused;
import dev.callside.plugin.LaunchRefused.Reason;
import dev.callside.plugin.Placement;
import dev.callside.plugin.PracticeId;
import dev.callside.plugin.Role;
import dev.callside.plugin.VerifiedLaunch;
import dev.callside.practice.call.CallStore;
import dev.callside.practice.crypto.Signer;
import dev.callside.practice.crypto.Tokens;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;

/** From a host's signature to a session, in three steps: verify, use up, open. */
@Dependent
public class Launches {

    static final Duration IN_CALL = Duration.ofHours(4);
    static final Duration IN_SETTINGS = Duration.ofHours(12);

    /** What a registration's id looks like; anything else need not be looked for. */
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");

    private final Database database;
    private final HostStore hosts;
    private final LaunchStore launches;
    private final SessionStore sessions;
    private final CallStore calls;
    private final PracticeStore practices;
    private final Adapters adapters;
    private final Nonces nonces;
    private final Clock clock;

    @Inject
    public Launches(
            Database database,
            HostStore hosts,
            LaunchStore launches,
            SessionStore sessions,
            CallStore calls,
            PracticeStore practices,
            Adapters adapters,
            Signer signer,
            Clock clock) {
        this.database = database;
        this.hosts = hosts;
        this.launches = launches;
        this.sessions = sessions;
        this.calls = calls;
        this.practices = practices;
        this.adapters = adapters;
        this.nonces = new Nonces(signer);
        this.clock = clock;
    }

    /** A nonce for a page of that host; nothing is stored for it. */
    public String nonce(String host, Placement placement) {
        return nonces.issue(host, placement, clock.instant());
    }

    public Optional<HostRegistration> host(String id) {
        return ID.matcher(id).matches() ? database.door(() -> hosts.find(id)) : Optional.empty();
    }

    /**
     * Once more, if it was refused because of the time and that turns out to have been moved a moment ago, as only demos
     * and tests do. Nothing was used up by the first try.
     *
     * @param moved reads the clock anew, and says whether it had been moved
     */
    public LaunchOutcome launch(String hostId, LaunchProof proof, BooleanSupplier moved) {
        var outcome = launch(hostId, proof);
        return outcome instanceof LaunchOutcome.Refused refused && refused.ofTime() && moved.getAsBoolean()
                ? launch(hostId, proof)
                : outcome;
    }

    public LaunchOutcome launch(String hostId, LaunchProof proof) {
        var now = clock.instant();
        return host(hostId)
                .map(host -> verified(host, proof, now))
                .orElseGet(() -> new LaunchOutcome.Refused(Reason.UNKNOWN_HOST));
    }

    private LaunchOutcome verified(HostRegistration host, LaunchProof proof, Instant now) {
        // Before the host's keys are looked for: for a token that no page of ours has asked for they are not fetched.
        if (!nonces.issued(proof.nonce(), host.id(), now)) {
            return new LaunchOutcome.Refused(Reason.WRONG_NONCE);
        }
        LaunchAnswer answer = adapters.named(host.adapter())
                .map(adapter -> adapter.verify(host, proof, now))
                .orElseGet(() -> new LaunchRefused(Reason.UNKNOWN_ADAPTER));
        if (answer instanceof LaunchRefused refused) {
            return new LaunchOutcome.Refused(refused.reason());
        }
        var launch = (VerifiedLaunch) answer;
        if (!HostWords.fit(launch)) {
            return new LaunchOutcome.Refused(Reason.MALFORMED);
        }
        var placement = launch.callId().isPresent() ? Placement.CALL : Placement.SETTINGS;
        if (!nonces.valid(proof.nonce(), host.id(), placement, now)) {
            return new LaunchOutcome.Refused(Reason.WRONG_NONCE);
        }
        return practice(launch)
                .map(practice -> consumed(host, practice, placement, launch, proof, now))
                .orElseGet(() -> new LaunchOutcome.Refused(Reason.UNKNOWN_PRACTICE));
    }

    private LaunchOutcome consumed(
            HostRegistration host,
            PracticeId practice,
            Placement placement,
            VerifiedLaunch launch,
            LaunchProof proof,
            Instant now) {
        return database.door(() -> launches.consume(host.id(), practice, proof.nonce(), launch))
                .<LaunchOutcome>map(LaunchOutcome.Refused::new)
                .orElseGet(() -> database.app(practice, () -> open(host, practice, placement, launch, now)));
    }

    private LaunchOutcome open(
            HostRegistration host, PracticeId id, Placement placement, VerifiedLaunch launch, Instant now) {
        Practice practice = practices.practice(id);
        var role = placement.seat(launch.roles());
        if (role == Role.CLINICIAN || launch.roles().contains(Role.CLINICIAN)) {
            calls.practitioner(id, host.id(), launch.subject(), launch.name());
        }
        var seat = launch.callId().map(hostCall -> seat(host, id, hostCall, role, launch, now));
        var session = new Session(
                id,
                host.id(),
                placement,
                role,
                launch.subject(),
                launch.name(),
                Locale.forLanguageTag(launch.locale()),
                seat,
                now.plus(placement == Placement.CALL ? IN_CALL : IN_SETTINGS));
        var token = Tokens.make();
        sessions.add(token, session, now);
        return new LaunchOutcome.Opened(token, session, practice);
    }

    private Session.Seat seat(
            HostRegistration host,
            PracticeId practice,
            String hostCall,
            Role role,
            VerifiedLaunch launch,
            Instant now) {
        var call = calls.call(practice, host.id(), hostCall, now);
        return new Session.Seat(call, calls.join(practice, call, launch.subject(), role, launch.name(), now));
    }

    private static Optional<PracticeId> practice(VerifiedLaunch launch) {
        try {
            return Optional.of(new PracticeId(UUID.fromString(launch.deploymentId())));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
