package dev.callside.sandbox.booking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import java.time.Instant;
import java.util.UUID;

/**
 * An appointment as the practice's own software knows it.
 *
 * @param seq grows from booking to booking; 0 of one that is not kept yet
 * @param practitioner as the call host names them; empty if it is nobody in particular
 * @param status {@code booked} or {@code cancelled}
 */
record Booking(
        UUID id,
        long seq,
        String client,
        String phone,
        String practitioner,
        String type,
        Instant start,
        Instant booked,
        String status) {

    static final int MINUTES = 30;
    static final String BOOKED = "booked";
    static final String CANCELLED = "cancelled";

    Booking at(Instant moment) {
        return new Booking(id, seq, client, phone, practitioner, type, moment, booked, status);
    }

    Booking cancelled() {
        return new Booking(id, seq, client, phone, practitioner, type, start, booked, CANCELLED);
    }

    /** As Callside's API takes it. Whoever has a number is one client, whatever they are called. */
    ObjectNode toProduct() {
        ObjectNode appointment = Http.object()
                .put("start", start.toString())
                .put("minutes", MINUTES)
                .put("status", status)
                .put("type", type)
                .put("booked", booked.toString());
        if (!practitioner.isEmpty()) {
            appointment
                    .putObject("practitioner")
                    .put("id", practitioner)
                    .put("name", Practitioners.NAMES.get(practitioner));
        }
        appointment
                .putObject("client")
                .put("id", "phone-" + phone.substring(1))
                .put("name", client)
                .put("firstName", client.split(" ", 2)[0])
                .put("phone", phone);
        return appointment;
    }
}
