package dev.callside.reminders.feed;

import static dev.callside.reminders.ical.Ics.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.client.Client;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.client.ClientStore.Kept;
import dev.callside.practice.client.ConsentOrigin;
import dev.callside.practice.testing.Gate;
import dev.callside.reminders.ical.Ics;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proves that of several nodes one reads a calendar, and that one that was held up brings nothing back. */
class FeedRaceTest {

    private static final String TEN = "DTSTART;TZID=Australia/Melbourne:20260310T100000";
    private static final String ELEVEN = "DTSTART;TZID=Australia/Melbourne:20260310T110000";

    private final FeedScene scene = new FeedScene();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void close() throws IOException {
        threads.shutdownNow();
        scene.close();
    }

    @Test
    void severalNodesReadEachCalendarOnce() {
        scene.publishes(visit("a", TEN));
        for (var i = 0; i < 20; i++) {
            scene.add(UUID.randomUUID(), "/" + i, true);
        }
        CreditScene.atOnce(4, node -> {
            scene.feeds.run(threads);
            return node;
        });
        assertThat(scene.server.count()).isEqualTo(20);
        assertThat(scene.credits.sees("select min(epoch) || ' ' || max(epoch) || ' ' || count(read_at)"
                        + " from reminders.feeds where practice_id = {practice}"))
                .isEqualTo("1 1 20");
        assertThat(scene.kept()).isEqualTo("a booked 1 03-09 23:00");
    }

    @Test
    void whoeverLostTheirClaimWritesNothing() throws Exception {
        scene.publishes(visit("a", TEN));
        scene.added();
        scene.read();
        scene.credits.clock.advance(FeedScene.INTERVAL);
        var asked = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        scene.server.answersOnce(
                asked,
                goOn,
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + Ics.calendar(visit("a", TEN), visit("b", TEN)));
        Future<?> slow = threads.submit(() -> scene.read());
        assertThat(asked.await(20, TimeUnit.SECONDS)).isTrue();
        scene.credits.clock.advance(Feeds.LEASE);
        scene.publishes(visit("a", ELEVEN));
        assertThat(scene.read()).isEqualTo(1);
        goOn.countDown();
        slow.get(20, TimeUnit.SECONDS);
        assertThat(scene.kept()).isEqualTo("a booked 2 03-10 00:00");
        assertThat(epoch()).isEqualTo("3");
        assertThat(scene.view().next()).isEqualTo(scene.credits.clock.instant().plus(FeedScene.INTERVAL));
    }

    @Test
    void oneThatDiedIsReadByAnother() {
        scene.publishes(visit("a", TEN));
        scene.added();
        var now = scene.credits.clock.instant();
        assertThat(claim(now)).isEqualTo(1);
        assertThat(scene.read()).isZero();
        scene.credits.clock.advance(Feeds.LEASE.minus(Duration.ofSeconds(1)));
        assertThat(scene.read()).isZero();
        scene.credits.clock.advance(Duration.ofSeconds(1));
        assertThat(scene.read()).isEqualTo(1);
        assertThat(scene.kept()).isEqualTo("a booked 1 03-09 23:00");
    }

    @Test
    void bringsBackNoNumberThatASystemChangesAtThatMoment() throws InterruptedException {
        scene.credits.in(() -> keeps("+61491570156"));
        scene.publishes(visit("a", TEN));
        scene.added();
        var changed = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var system = Gate.start(() -> scene.credits.in(() -> {
            keeps("+61491570157");
            changed.countDown();
            return awaited(goOn);
        }));
        assertThat(awaited(changed)).isTrue();

        var reading = Gate.start(scene::read);
        Gate.awaitWaiting(1);
        goOn.countDown();

        assertThat(Gate.result(system)).isTrue();
        assertThat(Gate.result(reading)).isEqualTo(1);
        assertThat(scene.kept()).isEqualTo("a booked 1 03-09 23:00");
        assertThat(scene.clients()).isEqualTo("Kim Lee +61491570157 kim@example.com true true");
    }

    private static boolean awaited(CountDownLatch latch) {
        try {
            return latch.await(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kim as the practice's system tells of her. */
    private Kept keeps(String phone) {
        var kim = new Client(
                UUID.randomUUID(),
                "c-77",
                "Kim Lee",
                "Kim",
                Optional.of(phone),
                Optional.of("kim@example.com"),
                Optional.empty(),
                Optional.empty(),
                true,
                true);
        return new ClientStore(scene.credits.database.unit("practice"))
                .put(scene.credits.id, kim, ConsentOrigin.API, "api", scene.credits.clock.instant());
    }

    private int claim(Instant now) {
        var store = new FeedStore(scene.credits.database.unit("reminders"));
        return scene.credits
                .database
                .worker(() -> store.claim(4, now, now.plus(Feeds.LEASE)))
                .size();
    }

    private String epoch() {
        return scene.credits.sees("select epoch from reminders.feeds where practice_id = {practice}");
    }
}
