package dev.callside.practice.launch;

import dev.callside.plugin.Placement;
import dev.callside.plugin.PracticeId;
import dev.callside.plugin.Role;
import dev.callside.practice.call.CallId;
import dev.callside.practice.call.ParticipantId;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody who came in by a signed launch, until it runs out.
 *
 * @param seat call and participant; empty in the settings
 */
public record Session(
        PracticeId practice,
        String host,
        Placement placement,
        Role role,
        String subject,
        String name,
        Locale locale,
        Optional<Seat> seat,
        Instant expiresAt) {

    /** Somebody's place in a call. */
    public record Seat(CallId call, ParticipantId participant) {}

    /** The call; only to be asked where the placement is {@code call}. */
    public CallId call() {
        return seat.orElseThrow().call();
    }

    public ParticipantId participant() {
        return seat.orElseThrow().participant();
    }
}
