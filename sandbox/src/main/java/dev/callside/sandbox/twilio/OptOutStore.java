package dev.callside.sandbox.twilio;

import dev.callside.sandbox.Db;
import java.time.Instant;

/** Who wants nothing more of whom. */
final class OptOutStore {

    private final Db db;

    OptOutStore(Db db) {
        this.db = db;
    }

    boolean holds(String sender, String person) {
        return db.first(
                        "select 1 from sandbox.sms_opt_outs where sender = ? and person = ?",
                        row -> row.getInt(1),
                        sender,
                        person)
                .isPresent();
    }

    void add(String sender, String person, Instant now) {
        db.update(
                "insert into sandbox.sms_opt_outs (sender, person, at) values (?, ?, ?) on conflict do nothing",
                sender,
                person,
                now);
    }

    void remove(String sender, String person) {
        db.update("delete from sandbox.sms_opt_outs where sender = ? and person = ?", sender, person);
    }

    void clear() {
        db.update("delete from sandbox.sms_opt_outs");
    }
}
