package dev.callside.reminders.appointment;

import dev.callside.practice.client.Client;
import dev.callside.practice.client.Told;
import dev.callside.reminders.plan.VisitStatus;
import java.time.Instant;
import java.util.Optional;

/**
 * What a source says of an appointment.
 *
 * @param externalId the source's id: the same id is the same appointment
 * @param practitioner how practice system and call host know who sees the client; empty if nobody in particular
 * @param type as the client may read it, such as {@code Standard consultation}; nothing clinical
 * @param link to the video call; empty if there is none
 * @param booked when it was booked; empty means when we heard of it
 * @param told how much of the client the source can say
 * @param timesKept whether the source says no times: start and end are as they were read, and if it is known it stays when it is
 */
public record Appointment(
        Source source,
        String externalId,
        Client client,
        String practitioner,
        String practitionerName,
        String type,
        String place,
        String link,
        VisitStatus status,
        Instant start,
        Instant end,
        Optional<Instant> booked,
        Told told,
        boolean timesKept) {

    /** From a source that says all of the client. */
    public Appointment(
            Source source,
            String externalId,
            Client client,
            String practitioner,
            String practitionerName,
            String type,
            String place,
            String link,
            VisitStatus status,
            Instant start,
            Instant end,
            Optional<Instant> booked) {
        this(
                source,
                externalId,
                client,
                practitioner,
                practitionerName,
                type,
                place,
                link,
                status,
                start,
                end,
                booked,
                Told.ALL,
                false);
    }

    /** The same from a source that says only so much of the client. */
    public Appointment with(Told much) {
        return with(much, timesKept);
    }

    /** The same from one that says no times, or does. */
    public Appointment with(Told much, boolean noTimes) {
        return new Appointment(
                source,
                externalId,
                client,
                practitioner,
                practitionerName,
                type,
                place,
                link,
                status,
                start,
                end,
                booked,
                much,
                noTimes);
    }
}
