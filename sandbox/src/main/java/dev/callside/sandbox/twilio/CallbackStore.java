package dev.callside.sandbox.twilio;

import dev.callside.sandbox.Db;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The webhooks that are still to be sent, and what became of the others. */
final class CallbackStore {

    private final Db db;

    CallbackStore(Db db) {
        this.db = db;
    }

    /**
     * A webhook that was claimed.
     *
     * @param event the status it tells
     * @param delayed a fault has held it back already, and no second one strikes it
     */
    record Due(long id, String sid, String event, String url, Map<String, String> parameters, boolean delayed) {}

    /** Within the transaction of what it tells. */
    void add(Message message, String url, Map<String, String> parameters, Instant now) {
        db.update(
                "insert into sandbox.sms_callbacks (sid, event, url, parameters, due_at) values (?, ?, ?, ?, ?)",
                message.sid(),
                message.status().label(),
                url,
                Form.encode(parameters),
                now);
    }

    /** Nobody else gets them, and nobody gets them again. */
    List<Due> claim(Instant now, int most) {
        return db.query(
                "update sandbox.sms_callbacks set state = 'claimed' where id in (select id from sandbox.sms_callbacks"
                        + " where state = 'due' and due_at <= ? order by due_at, id limit ? for update skip locked)"
                        + " returning id, sid, event, url, parameters, delayed",
                row -> new Due(
                        row.getLong("id"),
                        row.getString("sid"),
                        row.getString("event"),
                        row.getString("url"),
                        Form.parse(row.getString("parameters")),
                        row.getBoolean("delayed")),
                now,
                most);
    }

    void answered(Due callback, String answer) {
        db.update(
                "update sandbox.sms_callbacks set state = 'answered', answer = ? where id = ?", answer, callback.id());
    }

    void lost(Due callback, String why) {
        db.update("update sandbox.sms_callbacks set state = 'lost', answer = ? where id = ?", why, callback.id());
    }

    void holdBack(Due callback, Instant until) {
        db.update(
                "update sandbox.sms_callbacks set state = 'due', delayed = true, due_at = ? where id = ?",
                until,
                callback.id());
    }

    void clear() {
        db.update("delete from sandbox.sms_callbacks");
    }
}
