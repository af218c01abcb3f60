package dev.callside.practice.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Hears what any node says with PostgreSQL's {@code NOTIFY}, on one connection of its own per application: a pooled one
 * would have to be given back. What was said while the connection was down is lost, so each new connection calls every
 * listener with {@link #MISSED}, and listeners look for themselves.
 */
@ApplicationScoped
public class Notifications {

    /** Payload that stands for all that may have been said while nobody listened. */
    public static final String MISSED = "";

    private static final Logger LOG = Logger.getLogger(Notifications.class.getName());
    private static final String LOST = "The database connection that wakes the panels is lost; it is made again: {0}";
    private static final String CONNECTION_FAILURE = "08006";
    private static final int SECOND_MS = 1_000;
    private static final int SILENT_POLLS = 5;
    private static final int ANSWER_SECONDS = 10;
    private static final int MOST_AWAY_SECONDS = 5;
    private static final int MOST_REFUSED_SECONDS = 30;
    private static final int DOUBLINGS = 5;

    private final int silentPolls;
    private final int answerSeconds;
    private final int secondMs;
    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private final CountDownLatch stopped = new CountDownLatch(1);

    public Notifications() {
        this(SILENT_POLLS, ANSWER_SECONDS, SECOND_MS);
    }

    /**
     * @param silentPolls after so many, each a second, in which nothing was heard the server is spoken to
     * @param answerSeconds so long the server has for each answer
     * @param secondMs how long a second of a poll and of a pause is; tests don't wait for whole ones
     */
    Notifications(int silentPolls, int answerSeconds, int secondMs) {
        this.silentPolls = silentPolls;
        this.answerSeconds = answerSeconds;
        this.secondMs = secondMs;
    }

    /** Makes the connection. */
    interface Login {
        Connection connect() throws SQLException;
    }

    /** To be called before {@link #listen}. Listeners must return quickly: there is one thread for all. */
    public void on(String channel, Consumer<String> listener) {
        listeners.computeIfAbsent(channel, c -> new CopyOnWriteArrayList<>()).add(listener);
    }

    public void stop() {
        stopped.countDown();
    }

    /** Hears until it is stopped, on one connection after the other; takes the thread that runs it. */
    public void listen() {
        listen(this::server);
    }

    void listen(Login login) {
        for (var failures = 0; !isStopped(); ) {
            try (var connection = login.connect()) {
                listenOn(connection, failures > 0);
                failures = 0;
                hear(connection);
            } catch (SQLException e) {
                failures++;
                if (failures == 1) {
                    LOG.log(Level.WARNING, LOST, DatabaseAway.reason(e));
                }
                rest(pause(failures, e));
            }
        }
    }

    /**
     * How many seconds until the next try. Where nobody answers, soon again, so that panels are awake within ten seconds
     * of the database's return; where the login is refused, somebody has to do something first.
     */
    static int pause(int failures, SQLException e) {
        var most = DatabaseAway.refused(e) ? MOST_REFUSED_SECONDS : MOST_AWAY_SECONDS;
        return Math.min(most, 1 << Math.min(failures - 1, DOUBLINGS));
    }

    private void listenOn(Connection connection, boolean again) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (var channel : listeners.keySet()) {
                statement.execute("listen " + channel);
            }
        }
        if (again) {
            LOG.info("The database connection that wakes the panels is there again");
        }
        listeners.keySet().forEach(channel -> tell(channel, MISSED));
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void rest(int seconds) {
        try {
            stopped.await((long) seconds * secondMs, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        }
    }

    /** A server that went away without a word ends no read: so it is spoken to after some silence, and has to answer. */
    private void hear(Connection connection) throws SQLException {
        var server = connection.unwrap(PGConnection.class);
        for (var silent = 0; !isStopped(); ) {
            silent = tell(server.getNotifications(secondMs)) ? 0 : silent + 1;
            if (silent >= silentPolls) {
                if (!connection.isValid(answerSeconds)) {
                    throw new SQLException("the server does not answer", CONNECTION_FAILURE);
                }
                silent = 0;
            }
        }
    }

    private boolean tell(PGNotification[] heard) {
        if (heard == null) {
            return false;
        }
        for (var notification : heard) {
            tell(notification.getName(), notification.getParameter());
        }
        return heard.length > 0;
    }

    private void tell(String channel, String payload) {
        for (var listener : listeners.getOrDefault(channel, List.of())) {
            try {
                listener.accept(payload);
            } catch (RuntimeException e) {
                LOG.log(Level.SEVERE, "A listener of " + channel + " failed; the others go on", e);
            }
        }
    }

    private Connection server() throws SQLException {
        var config = ConfigProvider.getConfig();
        return connect(text(config, "url"), text(config, "user"), text(config, "password"));
    }

    Connection connect(String url, String user, String password) throws SQLException {
        var login = new Properties();
        login.setProperty("user", user);
        login.setProperty("password", password);
        login.setProperty("connectTimeout", "5");
        login.setProperty("socketTimeout", Integer.toString(answerSeconds));
        login.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url, login);
    }

    private static String text(Config config, String key) {
        return config.getValue("callside.database." + key, String.class);
    }
}
