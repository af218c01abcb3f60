package dev.callside.reminders.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.key.ApiKey;
import dev.callside.practice.key.ApiKeyStore;
import dev.callside.practice.key.Scope;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.testing.TestSessions;
import dev.callside.practice.web.Problem.FieldError;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that a key's secret is shown once, however often it is asked for, and that a revoked key is at its end. */
class KeysTest {

    private final CreditScene scene = new CreditScene();
    private final ApiKeyStore store = new ApiKeyStore(scene.database.unit("practice"));
    private final Keys keys = new Keys(store, new Audit(scene.database.unit("practice"), scene.clock), scene.clock);
    private final Session mia = TestSessions.manager(scene.id);
    private final KeyReader.Wanted wanted =
            new KeyReader.Wanted(UUID.randomUUID(), "Calendar", Set.of(Scope.APPOINTMENTS_WRITE));

    private Keys.Made make() {
        return scene.in(() -> keys.make(mia, wanted)).orElseThrow();
    }

    private Optional<ApiKey.Holder> holder(String secret) {
        return scene.database.door(() -> store.find(secret, scene.clock.instant()));
    }

    @Test
    void showsTheSecretOnce() {
        var secret = make().secret().orElseThrow();

        assertThat(secret).startsWith(ApiKey.PREFIX).hasSizeGreaterThan(40);
        assertThat(make().secret()).isEmpty();
        assertThat(make().key().ending()).isEqualTo(secret.substring(secret.length() - 4));
        assertThat(holder(secret)).map(ApiKey.Holder::id).contains(wanted.id());
    }

    /** Whoever reads the table can't call with what is in it. */
    @Test
    void keepsOnlyWhatASecretCanBeToldBy() {
        var secret = make().secret().orElseThrow();

        assertThat(scene.sees("select convert_from(key_hash, 'LATIN1') || k::text from practice.api_keys k"
                        + " where practice_id = {practice} and id = '" + wanted.id() + "'"))
                .doesNotContain(secret)
                .doesNotContain(secret.substring(ApiKey.PREFIX.length()));
        assertThat(scene.sees(
                        "select count(*) from practice.api_keys where key_hash = sha256('" + secret + "'::bytea)"))
                .isEqualTo("1");
    }

    @Test
    void refusesAnotherKeyOfTheSameId() {
        make();

        assertThat(scene.in(() ->
                        keys.make(mia, new KeyReader.Wanted(wanted.id(), "Other", Set.of(Scope.APPOINTMENTS_WRITE)))))
                .isEmpty();
    }

    @Test
    void letsARevokedKeyInNoMore() {
        var secret = make().secret().orElseThrow();

        assertThat(scene.in(() -> keys.revoke(mia, wanted.id()))).isTrue();
        assertThat(scene.in(() -> keys.revoke(mia, wanted.id()))).isTrue();

        assertThat(holder(secret)).isEmpty();
        assertThat(scene.in(() -> keys.revoke(mia, UUID.randomUUID()))).isFalse();
        assertThat(scene.sees("select string_agg(action, ' ' order by at, action) from practice.audit"
                        + " where practice_id = {practice} and object = '" + wanted.id() + "'"))
                .isEqualTo("key.add key.revoke");
    }

    @Test
    void saysWhatAKeyNeeds() {
        var reader = new KeyReader(Locale.ENGLISH);

        assertThat(reader.read(new KeyAsked("7", " ", List.of()))).isEmpty();
        assertThat(reader.read(new KeyAsked(null, "x".repeat(101), Arrays.asList("all", null))))
                .isEmpty();

        assertThat(reader.errors())
                .extracting(FieldError::field)
                .containsExactly("id", "name", "scopes", "id", "name", "scopes");
        assertThat(new KeyReader(Locale.ENGLISH)
                        .read(new KeyAsked(wanted.id().toString(), " Calendar ", List.of("appointments:write"))))
                .contains(wanted);
    }
}
