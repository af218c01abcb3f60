package dev.callside.practice.client;

import java.util.Locale;

/** How we heard that a client agreed, or does no more. */
public enum ConsentOrigin {
    API,
    CSV,
    CALENDAR,
    FHIR,
    /** Somebody entered it here, with a reason. */
    PERSON;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
