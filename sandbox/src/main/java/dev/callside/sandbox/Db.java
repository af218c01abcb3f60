package dev.callside.sandbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * SQL with as little around it as possible: the sandbox has many small tables and no object model worth mapping.
 *
 * <p>Each call takes a connection of its own and commits at once; {@link #inTransaction} hands out a {@code Db} whose
 * calls share one connection, committed when the work returns and rolled back when it throws. Parameters are bound with
 * {@code setObject}; an {@link Instant} and an enum may be given as they are, JSON as text with {@code ?::jsonb}.
 */
public final class Db {

    private final Connections connections;

    public Db(DataSource source) {
        this(new Pooled(source));
    }

    private Db(Connections connections) {
        this.connections = connections;
    }

    /** One row of a result as a value. */
    public interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private interface Connections {
        <T> T with(Work<T> work) throws SQLException;
    }

    private interface Work<T> {
        T on(Connection connection) throws SQLException;
    }

    public <T> List<T> query(String sql, Row<T> row, Object... parameters) {
        return run(sql, parameters, statement -> rows(statement, row));
    }

    /** The only row, or empty. A second row is a bug and throws. */
    public <T> Optional<T> first(String sql, Row<T> row, Object... parameters) {
        List<T> found = query(sql, row, parameters);
        if (found.size() > 1) {
            throw new IllegalStateException(found.size() + " rows instead of one: " + sql);
        }
        return found.stream().findFirst();
    }

    /** How many rows were touched. */
    public int update(String sql, Object... parameters) {
        return run(sql, parameters, PreparedStatement::executeUpdate);
    }

    public <T> T inTransaction(Function<Db, T> work) {
        try {
            return connections.with(connection -> committed(connection, work));
        } catch (SQLException e) {
            throw new DbException("transaction", e);
        }
    }

    private static <T> T committed(Connection connection, Function<Db, T> work) throws SQLException {
        boolean outermost = connection.getAutoCommit();
        if (!outermost) {
            return work.apply(bound(connection));
        }
        connection.setAutoCommit(false);
        boolean done = false;
        try {
            T result = work.apply(bound(connection));
            connection.commit();
            done = true;
            return result;
        } finally {
            if (!done) {
                connection.rollback();
            }
            connection.setAutoCommit(true);
        }
    }

    private static Db bound(Connection connection) {
        return new Db(new One(connection));
    }

    private interface Step<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private <T> T run(String sql, Object[] parameters, Step<T> step) {
        try {
            return connections.with(connection -> {
                try (PreparedStatement statement = connection.prepareStatement(sql)) {
                    for (int i = 0; i < parameters.length; i++) {
                        statement.setObject(i + 1, bindable(parameters[i]));
                    }
                    return step.of(statement);
                }
            });
        } catch (SQLException e) {
            throw new DbException(sql, e);
        }
    }

    private static <T> List<T> rows(PreparedStatement statement, Row<T> row) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet results = statement.executeQuery()) {
            while (results.next()) {
                found.add(row.of(results));
            }
        }
        return found;
    }

    private static Object bindable(Object value) {
        if (value instanceof Instant instant) {
            return instant.atOffset(ZoneOffset.UTC);
        }
        return value instanceof Enum<?> constant ? constant.name() : value;
    }

    private record Pooled(DataSource source) implements Connections {
        @Override
        public <T> T with(Work<T> work) throws SQLException {
            try (Connection connection = source.getConnection()) {
                return work.on(connection);
            }
        }
    }

    private record One(Connection connection) implements Connections {
        @Override
        public <T> T with(Work<T> work) throws SQLException {
            return work.on(connection);
        }
    }
}
