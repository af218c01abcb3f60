package dev.callside.payments.panel;

import dev.callside.plugin.Role;
import dev.callside.practice.call.ParticipantId;
import dev.callside.practice.launch.Session;
import java.util.Locale;
import java.util.Optional;

/**
 * Who looks at a request.
 *
 * @param participant in the call; empty for whoever holds the request's link
 */
record Viewer(Role role, Locale locale, Optional<ParticipantId> participant) {

    static Viewer of(Session session) {
        return new Viewer(session.role(), session.locale(), Optional.of(session.participant()));
    }

    /** Pays as a patient does. */
    static Viewer byLink(Locale locale) {
        return new Viewer(Role.PATIENT, locale, Optional.empty());
    }

    boolean isClinician() {
        return role == Role.CLINICIAN;
    }

    boolean isPatient() {
        return role == Role.PATIENT;
    }
}
