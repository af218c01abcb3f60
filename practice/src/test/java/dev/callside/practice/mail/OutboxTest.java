package dev.callside.practice.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.mail.MailAnswer.Kind;
import dev.callside.practice.mail.ScriptedMailServer.Step;
import dev.callside.practice.testing.MovableClock;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
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
        database.worker(() -> handOver(claimed.get(0)));

        clock.advance(Duration.ofSeconds(61));
        worker().run();

        assertThat(sent).isEmpty();
        assertThat(database.app(practice, () -> outbox.states(practice, List.of("receipt:1"))))
                .containsEntry("receipt:1", MailState.IN_DOUBT);
    }

    /** The word that it is being handed over is written before it is. */
    @Test
    void isInDoubtIfItsWorkerDiesWhileHandingItOver() {
        put("receipt:1");
        assertThatThrownBy(() -> dying().run()).isInstanceOf(IllegalStateException.class);

        clock.advance(Duration.ofSeconds(61));
        worker().run();

        assertThat(sent).isEmpty();
        assertThat(database.app(practice, () -> outbox.states(practice, List.of("receipt:1"))))
                .containsEntry("receipt:1", MailState.IN_DOUBT);
    }

    @Test
    void isNotHandedOverByAWorkerWhoseClaimSomebodyElseHas() {
        put("receipt:1");
        var slow = claim();
        clock.advance(Duration.ofSeconds(61));
        database.worker(() -> store.recover(clock.instant()));
        var quick = claim();

        assertThat(database.worker(() -> handOver(slow))).isFalse();
        assertThat(database.worker(() -> store.finish(slow, new MailAnswer(Kind.SENT, "250"), clock.instant())))
                .isFalse();
        assertThat(database.worker(() -> handOver(quick))).isTrue();
    }

    @Test
    void isNotHandedOverOnceTheLeaseHasEnded() {
        put("receipt:1");
        var slow = claim();
        clock.advance(Duration.ofSeconds(60));

        assertThat(database.worker(() -> handOver(slow))).isFalse();
    }

    private boolean handOver(ClaimedMail mail) {
        return store.handingOver(mail, clock.instant(), clock.instant().plusSeconds(60));
    }

    private ClaimedMail claim() {
        return database.worker(
                        () -> store.claim(clock.instant(), clock.instant().plusSeconds(60), 1))
                .get(0);
    }

    private MailWorker dying() {
        return new MailWorker(
                database,
                store,
                new MailSender() {
                    @Override
                    MailAnswer send(ClaimedMail claimed, Instant now, MailClaim claim) {
                        assertThat(claim.handsOver()).isTrue();
                        throw new IllegalStateException("the process ends here");
                    }
                },
                clock);
    }

    @Test
    void staysWithItsWorkerWhileTheLastAnswerIsAwaited() {
        put("receipt:1");
        var claimed = database.worker(
                () -> store.claim(clock.instant(), clock.instant().plusSeconds(60), 1));
        clock.advance(Duration.ofSeconds(59));
        assertThat(database.worker(() -> handOver(claimed.get(0)))).isTrue();

        clock.advance(Duration.ofSeconds(59));
        worker().run();

        assertThat(database.worker(
                        () -> store.finish(claimed.get(0), new MailAnswer(Kind.SENT, "250 ok"), clock.instant())))
                .isTrue();
        assertThat(state("receipt:1")).isEqualTo(MailState.SENT);
    }

    @Test
    void isTriedUntilAServerTakesItAndThenNoMore() throws Exception {
        try (var server = new ScriptedMailServer()) {
            put("receipt:1");
            for (var trouble : List.of(
                    new Trouble(Step.GREETING, ScriptedMailServer.CUT),
                    new Trouble(Step.MAIL, "451 busy"),
                    new Trouble(Step.DATA, ScriptedMailServer.CUT),
                    new Trouble(Step.END, "452 full"))) {
                server.recovers();
                server.says(trouble.step, trouble.answer);
                smtpWorker(server).run();
                assertThat(state("receipt:1")).as(trouble.toString()).isEqualTo(MailState.QUEUED);
                clock.advance(Duration.ofMinutes(1));
            }
            server.recovers();
            smtpWorker(server).run();
            clock.advance(Duration.ofDays(1));
            smtpWorker(server).run();

            assertThat(state("receipt:1")).isEqualTo(MailState.SENT);
            assertThat(server.taken()).hasSize(1);
        }
    }

    /** As a relay that waits before each answer; meanwhile other workers look for what is due. */
    @Test
    void isSentByWhoeverSpeaksWithAServerHoweverLongThatTakes() throws Exception {
        try (var server = new ScriptedMailServer()) {
            put("receipt:1");
            server.before(() -> {
                clock.advance(Duration.ofSeconds(29));
                worker().run();
            });
            smtpWorker(server).run();

            assertThat(state("receipt:1")).isEqualTo(MailState.SENT);
            assertThat(server.taken()).hasSize(1);
            assertThat(sent).isEmpty();
        }
    }

    @Test
    void isNeverSentAgainWhenTheLastAnswerWasLost() throws Exception {
        try (var server = new ScriptedMailServer()) {
            put("receipt:1");
            server.says(Step.END, ScriptedMailServer.CUT);
            smtpWorker(server).run();
            server.recovers();
            for (var day = 0; day < 4; day++) {
                clock.advance(Duration.ofDays(1));
                smtpWorker(server).run();
            }

            assertThat(state("receipt:1")).isEqualTo(MailState.IN_DOUBT);
            assertThat(server.taken()).hasSize(1);
        }
    }

    /** The server's own words are kept, but no server can say what PostgreSQL can't hold. */
    @Test
    void keepsWhatTheServerSaidWhateverItSaid() throws Exception {
        try (var server = new ScriptedMailServer()) {
            put("receipt:1");
            server.says(Step.RCPT, "550 no \u0000 such \u0001 user");
            smtpWorker(server).run();

            assertThat(state("receipt:1")).isEqualTo(MailState.REFUSED);
            assertThat(postgres.ownerSees("select answer from practice.outbox")).startsWith("550 no ");
        }
    }

    /** What a server does wrong, and where. */
    private record Trouble(Step step, String answer) {}

    private MailWorker smtpWorker(ScriptedMailServer server) {
        return new MailWorker(database, store, server.sender(Map.of()), clock);
    }

    private MailState state(String key) {
        return database.app(practice, () -> outbox.states(practice, List.of(key)))
                .get(key);
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
                    MailAnswer send(ClaimedMail claimed, Instant now, MailClaim claim) {
                        assertThat(claim.handsOver()).isTrue();
                        sent.add(claimed.mail().key());
                        return new MailAnswer(Kind.SENT, "250 ok");
                    }
                },
                clock);
    }
}
