package dev.callside.reminders.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.plugin.PracticeId;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Proves that open consoles hear of what clients and Twilio say, and of much at once only once. */
class NewsTest {

    private static final String OVER = "over";

    private final CallScene scene = new CallScene();
    private Connection connection;

    @BeforeEach
    void listen() throws SQLException {
        connection = scene.credits.postgres.asServer();
        try (var statement = connection.createStatement()) {
            statement.execute("listen callside_messages");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private List<String> heard() throws SQLException {
        scene.news.tell();
        scene.credits.postgres.asOwner("select pg_notify('callside_messages', '" + OVER + "')");
        var all = new ArrayList<String>();
        while (!all.contains(OVER)) {
            var some = connection.unwrap(PGConnection.class).getNotifications(10_000);
            assertThat(some).isNotEmpty();
            Stream.of(some).map(PGNotification::getParameter).forEach(all::add);
        }
        all.remove(OVER);
        return all;
    }

    @Test
    void tellsOfAThousandWordsOnce() throws SQLException {
        var sid = CallScene.sid();
        var message = scene.sent(sid);
        IntStream.range(0, 999).forEach(i -> scene.statuses.take(scene.credits.id, message, sid, "delivered", ""));

        assertThat(heard()).containsExactly(scene.credits.id.toString());
        assertThat(heard()).isEmpty();
    }

    @Test
    void tellsThePracticeThatIsAnswered() throws SQLException {
        scene.sent(CallScene.sid());
        assertThat(heard()).contains(scene.credits.id.toString());
        var sid = CallScene.sid();

        scene.replies.take(sid, scene.number, "no", "");

        assertThat(heard()).containsExactly(scene.credits.id.toString());
        scene.replies.take(sid, scene.number, "no", "");
        assertThat(heard()).isEmpty();
    }

    @Test
    void tellsAllThatMayWriteToANumberNoMoreOrAgain() throws SQLException {
        var other = new CallScene();
        scene.credits.postgres.asOwner("update practice.clients set phone = '" + scene.number
                + "' where practice_id = '" + other.credits.id + "'");
        var both = List.of(scene.credits.id.toString(), other.credits.id.toString());

        scene.replies.take(CallScene.sid(), scene.number, "STOP", "STOP");
        assertThat(heard()).containsExactlyInAnyOrderElementsOf(both);

        scene.replies.take(CallScene.sid(), scene.number, "START", "START");
        assertThat(heard()).containsExactlyInAnyOrderElementsOf(both);
    }

    @Test
    void tellsTheNextTimeWhatCouldNotBeTold() throws SQLException {
        var lost = new IllegalStateException("the database is away");
        var store = new NewsStore(scene.credits.database.unit("reminders")) {
            private boolean away = true;

            @Override
            void tell(List<PracticeId> practices) {
                if (away) {
                    away = false;
                    throw lost;
                }
                super.tell(practices);
            }
        };
        var news = new News(scene.credits.database, store);
        news.of(List.of(scene.credits.id));

        assertThatThrownBy(news::tell).isSameAs(lost);
        news.tell();

        assertThat(heard()).containsExactly(scene.credits.id.toString());
    }
}
