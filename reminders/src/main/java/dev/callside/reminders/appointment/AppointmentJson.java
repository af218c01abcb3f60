package dev.callside.reminders.appointment;

import dev.callside.practice.time.Ids;
import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Appointments as one parameter of a statement. */
final class AppointmentJson {

    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private AppointmentJson() {}

    /** @param clients their ids by external id */
    static String of(List<Appointment> appointments, Map<String, UUID> clients, Instant now) {
        var all = JSON.createArrayBuilder();
        appointments.forEach(each -> all.add(row(each, clients.get(each.client().externalId()), now)));
        return all.build().toString();
    }

    private static JsonObjectBuilder row(Appointment appointment, UUID client, Instant now) {
        var row = JSON.createObjectBuilder()
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
