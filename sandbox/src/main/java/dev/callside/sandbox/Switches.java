package dev.callside.sandbox;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.OptionalInt;

/** The switches that make the outside world misbehave, kept in the database so that a restart forgets none. */
@Singleton
public class Switches {

    private final Db db;

    @Inject
    public Switches(Db db) {
        this.db = db;
    }

    /** A switch that is on: its position, and how often it still applies (empty: until it is switched off). */
    public record On(String value, OptionalInt remaining) {}

    public Optional<On> state(String name) {
        return db.first(
                "select value, coalesce(remaining, 0) from sandbox.switches where name = ?",
                row -> new On(row.getString(1), times(row.getInt(2))),
                name);
    }

    /** Whether this position applies to the thing at hand; a counted switch counts down and goes off by itself. */
    public boolean take(String name, String value) {
        return db.inTransaction(inside -> {
            boolean on = inside.first(
                            "select 1 from sandbox.switches where name = ? and value = ? for update",
                            row -> row.getInt(1),
                            name,
                            value)
                    .isPresent();
            if (on) {
                inside.update("delete from sandbox.switches where name = ? and remaining = 1", name);
                inside.update("update sandbox.switches set remaining = remaining - 1 where name = ?", name);
            }
            return on;
        });
    }

    public void on(String name, String value, OptionalInt times) {
        db.update(
                "insert into sandbox.switches (name, value, remaining) values (?, ?, nullif(?, 0))"
                        + " on conflict (name) do update set value = excluded.value, remaining = excluded.remaining",
                name,
                value,
                times.orElse(0));
    }

    public void off(String name) {
        db.update("delete from sandbox.switches where name = ?", name);
    }

    public void allOff() {
        db.update("delete from sandbox.switches");
    }

    private static OptionalInt times(int remaining) {
        return remaining == 0 ? OptionalInt.empty() : OptionalInt.of(remaining);
    }
}
