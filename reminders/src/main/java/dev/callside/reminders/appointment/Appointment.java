package dev.callside.reminders.appointment;

import dev.callside.practice.client.Client;
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
        Optional<Instant> booked) {}
