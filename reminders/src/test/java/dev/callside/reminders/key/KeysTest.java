package dev.callside.reminders.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.testing.CreditScene;
import dev.callside.plugin.Role;
import dev.callside.practice.key.ApiKey;
import dev.callside.practice.key.ApiKeyStore;
import dev.callside.practice.key.Scope;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.testing.TestSessions;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.work.ListQuestion;
import dev.callside.reminders.work.RemindersProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
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

        assertThat(scene.sees("select encode(key_hash, 'escape') || k::text from practice.api_keys k"
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

    /** A name is optional in a launch, and may be longer than anybody reads. */
    @Test
    void namesWhoMadeItWhateverNameTheyHave() {
        assertThat(madeBy("")).isEqualTo("mia");
        assertThat(madeBy("M".repeat(255))).isEqualTo("M".repeat(200));
    }

    private String madeBy(String name) {
        var who = TestSessions.of(scene.id, Role.MANAGER, "mia", name);
        var another = new KeyReader.Wanted(UUID.randomUUID(), "Calendar", Set.of(Scope.APPOINTMENTS_WRITE));
        return scene.in(() -> keys.make(who, another)).orElseThrow().key().createdBy();
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

    private ApiKey key(String name, boolean used, boolean revoked) {
        var now = Optional.of(scene.clock.instant());
        return new ApiKey(
                UUID.randomUUID(),
                name,
                "7xQ2",
                Set.of(Scope.APPOINTMENTS_WRITE),
                scene.clock.instant(),
                "Mia",
                now.filter(at -> used),
                now.filter(at -> revoked));
    }

    private static List<String> found(List<ApiKey> all, String text, KeyShow show) {
        return KeyList.of(all, new ListQuestion<>(text, show, Optional.empty(), 50)).stream()
                .map(ApiKey::name)
                .toList();
    }

    @Test
    void findsKeysByNameAndState() {
        var all = List.of(key("Calendar", true, false), key("Desk", false, false), key("Old calendar", true, true));

        assertThat(found(all, "", KeyShow.ALL)).hasSize(3);
        assertThat(found(all, "CALENDAR", KeyShow.ALL)).containsExactly("Calendar", "Old calendar");
        assertThat(found(all, "7xq2", KeyShow.IN_USE)).containsExactly("Calendar", "Desk");
        assertThat(found(all, "", KeyShow.NEVER_USED)).containsExactly("Desk");
        assertThat(found(all, "mia", KeyShow.REVOKED)).containsExactly("Old calendar");
        assertThat(found(all, "desk", KeyShow.REVOKED)).isEmpty();
    }

    @Test
    void showsKeysPageByPage() {
        var all = IntStream.range(0, 5)
                .mapToObj(number -> key("Key " + number, false, false))
                .toList();
        var names = new ArrayList<String>();
        var question = new ListQuestion<KeyShow, UUID>("", KeyShow.ALL, Optional.empty(), 2);
        var page = KeyList.page(all, question);
        while (page.next() != null) {
            page.keys().forEach(view -> names.add(view.name()));
            page = KeyList.page(all, question.after(UUID.fromString(page.next())));
        }
        page.keys().forEach(view -> names.add(view.name()));

        assertThat(names).containsExactly("Key 0", "Key 1", "Key 2", "Key 3", "Key 4");
        assertThat(KeyList.page(all, question.after(UUID.randomUUID())).keys()).isEmpty();
    }

    @Test
    void writesAFileOfKeysInWhichNothingRunsAndNoSecretIs() throws IOException {
        var secret = make().secret().orElseThrow();
        var out = new ByteArrayOutputStream();
        var keys = new ArrayList<ApiKey>(List.of(key("=1+1", false, true)));
        keys.addAll(scene.in(() -> store.all(scene.id)));

        new HttpKeysCsv(ZoneId.of("Australia/Melbourne"), Texts.of(RemindersProblem.BUNDLE, Locale.ENGLISH))
                .write(keys, out);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Made (Australia/Melbourne)", "'=1+1,csk_…7xQ2,appointments:write,Revoked", "Calendar,csk_…")
                .doesNotContain(secret);
    }
}
