package dev.callside.practice.tenancy;

import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Properties;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.eclipse.persistence.sessions.Connector;
import org.eclipse.persistence.sessions.DatasourceLogin;
import org.eclipse.persistence.sessions.JNDIConnector;
import org.eclipse.persistence.sessions.Session;
import org.eclipse.persistence.sessions.SessionCustomizer;

/**
 * Lets all persistence units of a transaction use the connection that the first of them took. The server's pool lets them
 * share one too, but hands out another for each unit before it finds that out: with as many transactions under way as there
 * are connections, each would wait for one that another of them has. It also saves the look at each further connection.
 */
public final class OneConnection implements SessionCustomizer {

    private static final String REGISTRY = "java:comp/TransactionSynchronizationRegistry";

    @Override
    public void customize(Session session) {
        // without a server there is no JNDI, and nothing to share
        if (session.getDatasourceLogin() instanceof DatasourceLogin login
                && login.getConnector() instanceof JNDIConnector connector) {
            login.setConnector(new Shared(connector, registry()));
        }
    }

    /** The server's only one, by the specification's own name, and nobody's input. */
    @SuppressWarnings("BanJNDI")
    private static TransactionSynchronizationRegistry registry() {
        try {
            return InitialContext.doLookup(REGISTRY);
        } catch (NamingException e) {
            throw new IllegalStateException("every Jakarta EE server has " + REGISTRY, e);
        }
    }

    /** Asks the pool once in a transaction. */
    private static final class Shared implements Connector {

        private static final Object KEY = OneConnection.class;

        private final Connector pool;
        private final TransactionSynchronizationRegistry transaction;

        Shared(Connector pool, TransactionSynchronizationRegistry transaction) {
            this.pool = pool;
            this.transaction = transaction;
        }

        @Override
        public Connection connect(Properties properties, Session session) {
            if (transaction.getTransactionStatus() == Status.STATUS_NO_TRANSACTION) {
                return pool.connect(properties, session);
            }
            if (transaction.getResource(KEY) instanceof Connection taken) {
                return borrowed(taken);
            }
            var taken = pool.connect(properties, session);
            transaction.putResource(KEY, taken);
            return taken;
        }

        /** The unit that took it gives it back, when the transaction has ended. */
        private static Connection borrowed(Connection connection) {
            return (Connection) Proxy.newProxyInstance(
                    OneConnection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) ->
                            method.getName().equals("close") ? null : call(connection, method, arguments));
        }

        private static Object call(Connection connection, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }

        @Override
        public Object clone() {
            return new Shared(pool, transaction);
        }

        @Override
        public String getConnectionDetails() {
            return pool.getConnectionDetails();
        }

        @Override
        public void toString(PrintWriter writer) {
            pool.toString(writer);
        }
    }
}
