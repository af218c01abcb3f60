package dev.callside.sandbox.booking;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.host.AppCalls.Answer;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** What was booked, with what Callside knows of each: whether the client has answered, and how it stands with their reminder. */
final class BookingsView {

    private static final int PAGE = 10;

    private final BookingStore store;
    private final Product product;
    private final Instant now;

    BookingsView(BookingStore store, Product product, Instant now) {
        this.store = store;
        this.product = product;
        this.now = now;
    }

    ObjectNode page(long before) throws IOException, InterruptedException {
        ZoneId zone = product.zone();
        List<Booking> found = store.before(before, PAGE + 1);
        ObjectNode answer = Http.object().put("zone", zone.getId()).put("now", now.toString());
        preset(answer, zone);
        phones(answer);
        answer.put("dayBefore", dayBefore(zone).map(Instant::toString).orElse(null));
        var shown = answer.putArray("bookings");
        for (Booking booking : found.subList(0, Math.min(PAGE, found.size()))) {
            shown.add(json(booking));
        }
        return answer.put("more", found.size() > PAGE);
    }

    private void preset(ObjectNode answer, ZoneId zone) {
        var preset = Preset.at(now, zone);
        LocalTime time = preset.toLocalTime();
        answer.putObject("preset").put("day", preset.toLocalDate().toString()).put("time", time.toString());
    }

    private static void phones(ObjectNode answer) {
        var phones = answer.putArray("phones");
        Phones.NUMBERS.forEach(phones::add);
    }

    /** When somebody is reminded next, if they are reminded one day before, by the practice's clock. */
    private Optional<Instant> dayBefore(ZoneId zone) {
        Instant tomorrow = now.atZone(zone).plusDays(1).toInstant();
        return store.nextAfter(tomorrow)
                .map(start -> start.atZone(zone).minusDays(1).toInstant());
    }

    private ObjectNode json(Booking booking) throws IOException, InterruptedException {
        Answer told = product.call("GET", "appointments/" + booking.id(), "");
        if (!told.good() && told.status() != 404) {
            throw new IOException("Callside did not say how it stands: " + told.status());
        }
        ObjectNode json = Http.object()
                .put("id", booking.id().toString())
                .put("seq", booking.seq())
                .put("client", booking.client())
                .put("phone", booking.phone())
                .put("practitioner", Practitioners.NAMES.getOrDefault(booking.practitioner(), ""))
                .put("type", booking.type())
                .put("start", booking.start().toString())
                .put("status", booking.status())
                .put("answer", told.good() ? told.text("answer") : "unknown");
        reminder(told.body())
                .ifPresent(message -> json.putObject("reminder")
                        .put("channel", message.path("channel").asText())
                        .put("state", message.path("state").asText())
                        .put("due", message.path("due").asText()));
        return json;
    }

    /** The last of those that are still of use, or were. */
    private static Optional<JsonNode> reminder(ObjectNode appointment) {
        return StreamSupport.stream(appointment.path("messages").spliterator(), false)
                .filter(message -> message.path("rule").asText().startsWith("before"))
                .filter(message -> !message.path("state").asText().equals("cancelled"))
                .reduce((one, other) -> other);
    }
}
