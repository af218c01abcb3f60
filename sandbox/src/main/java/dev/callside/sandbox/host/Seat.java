package dev.callside.sandbox.host;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person of the demo and the place in its address: the sandbox has no login, whoever opens the address is that
 * person.
 *
 * @param id as in the address: {@code clinician}, {@code patient}, {@code patient-2} …
 * @param sub how the host names this person to apps, the same in every call
 */
record Seat(String id, String sub, String name, Role role) {

    private static final Pattern FURTHER_PATIENT = Pattern.compile("patient-([2-9]|[1-9][0-9])");

    private static final List<Seat> KNOWN = List.of(
            new Seat("clinician", "clinician-ana", "Dr Ana Ruiz", Role.CLINICIAN),
            new Seat("patient", "patient-kim", "Kim Berg", Role.PATIENT),
            new Seat("patient-2", "patient-jon", "Jón Sigurðsson", Role.PATIENT),
            new Seat("observer", "observer-robin", "Robin Vale", Role.OBSERVER),
            new Seat("manager", "manager-sam", "Sam Okafor", Role.MANAGER));

    static Optional<Seat> of(String id) {
        return KNOWN.stream().filter(seat -> seat.id.equals(id)).findFirst().or(() -> furtherPatient(id));
    }

    /** Whether this person sits in calls; the manager only configures. */
    boolean inCalls() {
        return role != Role.MANAGER;
    }

    /** Whether this person can be launched into a call, or else outside of any. */
    boolean mayBe(boolean inCall) {
        return inCall ? inCalls() : role == Role.MANAGER || role == Role.CLINICIAN;
    }

    private static Optional<Seat> furtherPatient(String id) {
        Matcher matcher = FURTHER_PATIENT.matcher(id);
        return matcher.matches()
                ? Optional.of(new Seat(id, id, "Guest " + matcher.group(1), Role.PATIENT))
                : Optional.empty();
    }
}
