package dev.callside.reminders.plan;

import java.util.Locale;
import java.util.Optional;

/**
 * How it stands with an appointment, in the words of
 * <a href="https://hl7.org/fhir/R4/valueset-appointmentstatus.html">FHIR R4</a>.
 */
public enum VisitStatus {
    /** Only a suggestion: nobody is told anything. */
    PROPOSED,
    /** Somebody has still to agree: nobody is told anything. */
    PENDING,
    BOOKED,
    /** The client is there. */
    ARRIVED,
    FULFILLED,
    CANCELLED,
    NOSHOW;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** None for the codes of FHIR that are not here. */
    public static Optional<VisitStatus> of(String code) {
        for (var status : values()) {
            if (status.code().equals(code)) {
                return Optional.of(status);
            }
        }
        return Optional.empty();
    }
}
