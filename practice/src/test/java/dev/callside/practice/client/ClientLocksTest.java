package dev.callside.practice.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.testing.Gate;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Proves that of two who tell of the same clients one waits for the other, and never each for the other. */
class ClientLocksTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final TestDatabase database = new TestDatabase();
    private final PracticeId practice = new PracticeId(UUID.randomUUID());
    private final ClientStore clients = new ClientStore(database.unit("practice"));

    ClientLocksTest() {
        TestPostgres.get()
                .asOwner("select practice.add_practice('" + practice
                        + "', 'Org', 'Harbour Practice', 'ABN 1', 'AU', 'Australia/Melbourne', 'AUD')");
    }

    private Map<String, ClientStore.Kept> put(String... ids) {
        var told = Stream.of(ids)
                .map(id -> new ClientTold(client(id), Told.ALL, ConsentOrigin.API))
                .toList();
        return clients.putAll(practice, told, "key 1", NOW);
    }

    private static Client client(String id) {
        return new Client(
                UUID.randomUUID(),
                id,
                "Kim Lee",
                "Kim",
                Optional.of("+61491570156"),
                Optional.of("kim@example.com"),
                Optional.empty(),
                Optional.empty(),
                true,
                true);
    }

    /** A calendar, which holds whom it may be about and then adds who is new, beside a file with both of them. */
    @Test
    void whoHoldsAKnownClientMayAddANewOneThatAnotherTellsOfToo() throws InterruptedException {
        database.app(practice, () -> put("known"));
        var held = new CountDownLatch(1);
        var calendar = Gate.start(() -> database.app(practice, () -> {
            clients.hold(practice, List.of("known"), List.of(), List.of());
            held.countDown();
            Gate.awaitWaiting(1);
            return put("new", "known");
        }));
        assertThat(held.await(1, TimeUnit.MINUTES)).isTrue();

        var file = database.app(practice, () -> put("new", "known"));

        assertThat(Gate.result(calendar)).containsOnlyKeys("new", "known");
        assertThat(file.get("new").id())
                .isEqualTo(Gate.result(calendar).get("new").id());
    }
}
