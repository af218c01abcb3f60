package dev.callside.practice.tenancy;

import java.sql.Timestamp;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** One row of a result; columns count from 0. */
public final class Row {

    private final Object[] values;

    private Row(Object[] values) {
        this.values = values;
    }

    /** JPA gives a single column bare. */
    static Row of(Object result) {
        return new Row(result instanceof Object[] columns ? columns : new Object[] {result});
    }

    public String text(int column) {
        return (String) values[column];
    }

    public Optional<String> maybeText(int column) {
        return Optional.ofNullable(text(column));
    }

    public UUID uuid(int column) {
        return (UUID) values[column];
    }

    public Optional<UUID> maybeUuid(int column) {
        return Optional.ofNullable(uuid(column));
    }

    public long number(int column) {
        return ((Number) values[column]).longValue();
    }

    public OptionalLong maybeNumber(int column) {
        return values[column] == null ? OptionalLong.empty() : OptionalLong.of(number(column));
    }

    public byte[] bytes(int column) {
        return (byte[]) values[column];
    }

    public boolean flag(int column) {
        return (Boolean) values[column];
    }

    public Instant instant(int column) {
        return maybeInstant(column).orElseThrow();
    }

    public Optional<Instant> maybeInstant(int column) {
        var value = values[column];
        if (value instanceof Timestamp timestamp) {
            return Optional.of(timestamp.toInstant());
        }
        return Optional.ofNullable((OffsetDateTime) value).map(OffsetDateTime::toInstant);
    }

    /** An enum constant that is stored as its name in lower case. */
    public <E extends Enum<E>> E label(int column, Class<E> type) {
        return Enum.valueOf(type, text(column).toUpperCase(Locale.ROOT));
    }
}
