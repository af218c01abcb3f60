package dev.callside.sandbox.twilio;

import dev.callside.sandbox.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The messages of the one account, newest first wherever there are several. */
final class MessageStore {

    private static final String COLUMNS = "select sid, seq, direction, from_number, to_number, service, body, segments,"
            + " status, error_code, fate, callback, validity, created_at, updated_at, sent_at, arrived_at"
            + " from sandbox.sms_messages ";

    private final Db db;

    MessageStore(Db db) {
        this.db = db;
    }

    /** A new message. What is on the phone at once, is given as arrived; what has no leg to go, stays as it is. */
    Message insert(Message message) {
        db.update(
                "insert into sandbox.sms_messages (sid, direction, from_number, to_number, service, body, segments,"
                        + " status, fate, callback, validity, created_at, updated_at, sent_at, arrived_at, next_at)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::timestamptz, ?::timestamptz,"
                        + " ?::timestamptz)",
                message.sid(),
                message.direction().label(),
                message.from(),
                message.to(),
                message.service(),
                message.body(),
                message.segments(),
                message.status(),
                message.fate(),
                message.callback(),
                (int) message.validity().toSeconds(),
                message.createdAt(),
                message.updatedAt(),
                text(message.sentAt()),
                text(message.arrivedAt()),
                text(message.leg().map(leg -> message.createdAt().plus(leg.after()))));
        return find(message.sid()).orElseThrow();
    }

    Optional<Message> find(String sid) {
        return db.first(COLUMNS + "where sid = ?", MessageStore::message, sid);
    }

    /** Those whose next stage is due, held until the transaction ends. */
    List<Message> due(Instant now, int most) {
        return db.query(
                COLUMNS + "where next_at <= ? order by next_at, seq limit ? for update skip locked",
                MessageStore::message,
                now,
                most);
    }

    Message advance(Message message, Leg leg, Instant now) {
        Optional<Leg> after = Leg.from(leg.next(), message.fate(), message.validity());
        db.update(
                "update sandbox.sms_messages set status = ?, error_code = ?::integer, updated_at = ?,"
                        + " sent_at = coalesce(sent_at, ?::timestamptz), arrived_at = coalesce(arrived_at,"
                        + " ?::timestamptz), next_at = ?::timestamptz where sid = ?",
                leg.next(),
                leg.trouble().map(Trouble::code).orElse(null),
                now,
                leg.next() == Status.SENT ? now.toString() : null,
                leg.arrives(message.fate()) ? now.toString() : null,
                text(after.map(next -> now.plus(next.after()))),
                message.sid());
        return find(message.sid()).orElseThrow();
    }

    /** What the API lists. */
    List<Message> list(String conditions, List<Object> values, boolean backwards) {
        return db.query(
                COLUMNS + "where direction <> 'keyword'" + conditions + " order by seq" + (backwards ? "" : " desc")
                        + " limit ?",
                MessageStore::message,
                values.toArray());
    }

    /** What is on a person's phone, or on its way there. */
    List<Message> of(String person, long before, int most) {
        return db.query(
                COLUMNS + "where person = ? and seq < ? and shown order by seq desc limit ?",
                MessageStore::message,
                person,
                before,
                most);
    }

    /** The last message of each person. */
    List<Message> latest(long before, int most) {
        return db.query(
                "select * from (" + COLUMNS.replace("select sid", "select distinct on (person) sid")
                        + "where shown order by person, seq desc) latest where seq < ? order by seq desc limit ?",
                MessageStore::message,
                before,
                most);
    }

    /** The number that last wrote to a person, or that the person last wrote to. */
    Optional<String> line(String person) {
        return db.query(COLUMNS + "where person = ? order by seq desc limit 1", MessageStore::message, person).stream()
                .findFirst()
                .map(Message::line);
    }

    void clearPhones() {
        db.update("update sandbox.sms_messages set shown = false where shown");
    }

    private static String text(Optional<Instant> moment) {
        return moment.map(Instant::toString).orElse(null);
    }

    private static Message message(ResultSet row) throws SQLException {
        int code = row.getInt("error_code");
        return new Message(
                row.getString("sid"),
                row.getLong("seq"),
                Direction.labelled(row.getString("direction")),
                row.getString("from_number"),
                row.getString("to_number"),
                row.getString("service"),
                row.getString("body"),
                row.getInt("segments"),
                Status.valueOf(row.getString("status")),
                code == 0 ? Optional.empty() : Optional.of(Trouble.coded(code)),
                Fate.valueOf(row.getString("fate")),
                row.getString("callback"),
                Duration.ofSeconds(row.getInt("validity")),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                row.getObject("updated_at", OffsetDateTime.class).toInstant(),
                moment(row, "sent_at"),
                moment(row, "arrived_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
