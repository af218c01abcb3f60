package dev.callside.practice.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.mail.MailAnswer.Kind;
import dev.callside.practice.testing.MovableClock;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Proves that a mail is sent once, whoever sends it and whoever dies over it. */
class OutboxTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final TestDatabase database = new TestDatabase();
    private final TestPostgres postgres = TestPostgres.get();
    private final PracticeId practice = new PracticeId(UUID.randomUUID());
    private final Outbox outbox = new Outbox(database.unit("practice"), clock);
    private final OutboxStore store = new OutboxStore(database.unit("practice"));
    private final Queue<String> sent = new ConcurrentLinkedQueue<>();

    OutboxTest() {
        postgres.asOwner("select practice.add_practice('" + practice + "', 'O', 'P', '', 'AU', 'UTC', 'AUD')");
        // Workers see all practices: what another test left behind is not ours.
        postgres.asOwner("delete from practice.outbox");
    }

    @Test
    void sendsEachMailOnceWithTwoWorkers() throws Exception {
        for (var i = 0; i < 200; i++) {
            put("receipt:" + i);
        }
        var pool = Executors.newFixedThreadPool(2);
        try {
            for (var done :
                    pool.invokeAll(List.of(Executors.callable(worker()::run), Executors.callable(worker()::run)))) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }

        assertThat(sent).hasSize(200).doesNotHaveDuplicates();
        assertThat(postgres.ownerSees("select count(*) from practice.outbox where state = 'sent'"))
                .isEqualTo("200");
    }

    @Test
    void isTheSameMailUnderTheSameKey() {
        put("receipt:1");
        put("receipt:1");

        worker().run();

        assertThat(sent).containsExactly("receipt:1");
    }

    @Test
    void isSentAgainIfItsWorkerDiedBeforeHandingItOver() {
        put("receipt:1");
        database.worker(() -> store.claim(clock.instant(), clock.instant().plusSeconds(60), 1));
        worker().run();
        assertThat(sent).isEmpty();

        clock.advance(Duration.ofSeconds(61));
        worker().run();

        assertThat(sent).containsExactly("receipt:1");
    }

    @Test
    void isInDoubtIfItsWorkerDiedAfterHandingItOver() {
        put("receipt:1");
        var claimed = database.worker(
                () -> store.claim(clock.instant(), clock.instant().plusSeconds(60), 1));
        database.worker(() -> store.handingOver(claimed.get(0), clock.instant()));

        clock.advance(Duration.ofSeconds(61));
        worker().run();

        assertThat(sent).isEmpty();
        assertThat(database.app(practice, () -> outbox.states(practice, List.of("receipt:1"))))
                .containsEntry("receipt:1", MailState.IN_DOUBT);
    }

    private void put(String key) {
        database.inApp(
                practice,
                () -> outbox.put(
                        practice, new Mail(key, "kim@example.com", "P", "Receipt", "text", "<p>", Locale.ENGLISH)));
    }

    private MailWorker worker() {
        return new MailWorker(
                database,
                store,
                new MailSender() {
                    @Override
                    MailAnswer send(ClaimedMail claimed, Instant now, BooleanSupplier beforeEnd) {
                        assertThat(beforeEnd.getAsBoolean()).isTrue();
                        sent.add(claimed.mail().key());
                        return new MailAnswer(Kind.SENT, "250 ok");
                    }
                },
                clock);
    }
}
