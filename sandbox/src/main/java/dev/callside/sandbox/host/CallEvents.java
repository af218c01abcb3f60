package dev.callside.sandbox.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Addresses;
import dev.callside.sandbox.Db;
import dev.callside.sandbox.Http;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The call events that are still to be delivered. Each is stored in the transaction of what it tells, as the very bytes
 * that will be signed, so that none is lost and a repetition is the same event under the same id.
 */
@Singleton
class CallEvents {

    /** Longer than any delivery takes; a server that died gives its events back after that. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    private final Db db;
    private final Addresses addresses;
    private final Clock clock;

    @Inject
    CallEvents(Db db, Addresses addresses, Clock clock) {
        this.db = db;
        this.addresses = addresses;
        this.clock = clock;
    }

    /** An event on its way: the id is the webhook's, the attempt counts from 1. */
    record Due(String id, String body, int attempt) {}

    /** Stores an event in the caller's transaction; {@code seat} is empty for what concerns the call as a whole. */
    void store(Db inside, CallEventType type, String call, Optional<Seat> seat) {
        Instant now = clock.instant();
        ObjectNode event = Http.object().put("type", type.label()).put("timestamp", now.toString());
        ObjectNode data = event.putObject("data")
                .put("deployment_id", addresses.practice().toString())
                .put("call_id", call);
        seat.ifPresent(person -> {
            data.put("sub", person.sub()).put("name", person.name());
            data.putArray("roles").add(person.role().claim());
        });
        inside.update(
                "insert into sandbox.call_events (id, call_id, body, created_at, next_at) values (?, ?, ?, ?, ?)",
                "msg_" + UUID.randomUUID().toString().replace("-", ""),
                call,
                event.toString(),
                now,
                now);
    }

    /** Takes what is due for this server alone, oldest first. */
    List<Due> claim(int most) {
        Instant now = clock.instant();
        return db.query(
                "with due as (select id from sandbox.call_events where delivered_at is null and next_at <= ?"
                        + " order by created_at, id limit ? for update skip locked)"
                        + " update sandbox.call_events e set next_at = ?, attempts = attempts + 1"
                        + " from due where e.id = due.id returning e.id, e.body, e.attempts",
                row -> new Due(row.getString(1), row.getString(2), row.getInt(3)),
                now,
                most,
                now.plus(LEASE));
    }

    void delivered(Due event, String answer) {
        db.update(
                "update sandbox.call_events set delivered_at = ?, last_answer = ? where id = ?",
                clock.instant(),
                answer,
                event.id());
    }

    /** To be tried again after 1, 2, 4 … 60 seconds. */
    void failed(Due event, String answer) {
        Duration wait = Duration.ofSeconds(1L << Math.min(event.attempt() - 1, 6));
        db.update(
                "update sandbox.call_events set next_at = ?, last_answer = ? where id = ?",
                clock.instant().plus(wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait),
                answer,
                event.id());
    }
}
