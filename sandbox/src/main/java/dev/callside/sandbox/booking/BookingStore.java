package dev.callside.sandbox.booking;

import dev.callside.sandbox.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What was booked. */
final class BookingStore {

    private static final String ALL =
            "select id, seq, client, phone, practitioner, type, start_at, booked_at, status from sandbox.bookings";

    private static final String PUT = """
            insert into sandbox.bookings (id, client, phone, practitioner, type, start_at, booked_at, status)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (id) do update set client = excluded.client, phone = excluded.phone,
                practitioner = excluded.practitioner, type = excluded.type, start_at = excluded.start_at,
                status = excluded.status""";

    private final Db db;

    BookingStore(Db db) {
        this.db = db;
    }

    void put(Booking booking) {
        db.update(
                PUT,
                booking.id(),
                booking.client(),
                booking.phone(),
                booking.practitioner(),
                booking.type(),
                booking.start(),
                booking.booked(),
                booking.status());
    }

    Optional<Booking> find(UUID id) {
        return db.first(ALL + " where id = ?", BookingStore::booking, id);
    }

    /** The newest first. */
    List<Booking> before(long seq, int most) {
        return db.query(ALL + " where seq < ? order by seq desc limit ?", BookingStore::booking, seq, most);
    }

    /** The next that begins after that moment. */
    Optional<Instant> nextAfter(Instant moment) {
        return db
                .query(
                        "select start_at from sandbox.bookings where status = 'booked' and start_at > ?"
                                + " order by start_at limit 1",
                        row -> instant(row, 1),
                        moment)
                .stream()
                .findFirst();
    }

    private static Booking booking(ResultSet row) throws SQLException {
        return new Booking(
                row.getObject(1, UUID.class),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                instant(row, 7),
                instant(row, 8),
                row.getString(9));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
