package dev.callside.sandbox.host;

import dev.callside.sandbox.Db;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Who is in which call. Every change that apps are told about is stored together with its event; whoever touches a call
 * holds its row, so that changes of one call happen one after the other.
 */
@Singleton
class Calls {

    /** A reload takes a moment: only who stays away longer has left. */
    static final Duration GRACE = Duration.ofSeconds(5);

    /** Browsers find a restarted server again within their longest pause between two tries. */
    static final Duration GRACE_AFTER_RESTART = Duration.ofSeconds(20);

    /** A room that nobody came back to is over. */
    static final Duration EMPTY = Duration.ofMinutes(2);

    private final Db db;
    private final CallEvents events;
    private final Clock clock;

    @Inject
    Calls(Db db, CallEvents events, Clock clock) {
        this.db = db;
        this.events = events;
        this.clock = clock;
    }

    record State(boolean ended, boolean shared, Optional<String> next) {}

    /** The call to show when nobody named one: the newest that is not over, else a new one. */
    String current() {
        return db.first(
                        "select id from sandbox.calls where ended_at is null and id like 'demo-%'"
                                + " order by created_at desc limit 1",
                        row -> row.getString(1))
                .orElseGet(() -> created(db));
    }

    /** The call that follows one that is over; the same for everybody who asks. */
    Optional<String> after(String call) {
        return db.inTransaction(inside -> {
            Optional<State> state = locked(inside, call);
            if (state.isEmpty() || !state.get().ended()) {
                return Optional.empty();
            }
            return state.get().next().or(() -> {
                String next = created(inside);
                inside.update("update sandbox.calls set next_id = ? where id = ?", next, call);
                return Optional.of(next);
            });
        });
    }

    private String created(Db inside) {
        String id = "demo-" + UUID.randomUUID().toString().substring(0, 8);
        create(inside, id);
        return id;
    }

    private void create(Db inside, String call) {
        Instant now = clock.instant();
        inside.update(
                "insert into sandbox.calls (id, created_at, empty_since) values (?, ?, ?) on conflict (id) do nothing",
                call,
                now,
                now);
    }

    /** Somebody's browser connected; the first of a call starts it. A call that is over takes nobody in. */
    State join(String call, Seat seat) {
        return db.inTransaction(inside -> {
            create(inside, call);
            State state = locked(inside, call).orElseThrow();
            if (!state.ended()) {
                begin(inside, call);
                seated(inside, call, seat);
            }
            return state;
        });
    }

    private void begin(Db inside, String call) {
        int begun = inside.update(
                "update sandbox.calls set started_at = ? where id = ? and started_at is null", clock.instant(), call);
        if (begun == 1) {
            events.store(inside, CallEventType.CALL_STARTED, call, Optional.empty());
        }
        inside.update("update sandbox.calls set empty_since = null where id = ?", call);
    }

    private void seated(Db inside, String call, Seat seat) {
        int joined = inside.update(
                "insert into sandbox.call_participants (call_id, seat, joined_at) values (?, ?, ?)"
                        + " on conflict (call_id, seat) do update set joined_at = excluded.joined_at, leaves_at = null,"
                        + " left_at = null where call_participants.left_at is not null",
                call,
                seat.id(),
                clock.instant());
        if (joined == 1) {
            events.store(inside, CallEventType.PARTICIPANT_JOINED, call, Optional.of(seat));
        } else {
            inside.update(
                    "update sandbox.call_participants set leaves_at = null where call_id = ? and seat = ?",
                    call,
                    seat.id());
        }
    }

    /** The last connection of somebody went away; the grace decides whether that is leaving. */
    void gone(String call, Seat seat) {
        db.update(
                "update sandbox.call_participants set leaves_at = ? where call_id = ? and seat = ? and left_at is null",
                clock.instant().plus(GRACE),
                call,
                seat.id());
    }

    /** Somebody said goodbye: no grace. */
    void leave(String call, Seat seat) {
        db.inTransaction(inside -> {
            locked(inside, call);
            left(inside, call, seat);
            return null;
        });
    }

    private void left(Db inside, String call, Seat seat) {
        Instant now = clock.instant();
        int left = inside.update(
                "update sandbox.call_participants set left_at = ?, leaves_at = null"
                        + " where call_id = ? and seat = ? and left_at is null",
                now,
                call,
                seat.id());
        if (left == 1) {
            events.store(inside, CallEventType.PARTICIPANT_LEFT, call, Optional.of(seat));
            inside.update(
                    "update sandbox.calls set empty_since = ? where id = ? and not exists (select from"
                            + " sandbox.call_participants p where p.call_id = calls.id and p.left_at is null)",
                    now,
                    call);
        }
    }

    /** The clinician opens the app for everybody; false when the call is over or unknown. */
    boolean share(String call) {
        return db.update(
                        "update sandbox.calls set shared_at = coalesce(shared_at, ?) where id = ? and ended_at is null",
                        clock.instant(),
                        call)
                == 1;
    }

    /** Ends a call for everybody in it; false when it was over already, or never was. */
    boolean end(String call) {
        return db.inTransaction(inside -> {
            Optional<State> state = locked(inside, call);
            if (state.isEmpty() || state.get().ended()) {
                return false;
            }
            present(inside, call).forEach(seat -> left(inside, call, seat));
            inside.update("update sandbox.calls set ended_at = ? where id = ?", clock.instant(), call);
            events.store(inside, CallEventType.CALL_ENDED, call, Optional.empty());
            return true;
        });
    }

    private static List<Seat> present(Db inside, String call) {
        return inside.query(
                "select seat from sandbox.call_participants where call_id = ? and left_at is null order by seat",
                row -> Seat.of(row.getString(1)).orElseThrow(),
                call);
    }

    private static Optional<State> locked(Db inside, String call) {
        return inside.first(
                "select ended_at is not null, shared_at is not null, next_id from sandbox.calls where id = ? for update",
                row -> new State(row.getBoolean(1), row.getBoolean(2), Optional.ofNullable(row.getString(3))),
                call);
    }

    /** Nobody is connected to a server that just started; whoever does not come back has left. */
    void restarted() {
        db.update(
                "update sandbox.call_participants set leaves_at = ? where left_at is null",
                clock.instant().plus(GRACE_AFTER_RESTART));
    }

    private record Gone(String call, Seat seat) {}

    /** Lets the grace run out: who stayed away has left. Returns the calls that ended because nobody came back. */
    List<String> sweep() {
        Instant now = clock.instant();
        List<Gone> gone = db.query(
                "select call_id, seat from sandbox.call_participants where leaves_at <= ? and left_at is null",
                row -> new Gone(row.getString(1), Seat.of(row.getString(2)).orElseThrow()),
                now);
        gone.forEach(this::leaveUnlessBack);
        return db
                .query(
                        "select id from sandbox.calls where ended_at is null and started_at is not null"
                                + " and empty_since <= ?",
                        row -> row.getString(1),
                        now.minus(EMPTY))
                .stream()
                .filter(this::end)
                .toList();
    }

    private void leaveUnlessBack(Gone gone) {
        db.inTransaction(inside -> {
            locked(inside, gone.call());
            boolean away = !inside.query(
                            "select 1 from sandbox.call_participants where call_id = ? and seat = ? and leaves_at <= ?"
                                    + " and left_at is null",
                            row -> row.getInt(1),
                            gone.call(),
                            gone.seat().id(),
                            clock.instant())
                    .isEmpty();
            if (away) {
                left(inside, gone.call(), gone.seat());
            }
            return null;
        });
    }
}
