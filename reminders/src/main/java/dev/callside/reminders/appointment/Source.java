package dev.callside.reminders.appointment;

import java.util.Locale;

/** How an appointment came to us. Ids are those of the source: two sources may use the same for two appointments. */
public enum Source {
    API,
    CSV,
    CALENDAR,
    FHIR;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
