package dev.callside.reminders.appointment;

import dev.callside.practice.tenancy.JsonRows;
import dev.callside.practice.time.Ids;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Appointments as one parameter of a statement. */
final class AppointmentJson {

    private AppointmentJson() {}

    /** @param clients their ids by external id */
    static String of(List<Appointment> appointments, Map<String, UUID> clients, Instant now) {
        return JsonRows.of(
                appointments, each -> row(each, clients.get(each.client().externalId()), now));
    }

    private static JsonObjectBuilder row(Appointment appointment, UUID client, Instant now) {
        var row = JsonRows.row()
                .add("id", Ids.next(now).toString())
                .add("source", appointment.source().label())
                .add("external_id", appointment.externalId())
                .add("client", client.toString())
                .add("practitioner", appointment.practitioner())
                .add("practitioner_name", appointment.practitionerName())
                .add("type", appointment.type())
                .add("place", appointment.place())
                .add("link", appointment.link())
                .add("status", appointment.status().code())
                .add("start", appointment.start().toString())
                .add("until", appointment.end().toString());
        appointment.booked().ifPresent(at -> row.add("booked", at.toString()));
        return row;
    }
}
