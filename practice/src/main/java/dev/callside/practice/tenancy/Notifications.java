package dev.callside.practice.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.postgresql.PGConnection;

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
    private static final int POLL_MS = 1_000;

    private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
    private volatile boolean stopped;

    /** To be called before {@link #listen}. Listeners must return quickly: there is one thread for all. */
    public void on(String channel, Consumer<String> listener) {
        listeners.computeIfAbsent(channel, c -> new CopyOnWriteArrayList<>()).add(listener);
    }

    public void stop() {
        stopped = true;
    }

    /** Hears until it is stopped, or until the connection breaks; whoever runs it runs it again. */
    public void listen() {
        var config = ConfigProvider.getConfig();
        try (var connection =
                DriverManager.getConnection(text(config, "url"), text(config, "user"), text(config, "password"))) {
            try (var statement = connection.createStatement()) {
                for (var channel : listeners.keySet()) {
                    statement.execute("listen " + channel);
                }
            }
            listeners.keySet().forEach(channel -> tell(channel, MISSED));
            hear(connection.unwrap(PGConnection.class));
        } catch (SQLException e) {
            LOG.log(Level.WARNING, "The database connection that wakes the panels is lost; it is made again", e);
        }
    }

    private void hear(PGConnection connection) throws SQLException {
        while (!stopped) {
            var heard = connection.getNotifications(POLL_MS);
            if (heard != null) {
                for (var notification : heard) {
                    tell(notification.getName(), notification.getParameter());
                }
            }
        }
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

    private static String text(Config config, String key) {
        return config.getValue("callside.database." + key, String.class);
    }
}
