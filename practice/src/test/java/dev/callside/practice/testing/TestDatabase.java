package dev.callside.practice.testing;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * {@link Database} without a server: the same roles on the same PostgreSQL, with the modules' own persistence units. As
 * on the server, all units of one transaction share one connection.
 */
public final class TestDatabase implements Database {

    private static final Map<String, EntityManagerFactory> FACTORIES = new ConcurrentHashMap<>();
    /** Those of transactions that committed, for the next ones, as a pool has them: logging in takes its time. */
    private static final Deque<Connection> IDLE = new ConcurrentLinkedDeque<>();

    private static final ThreadLocal<Connection> BOUND = new ThreadLocal<>();
    private static final Set<String> ENDS = Set.of("commit", "rollback", "close", "setAutoCommit");

    private static final ThreadLocal<Transaction> CURRENT = new ThreadLocal<>();
    private final TestPostgres postgres = TestPostgres.get();

    /** The unit's entity manager, for constructors of stores. Works inside of this database's transactions only. */
    public EntityManager unit(String name) {
        return (EntityManager) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {EntityManager.class},
                (proxy, method, arguments) -> call(transaction().unit(name), method, arguments));
    }

    private Transaction transaction() {
        var transaction = CURRENT.get();
        if (transaction == null) {
            throw new IllegalStateException("a query outside of a transaction");
        }
        return transaction;
    }

    @Override
    public <T> T app(PracticeId practice, Supplier<T> work) {
        return run("callside_app", practice.toString(), work);
    }

    @Override
    public <T> T worker(Supplier<T> work) {
        return run("callside_worker", "", work);
    }

    @Override
    public <T> T door(Supplier<T> work) {
        return run("callside_door", "", work);
    }

    private <T> T run(String role, String practice, Supplier<T> work) {
        if (CURRENT.get() != null) {
            throw new IllegalStateException("a transaction inside another");
        }
        var connection = IDLE.poll();
        try {
            if (connection == null) {
                connection = postgres.asServer();
                connection.setAutoCommit(false);
            }
            takeRole(connection, role, practice);
            var transaction = new Transaction(connection);
            CURRENT.set(transaction);
            BOUND.set(connection);
            var result = work.get();
            transaction.commit();
            IDLE.push(connection);
            connection = null;
            return result;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } finally {
            CURRENT.remove();
            BOUND.remove();
            close(connection);
        }
    }

    /** Which rolls back. */
    private static void close(Connection connection) {
        try {
            if (connection != null) {
                connection.close();
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void takeRole(Connection connection, String role, String practice) throws SQLException {
        try (var statement = connection.prepareStatement(
                "select set_config('role', ?, true), set_config('callside.practice', ?, true)")) {
            statement.setString(1, role);
            statement.setString(2, practice);
            statement.execute();
        }
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }

    /** One connection and the entity managers on it. Closing it without a commit rolls back. */
    private static final class Transaction {

        private final Connection connection;
        private final Map<String, EntityManager> units = new HashMap<>();

        Transaction(Connection connection) {
            this.connection = connection;
        }

        EntityManager unit(String name) {
            return units.computeIfAbsent(name, this::begin);
        }

        private EntityManager begin(String name) {
            var manager = factory(name).createEntityManager();
            manager.getTransaction().begin();
            return manager;
        }

        void commit() throws SQLException {
            List<EntityManager> managers = new ArrayList<>(units.values());
            managers.forEach(manager -> manager.getTransaction().commit());
            managers.forEach(EntityManager::close);
            connection.commit();
        }
    }

    /** Instead of the server's: all units have one connection here anyway. */
    public static final class AsItIs implements SessionCustomizer {
        @Override
        public void customize(Session session) {
            // nothing to change
        }
    }

    private static EntityManagerFactory factory(String unit) {
        return FACTORIES.computeIfAbsent(
                unit,
                name -> Persistence.createEntityManagerFactory(
                        name,
                        Map.of(
                                "jakarta.persistence.transactionType", "RESOURCE_LOCAL",
                                "jakarta.persistence.jtaDataSource", "",
                                "jakarta.persistence.nonJtaDataSource", dataSource(),
                                "eclipselink.target-server", "None",
                                "eclipselink.session.customizer", AsItIs.class.getName(),
                                "eclipselink.logging.level", "SEVERE")));
    }

    /** Gives the transaction's connection, without the power to end the transaction. */
    private static DataSource dataSource() {
        return (DataSource) Proxy.newProxyInstance(
                TestDatabase.class.getClassLoader(),
                new Class<?>[] {DataSource.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getConnection" ->
                        guarded(BOUND.get() == null ? TestPostgres.get().asServer() : BOUND.get());
                    default -> null;
                });
    }

    private static Connection guarded(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                TestDatabase.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                (proxy, method, arguments) ->
                        ENDS.contains(method.getName()) ? null : call(connection, method, arguments));
    }
}
