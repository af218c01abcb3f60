package dev.callside.reminders.plan;

import dev.callside.credits.price.Channel;
import dev.callside.practice.tenancy.Row;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;

/** How a {@link Visit} is selected from {@code reminders.appointments a}, and read. */
public final class VisitRow {

    /** How many there are of {@link #COLUMNS}. */
    public static final int SIZE = 16;

    /** With {@link #JOINS}. What ended before its client had it is to them as if it had only been proposed. */
    public static final String COLUMNS = """
            a.id, case when a.status = 'cancelled' and not a.was_booked then 'proposed' else a.status end, a.version, a.start_at, a.end_at, coalesce(c.zone, p.zone), a.booked_at, a.moved_at,
            a.previous_start_at, a.cancelled_at, o.number, o.request_id, o.amount, o.currency, o.made_at,
            o.open_until""";

    /**
     * The client {@code c}, the practice {@code p}, {@code w}, who sees the client, if that is somebody known here, and {@code o},
     * what the client owes of what was asked for first.
     */
    public static final String JOINS = """
            join practice.clients c on c.practice_id = a.practice_id and c.id = a.client_id
            join practice.practices p on p.id = a.practice_id
            left join lateral (select w.id from practice.practitioners w
                where w.practice_id = a.practice_id and w.subject = a.practitioner
                order by w.first_seen, w.id limit 1) w on true
            left join lateral (select * from reminders.owing o
                where o.practice_id = a.practice_id and o.appointment_id = a.id
                order by o.made_at, o.number limit 1) o on true
            """;

    private VisitRow() {}

    /**
     * Reads one.
     *
     * @param from where {@link #COLUMNS} begin
     * @param channels two columns from there on: whether by what reaches the phone, whether by what reaches the e-mail address
     */
    public static Visit read(Row row, int from, int channels) {
        var reachedBy = EnumSet.allOf(Channel.class);
        reachedBy.removeIf(channel -> !channel.address().of(row.flag(channels), row.flag(channels + 1)));
        return new Visit(
                row.uuid(from),
                row.label(from + 1, VisitStatus.class),
                (int) row.number(from + 2),
                row.instant(from + 3),
                row.instant(from + 4),
                ZoneId.of(row.text(from + 5)),
                row.instant(from + 6),
                row.maybeInstant(from + 7).map(at -> new Visit.Move(at, row.maybeInstant(from + 8))),
                row.maybeInstant(from + 9),
                reachedBy,
                owed(row, from + 10));
    }

    private static Optional<Owed> owed(Row row, int from) {
        return row.maybeUuid(from + 1)
                .map(request -> new Owed(
                        (int) row.number(from),
                        request,
                        row.number(from + 2),
                        row.text(from + 3),
                        row.instant(from + 4),
                        row.instant(from + 5)));
    }
}
