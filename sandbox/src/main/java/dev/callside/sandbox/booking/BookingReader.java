package dev.callside.sandbox.booking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads what is to be booked, and which fields of it can't be used. One reader reads one request. */
final class BookingReader {

    private static final int LONGEST = 200;

    private final ObjectNode asked;
    private final ZoneId zone;
    private final Instant now;
    private final Set<String> wrong = new LinkedHashSet<>();

    BookingReader(ObjectNode asked, ZoneId zone, Instant now) {
        this.asked = asked;
        this.zone = zone;
        this.now = now;
    }

    /** Fields as the page calls them. */
    Set<String> wrong() {
        return wrong;
    }

    /** To be used only if nothing is {@link #wrong}. */
    Booking booking(UUID id) {
        return new Booking(id, 0, client(), phone(), practitioner(), type(), start(), now, Booking.BOOKED);
    }

    /** In the practice's zone, and ahead. To be used only if nothing is {@link #wrong}. */
    Instant start() {
        Instant start = moment().orElse(now);
        if (!start.isAfter(now)) {
            wrong.add("day");
        }
        return start;
    }

    private Optional<Instant> moment() {
        try {
            return Optional.of(LocalDate.parse(text("day"))
                    .atTime(LocalTime.parse(text("time")))
                    .atZone(zone)
                    .toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String client() {
        String name = text("client");
        return name.isEmpty() || name.length() > LONGEST ? refused("client") : name;
    }

    private String phone() {
        String number = text("phone");
        return Phones.NUMBERS.contains(number) ? number : refused("phone");
    }

    private String practitioner() {
        String who = text("practitioner");
        return who.isEmpty() || Practitioners.NAMES.containsKey(who) ? who : refused("practitioner");
    }

    private String type() {
        String type = text("type");
        return type.length() > LONGEST ? refused("type") : type;
    }

    private String refused(String field) {
        wrong.add(field);
        return "";
    }

    /** Without what PostgreSQL's text can't hold. */
    private String text(String name) {
        return Http.text(asked, name).orElse("").replace("\0", "").strip();
    }
}
