package dev.callside.practice.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that a key is known by the hash of its secret alone, by its own practice only, and until it is revoked. */
class ApiKeyStoreTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final TestPostgres postgres = TestPostgres.get();
    private final TestDatabase database = new TestDatabase();
    private final ApiKeyStore store = new ApiKeyStore(database.unit("practice"));
    private final PracticeId mine = practice();
    private final PracticeId theirs = practice();
    private final String secret = ApiKey.PREFIX + "secret of " + UUID.randomUUID();
    private final ApiKey key = new ApiKey(
            UUID.randomUUID(),
            "Calendar",
            "1234",
            Set.of(Scope.APPOINTMENTS_READ),
            NOW,
            "Mia",
            Optional.empty(),
            Optional.empty());

    private PracticeId practice() {
        var id = new PracticeId(UUID.randomUUID());
        postgres.asOwner("select practice.add_practice('" + id
                + "', 'Org', 'Harbour Practice', 'ABN 1', 'AU', 'Australia/Melbourne', 'AUD')");
        return id;
    }

    private boolean add() {
        return database.app(mine, () -> store.add(mine, key, secret));
    }

    private Optional<ApiKey.Holder> find(Instant at) {
        return database.door(() -> store.find(secret, at));
    }

    @Test
    void findsAKeyByItsSecretWhichIsKeptNowhere() {
        assertThat(add()).isTrue();

        assertThat(find(NOW)).contains(new ApiKey.Holder(mine, key.id(), "Calendar", key.scopes()));
        assertThat(postgres.ownerSees("select count(*) from practice.api_keys k where id = '" + key.id()
                        + "' and k::text like '%" + secret + "%'"))
                .isEqualTo("0");
        assertThat(database.door(() -> store.find(secret + "x", NOW))).isEmpty();
    }

    @Test
    void keepsTheFirstOfTwoWithOneId() {
        assertThat(add()).isTrue();
        assertThat(add()).isFalse();
        assertThat(database.app(mine, () -> store.all(mine))).containsExactly(key);
    }

    @Test
    void notesWhenAKeyWasUsed() {
        add();
        find(NOW.plusSeconds(5));
        find(NOW.plusSeconds(6));

        assertThat(database.app(mine, () -> store.all(mine)).get(0).lastUsed()).contains(NOW.plusSeconds(5));
    }

    @Test
    void refusesAKeyThatWasRevoked() {
        add();

        assertThat(database.app(theirs, () -> store.revoke(theirs, key.id(), NOW)))
                .isFalse();
        assertThat(find(NOW)).isPresent();
        assertThat(database.app(mine, () -> store.revoke(mine, key.id(), NOW))).isTrue();

        assertThat(find(NOW)).isEmpty();
    }

    @Test
    void showsNoOtherPracticesKeys() {
        add();

        assertThat(database.app(theirs, () -> store.all(theirs))).isEmpty();
        assertThat(database.app(theirs, () -> store.all(mine))).isEmpty();
    }
}
