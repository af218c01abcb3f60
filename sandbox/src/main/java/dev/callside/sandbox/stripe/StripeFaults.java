package dev.callside.sandbox.stripe;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What goes wrong with Stripe on purpose, shared by the tests and the control page. One fault strikes at a time: the
 * oldest that matches; one with a count is used up by striking.
 */
public final class StripeFaults {

    private final Db db;

    public StripeFaults(Db db) {
        this.db = db;
    }

    /** For calls of the API, such as {@code add("api", "drop_after", "POST", "/v1/payment_intents", 0, 1)}. */
    public void addForApi(String effect, String method, String path, int delayMillis, Integer times) {
        insert("api", effect, method, path, "*", delayMillis, times);
    }

    /** For webhooks of a type, {@code *} for every type. */
    public void addForWebhooks(String effect, String eventType, int delayMillis, Integer times) {
        insert("webhook", effect, "*", "/", eventType, delayMillis, times);
    }

    public void clear() {
        db.update("delete from sandbox.faults");
    }

    public void clear(long id) {
        db.update("delete from sandbox.faults where id = ?", id);
    }

    List<Fault> all() {
        return db.query("select * from sandbox.faults order by id", StripeFaults::fault);
    }

    Optional<Fault> takeForApi(String method, String path) {
        return take(
                "target = 'api' and method in ('*', ?) and ? like replace(replace(path, '_', '\\_'), '*', '%') || '%'",
                method, path);
    }

    Optional<Fault> takeForWebhook(String eventType) {
        return take("target = 'webhook' and event_type in ('*', ?)", eventType);
    }

    private Optional<Fault> take(String condition, Object... values) {
        return db.inTransaction(tx -> {
            Optional<Fault> fault = tx.first(
                    "select * from sandbox.faults where " + condition + " order by id limit 1 for update skip locked",
                    StripeFaults::fault,
                    values);
            fault.filter(struck -> struck.remaining() != null).ifPresent(struck -> use(tx, struck));
            return fault;
        });
    }

    private static void use(Db tx, Fault fault) {
        if (fault.remaining() <= 1) {
            tx.update("delete from sandbox.faults where id = ?", fault.id());
        } else {
            tx.update("update sandbox.faults set remaining = remaining - 1 where id = ?", fault.id());
        }
    }

    /** A fault as JSON, the way {@code POST /stripe/faults} takes it. */
    void add(ObjectNode json) {
        insert(
                json.path("target").asText("api"),
                json.path("effect").asText(""),
                json.path("method").asText("*"),
                json.path("path").asText("/"),
                json.path("event_type").asText("*"),
                json.path("delay_ms").asInt(0),
                json.path("remaining").isNumber()
                        ? Integer.valueOf(json.path("remaining").asInt())
                        : null);
    }

    private void insert(
            String target, String effect, String method, String path, String type, int delayMillis, Integer times) {
        db.update(
                "insert into sandbox.faults (target, effect, method, path, event_type, delay_ms, remaining)"
                        + " values (?, ?, ?, ?, ?, ?, ?::integer)",
                target,
                effect,
                method,
                path,
                type,
                delayMillis,
                times);
    }

    private static Fault fault(ResultSet row) throws SQLException {
        int remaining = row.getInt("remaining");
        Integer times = row.wasNull() ? null : remaining;
        return new Fault(
                row.getLong("id"),
                Fault.Target.valueOf(row.getString("target").toUpperCase(Locale.ROOT)),
                row.getString("effect"),
                row.getString("method"),
                row.getString("path"),
                row.getString("event_type"),
                row.getInt("delay_ms"),
                times);
    }
}
