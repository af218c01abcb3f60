package dev.callside.sandbox.host;

import java.util.Locale;

/** What somebody is in a call, in the words of the launch contract. */
enum Role {
    CLINICIAN,
    PATIENT,
    MANAGER,
    OBSERVER;

    String claim() {
        return name().toLowerCase(Locale.ROOT);
    }
}
