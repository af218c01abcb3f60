package dev.callside.sandbox.stripe;

import dev.callside.sandbox.Db;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The one place where Stripe's objects are kept, whatever their kind, within one transaction. */
final class ObjectStore {

    private static final String COLUMNS = "select id, kind, account, parent, body, hidden from sandbox.stripe_objects";

    private final Db db;

    ObjectStore(Db db) {
        this.db = db;
    }

    Thing insert(Thing thing, Instant now) {
        db.update(
                "insert into sandbox.stripe_objects (id, kind, account, state, parent, created_at, body, hidden)"
                        + " values (?, ?, ?, ?, ?, ?, ?::json, ?::json)",
                thing.id(),
                thing.kind(),
                thing.account(),
                thing.state(),
                thing.parent(),
                now,
                Json.compact(thing.body()),
                Json.compact(thing.hidden()));
        return thing;
    }

    void save(Thing thing) {
        int rows = db.update(
                "update sandbox.stripe_objects set state = ?, body = ?::json, hidden = ?::json where id = ?",
                thing.state(),
                Json.compact(thing.body()),
                Json.compact(thing.hidden()),
                thing.id());
        if (rows != 1) {
            throw new IllegalStateException(rows + " rows saved for " + thing.id());
        }
    }

    Optional<Thing> find(String kind, String account, String id) {
        return db.first(COLUMNS + " where id = ? and kind = ? and account = ?", ObjectStore::thing, id, kind, account);
    }

    /** An object of any kind, for {@code expand}. */
    Optional<Thing> find(String account, String id) {
        return db.first(COLUMNS + " where id = ? and account = ?", ObjectStore::thing, id, account);
    }

    /** The object, held until the transaction ends; waits a moment for whoever holds it, then gives up. */
    Optional<Thing> lock(String kind, String account, String id) {
        return db.first(
                COLUMNS + " where id = ? and kind = ? and account = ? for no key update",
                ObjectStore::thing,
                id,
                kind,
                account);
    }

    Thing need(String kind, String account, String id, String param) {
        return found(find(kind, account, id), kind, id, param);
    }

    Thing needLocked(String kind, String account, String id, String param) {
        return found(lock(kind, account, id), kind, id, param);
    }

    private static Thing found(Optional<Thing> thing, String kind, String id, String param) {
        return thing.orElseThrow(() -> new Refused(StripeError.missing(kind, id, param)));
    }

    List<Thing> children(String parent, String kind) {
        return db.query(COLUMNS + " where parent = ? and kind = ? order by seq", ObjectStore::thing, parent, kind);
    }

    List<Thing> all(String kind) {
        return db.query(COLUMNS + " where kind = ? order by seq", ObjectStore::thing, kind);
    }

    /** Newest first. */
    List<Thing> list(Listing listing) {
        StringBuilder sql = new StringBuilder(COLUMNS + " where kind = ? and account = ?");
        List<Object> values = new ArrayList<>(List.of(listing.kind(), listing.account()));
        listing.conditions().forEach((condition, value) -> {
            sql.append(" and ").append(condition);
            values.add(value);
        });
        sql.append(listing.backwards() ? " order by seq" : " order by seq desc").append(" limit ?");
        values.add(listing.limit());
        return db.query(sql.toString(), ObjectStore::thing, values.toArray());
    }

    private static Thing thing(ResultSet row) throws SQLException {
        return new Thing(
                row.getString("id"),
                row.getString("kind"),
                row.getString("account"),
                row.getString("parent"),
                Json.parse(row.getString("body")),
                Json.parse(row.getString("hidden")));
    }
}
