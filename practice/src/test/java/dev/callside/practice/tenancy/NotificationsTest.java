package dev.callside.practice.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.TestPostgres;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves that a database that is away is told once, waited for ever longer, and heard again when it is back. */
class NotificationsTest {

    private static final String PASSWORD = "of a listener";
    private static final int SHORT_SECOND_MS = 100;

    private final TestPostgres postgres = TestPostgres.get();
    private final SwallowingProxy proxy = new SwallowingProxy(postgres.port());
    private final Notifications notifications = new Notifications(1, 3, SHORT_SECOND_MS);
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final List<LogRecord> logged = new CopyOnWriteArrayList<>();
    private final BlockingQueue<SQLException> refusals = new LinkedBlockingQueue<>();
    private final Logger logger = Logger.getLogger(Notifications.class.getName());
    private final Handler keeper = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry);
        }

        @Override
        public void flush() {
            // nothing is held back
        }

        @Override
        public void close() {
            // nothing is open
        }
    };
    private Thread thread;

    @BeforeEach
    void listen() {
        logger.addHandler(keeper);
        postgres.asOwner("create role a_listener login password '" + PASSWORD + "'");
        notifications.on("a_channel", heard::add);
        thread = new Thread(() -> notifications.listen(this::connect));
        thread.start();
    }

    private java.sql.Connection connect() throws SQLException {
        try {
            return notifications.connect(
                    "jdbc:postgresql://127.0.0.1:" + proxy.port() + "/postgres", "a_listener", PASSWORD);
        } catch (SQLException e) {
            refusals.add(e);
            throw e;
        }
    }

    @AfterEach
    void stop() throws Exception {
        notifications.stop();
        thread.join(10_000);
        assertThat(thread.isAlive()).isFalse();
        proxy.close();
        postgres.asOwner("drop role a_listener");
        logger.removeHandler(keeper);
    }

    private String next() throws InterruptedException {
        return heard.poll(10, TimeUnit.SECONDS);
    }

    @Test
    void saysOnceThatItIsRefusedAndOnceThatItIsBack() throws InterruptedException {
        assertThat(next()).isEqualTo(Notifications.MISSED);
        postgres.asOwner("alter role a_listener nologin");
        postgres.asOwner("select pg_terminate_backend(pid) from pg_stat_activity where usename = 'a_listener'");
        for (var i = 0; i < 3; i++) {
            assertThat((Throwable) refusals.poll(20, TimeUnit.SECONDS))
                    .as("refusal " + i)
                    .isNotNull();
        }
        assertThat(logged).as("one line for three refusals").hasSize(1);

        postgres.asOwner("alter role a_listener login");
        assertThat(next()).as("what may have been missed").isEqualTo(Notifications.MISSED);
        postgres.asOwner("notify a_channel, 'hello'");
        assertThat(next()).isEqualTo("hello");

        assertThat(logged)
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.getThrown()).isNull());
        assertThat(logged.get(1).getMessage()).endsWith("is there again");
    }

    /** As when the machine behind the address has died, or a firewall has forgotten an idle connection. */
    @Test
    void makesAnotherConnectionWhereTheOldOneIsSilent() throws Exception {
        assertThat(next()).isEqualTo(Notifications.MISSED);
        proxy.swallow();
        assertThat((Throwable) refusals.poll(20, TimeUnit.SECONDS))
                .as("a login that nobody answers")
                .isNotNull();

        proxy.carry();
        assertThat(next()).as("what may have been missed").isEqualTo(Notifications.MISSED);
        postgres.asOwner("notify a_channel, 'hello'");
        assertThat(next()).isEqualTo("hello");
    }

    @Test
    void staysOnAConnectionThatAnswers() throws Exception {
        assertThat(next()).isEqualTo(Notifications.MISSED);
        proxy.awaitBytes();
        proxy.awaitBytes();

        postgres.asOwner("notify a_channel, 'hello'");
        assertThat(next()).isEqualTo("hello");
        assertThat(logged).isEmpty();
    }

    @Test
    void waitsLongerForAPersonThanForTheDatabase() {
        assertThat(pauses("28P01")).containsExactly(1, 2, 4, 8, 16, 30, 30, 30);
        assertThat(pauses("08001")).as("back within ten seconds").containsExactly(1, 2, 4, 5, 5, 5, 5, 5);
        assertThat(Notifications.pause(1_000, new SQLException("", "28000"))).isEqualTo(30);
    }

    private static List<Integer> pauses(String state) {
        var failure = new SQLException("", state);
        return IntStream.rangeClosed(1, 8)
                .mapToObj(failures -> Notifications.pause(failures, failure))
                .toList();
    }
}
