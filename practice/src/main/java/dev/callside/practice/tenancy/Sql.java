package dev.callside.practice.tenancy;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.call.CallId;
import dev.callside.practice.call.ParticipantId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One SQL statement in the transaction's connection, for what JPA can't say: upserts, {@code returning}, functions and
 * {@code skip locked}. Parameters are {@code ?1}, {@code ?2} …; ids and instants are bound as what the driver knows.
 * A parameter that may be null is given as text and cast in the statement, because the driver can't guess its type.
 */
public final class Sql {

    private final Query query;

    private Sql(Query query) {
        this.query = query;
    }

    public static Sql of(EntityManager entities, String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql);
        for (var i = 0; i < parameters.length; i++) {
            query.setParameter(i + 1, bound(parameters[i]));
        }
        return new Sql(query);
    }

    /** Whoever else asks for the lock of that name for that key waits until the transaction ends. */
    public static void lock(EntityManager entities, String name, Object key) {
        lock(entities, "pg_advisory_xact_lock", name, key);
    }

    /** The same for any number of these at once: only {@link #lock} waits for them, and they for it. */
    public static void lockShared(EntityManager entities, String name, Object key) {
        lock(entities, "pg_advisory_xact_lock_shared", name, key);
    }

    private static void lock(EntityManager entities, String function, String name, Object key) {
        var sql = "select cast(" + function + "(hashtextextended(?1 || ' ' || ?2, 0)) as text)";
        of(entities, sql, name, key.toString()).one(row -> row.text(0));
    }

    private static Object bound(Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        if (value instanceof PracticeId id) {
            return id.value();
        }
        if (value instanceof CallId id) {
            return id.value();
        }
        return value instanceof ParticipantId id ? id.value() : value;
    }

    /** How many rows it changed. */
    public int update() {
        return query.executeUpdate();
    }

    /** For statements that at most one row should meet. More is a bug. */
    public boolean updateOne() {
        var rows = update();
        if (rows > 1) {
            throw new IllegalStateException(rows + " rows changed where one was meant");
        }
        return rows == 1;
    }

    public <T> List<T> rows(Function<Row, T> read) {
        List<?> rows = query.getResultList();
        return rows.stream().map(row -> read.apply(Row.of(row))).toList();
    }

    public <T> Optional<T> first(Function<Row, T> read) {
        return rows(read).stream().findFirst();
    }

    /** The row of a statement that always gives exactly one. */
    public <T> T one(Function<Row, T> read) {
        return read.apply(Row.of(query.getSingleResult()));
    }
}
