package dev.callside.practice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.practice.testing.Gate;
import dev.callside.practice.testing.MovableClock;
import dev.callside.practice.testing.Race;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Proves whose word about a consent holds, and that it is never lost how it came to that. */
class ConsentTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
    private final TestDatabase database = new TestDatabase();
    private final PracticeId practice = new PracticeId(UUID.randomUUID());
    private final ClientStore clients = new ClientStore(database.unit("practice"));
    private final ConsentStore consents = new ConsentStore(database.unit("practice"));

    ConsentTest() {
        TestPostgres.get()
                .asOwner("select practice.add_practice('" + practice
                        + "', 'Org', 'Harbour Practice', 'ABN 1', 'AU', 'Australia/Melbourne', 'AUD')");
    }

    private static Client kim(Optional<Boolean> sms) {
        return new Client(
                UUID.randomUUID(),
                "c-1",
                "Kim Lee",
                "Kim",
                Optional.of("+61491570156"),
                Optional.of("kim@example.com"),
                Optional.empty(),
                Optional.empty(),
                sms,
                Optional.empty());
    }

    private ClientStore.Kept put(Client client, ConsentOrigin origin) {
        clock.advance(Duration.ofMinutes(1));
        return database.app(practice, () -> clients.put(practice, client, origin, "key 1", clock.instant()));
    }

    private ClientStore.Kept says(ConsentOrigin origin, Boolean sms) {
        return put(kim(Optional.ofNullable(sms)), origin);
    }

    private void decides(UUID client, boolean given) {
        clock.advance(Duration.ofMinutes(1));
        database.inApp(
                practice,
                () -> consents.decide(practice, client, ConsentChannel.SMS, given, "Mia", "by phone", clock.instant()));
    }

    private boolean sms(UUID client) {
        return database.app(practice, () -> clients.find(practice, client))
                .flatMap(Client::smsConsent)
                .orElseThrow();
    }

    @Test
    void whoIsSecondWithANewClientSeesWhatTheFirstHasSaid() throws InterruptedException {
        var there = new CountDownLatch(1);
        var first = Gate.start(() -> database.app(practice, () -> {
            var kept = clients.put(practice, kim(Optional.of(true)), ConsentOrigin.API, "key 1", clock.instant());
            there.countDown();
            Gate.awaitWaiting(1);
            return kept;
        }));
        assertThat(there.await(1, TimeUnit.MINUTES)).isTrue();

        var second = says(ConsentOrigin.CSV, false);

        assertThat(second.id()).isEqualTo(Gate.result(first).id());
        assertThat(second.reachedOtherwise()).isTrue();
        assertThat(sms(second.id())).isFalse();
        assertThat(history(second.id())).containsExactly("API yes", "CSV no");
    }

    /** Of SMS, the oldest first. */
    private List<String> history(UUID client) {
        return database.app(practice, () -> consents.history(practice, client, 100)).stream()
                .filter(each -> each.channel() == ConsentChannel.SMS)
                .sorted((one, other) -> one.at().compareTo(other.at()))
                .map(each -> each.origin() + (each.given() ? " yes" : " no"))
                .toList();
    }

    @Test
    void agreesUnlessSomebodySaysOtherwise() {
        var kim = says(ConsentOrigin.CSV, null).id();

        assertThat(sms(kim)).isTrue();
        assertThat(history(kim)).as("nobody has said so").isEmpty();
    }

    @Test
    void whatASystemLeavesOutChangesNothing() {
        var kim = says(ConsentOrigin.API, false).id();
        says(ConsentOrigin.CSV, null);
        says(ConsentOrigin.FHIR, null);

        assertThat(sms(kim)).isFalse();
        assertThat(history(kim)).containsExactly("API no");
    }

    @Test
    void aSystemsNewWordHolds() {
        var kim = says(ConsentOrigin.API, true).id();
        says(ConsentOrigin.API, false);
        says(ConsentOrigin.CSV, true);

        assertThat(sms(kim)).isTrue();
        assertThat(history(kim)).containsExactly("API yes", "API no", "CSV yes");
    }

    @Test
    void noSystemGivesAgainWhatAPersonTookBack() {
        var kim = says(ConsentOrigin.API, true).id();
        decides(kim, false);
        says(ConsentOrigin.API, true);
        says(ConsentOrigin.CSV, false);
        says(ConsentOrigin.FHIR, null);
        says(ConsentOrigin.CALENDAR, true);

        assertThat(sms(kim)).isFalse();
        assertThat(history(kim)).containsExactly("API yes", "PERSON no");

        decides(kim, true);
        assertThat(sms(kim)).isTrue();
    }

    @Test
    void aSystemThatSaysNoOnceMoreDoesNotUndoWhatAPersonGave() {
        var kim = says(ConsentOrigin.CSV, false).id();
        decides(kim, true);
        says(ConsentOrigin.CSV, false);
        assertThat(sms(kim)).isTrue();

        says(ConsentOrigin.CSV, true);
        says(ConsentOrigin.CSV, false);
        assertThat(sms(kim)).isFalse();
        assertThat(history(kim)).containsExactly("CSV no", "PERSON yes", "CSV no");
    }

    @Test
    void aNoThatComesWithANoOfAPersonIsKeptAsThePersons() {
        var kim = says(ConsentOrigin.API, false).id();
        decides(kim, false);
        says(ConsentOrigin.API, true);

        assertThat(sms(kim)).isFalse();
        assertThat(database.app(practice, () -> consents.lock(practice, kim, ConsentChannel.SMS)))
                .contains(new ConsentStore.Held(false, true));
    }

    @Test
    void tellsWhetherAClientIsReachedOtherwiseThanBefore() {
        assertThat(says(ConsentOrigin.API, null).reachedOtherwise()).isFalse();
        assertThat(says(ConsentOrigin.API, null).reachedOtherwise()).isFalse();
        assertThat(says(ConsentOrigin.API, false).reachedOtherwise()).isTrue();
        var there = new Client(
                UUID.randomUUID(),
                "c-1",
                "Kim Larsen",
                "Kim",
                Optional.of("+61491570157"),
                Optional.of("kim@example.com"),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        assertThat(put(there, ConsentOrigin.API).reachedOtherwise())
                .as("another number and name are the same channels")
                .isFalse();
        var away = new Client(
                UUID.randomUUID(),
                "c-1",
                "Kim Larsen",
                "Kim",
                Optional.empty(),
                Optional.of("kim@example.com"),
                Optional.empty(),
                Optional.of(ZoneId.of("Australia/Perth")),
                Optional.empty(),
                Optional.empty());
        assertThat(put(away, ConsentOrigin.API).reachedOtherwise()).isTrue();
    }

    @Test
    void writesAFirstConsentOnceForOneClientWhoComesTwiceAtOnce() throws Exception {
        var kept = Race.of(8, () -> says(ConsentOrigin.API, true).id());

        assertThat(kept).hasSize(8).containsOnly(kept.get(0));
        assertThat(history(kept.get(0))).containsExactly("API yes");
    }

    @Test
    void historyIsNotRewrittenAndBelongsToThePractice() {
        var kim = says(ConsentOrigin.API, false).id();
        var other = new PracticeId(UUID.randomUUID());

        assertThat(database.app(other, () -> consents.history(practice, kim, 100)))
                .isEmpty();
        assertThat(database.app(other, () -> consents.lock(practice, kim, ConsentChannel.SMS)))
                .isEmpty();
        for (var sql : List.of("delete from practice.consents", "update practice.consents set given = true")) {
            assertThatThrownBy(() -> database.app(
                            practice,
                            () -> Sql.of(database.unit("practice"), sql).update()))
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void aPersonsWordNeedsAReason() {
        var kim = says(ConsentOrigin.API, null).id();

        assertThatThrownBy(() -> database.inApp(
                        practice,
                        () -> consents.decide(practice, kim, ConsentChannel.EMAIL, false, "Mia", "", clock.instant())))
                .hasStackTraceContaining("violates check constraint");
    }
}
