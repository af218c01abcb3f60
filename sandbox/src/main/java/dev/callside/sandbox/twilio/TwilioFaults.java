package dev.callside.sandbox.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** What goes wrong with Twilio on purpose, by the same rules as with Stripe: the oldest that fits strikes, and is used up. */
final class TwilioFaults {

    private final Db db;

    TwilioFaults(Db db) {
        this.db = db;
    }

    /** For calls of the API, such as {@code addForApi("drop_after", "POST", 0, 1)}. */
    void addForApi(String effect, String method, int delayMillis, Integer times) {
        insert("api", effect, method, "*", "*", delayMillis, times);
    }

    /** For messages that are accepted from now on. */
    void addForDelivery(Fate fate, String number, Integer times) {
        insert("delivery", fate.label(), "*", number, "*", 0, times);
    }

    void addForCallbacks(String effect, String event, int delayMillis, Integer times) {
        insert("callback", effect, "*", "*", event, delayMillis, times);
    }

    void clear() {
        db.update("delete from sandbox.twilio_faults");
    }

    void clear(long id) {
        db.update("delete from sandbox.twilio_faults where id = ?", id);
    }

    List<TwilioFault> all() {
        return db.query("select * from sandbox.twilio_faults order by id", TwilioFaults::fault);
    }

    Optional<TwilioFault> takeForApi(String method) {
        return take("target = 'api' and method in ('*', ?)", method);
    }

    Optional<Fate> takeForDelivery(String number) {
        return take("target = 'delivery' and number in ('*', ?)", number)
                .flatMap(fault -> Fate.labelled(fault.effect()));
    }

    Optional<TwilioFault> takeForCallback(String event, String number) {
        return take("target = 'callback' and event in ('*', ?) and number in ('*', ?)", event, number);
    }

    private Optional<TwilioFault> take(String condition, Object... values) {
        return db.inTransaction(tx -> {
            Optional<TwilioFault> fault = tx.first(
                    "select * from sandbox.twilio_faults where " + condition
                            + " order by id limit 1 for update skip locked",
                    TwilioFaults::fault,
                    values);
            fault.filter(struck -> struck.remaining() != null).ifPresent(struck -> use(tx, struck));
            return fault;
        });
    }

    private static void use(Db tx, TwilioFault fault) {
        tx.update("delete from sandbox.twilio_faults where id = ? and remaining = 1", fault.id());
        tx.update("update sandbox.twilio_faults set remaining = remaining - 1 where id = ?", fault.id());
    }

    /** A fault as JSON, the way {@code POST /twilio/faults} takes it. */
    void add(ObjectNode json) {
        insert(
                json.path("target").asText("api"),
                json.path("effect").asText(""),
                json.path("method").asText("*"),
                json.path("number").asText("*"),
                json.path("event").asText("*"),
                json.path("delay_ms").asInt(0),
                json.path("remaining").isNumber()
                        ? Integer.valueOf(json.path("remaining").asInt())
                        : null);
    }

    private void insert(
            String target, String effect, String method, String number, String event, int delayMillis, Integer times) {
        db.update(
                "insert into sandbox.twilio_faults (target, effect, method, number, event, delay_ms, remaining)"
                        + " values (?, ?, ?, ?, ?, ?, ?::integer)",
                target,
                effect,
                method,
                number,
                event,
                delayMillis,
                times);
    }

    private static TwilioFault fault(ResultSet row) throws SQLException {
        int remaining = row.getInt("remaining");
        Integer times = row.wasNull() ? null : remaining;
        return new TwilioFault(
                row.getLong("id"),
                row.getString("target"),
                row.getString("effect"),
                row.getString("method"),
                row.getString("number"),
                row.getString("event"),
                row.getInt("delay_ms"),
                times);
    }
}
