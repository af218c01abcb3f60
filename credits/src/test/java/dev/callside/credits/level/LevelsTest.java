package dev.callside.credits.level;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.credits.level.LevelOutcome.Done;
import dev.callside.credits.level.LevelTransfers.Bought;
import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.Message;
import dev.callside.credits.testing.CreditScene;
import dev.callside.plugin.PracticeId;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import dev.callside.practice.testing.Gate;
import dev.callside.practice.testing.TestSessions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves who has which level, what becomes of its credits, and that nobody else gets at it. */
class LevelsTest {

    private final CreditScene scene = new CreditScene();

    private LevelOutcome add(LevelId id, UUID practitioner) {
        return scene.in(() -> scene.all.levels.add(scene.id, id, practitioner, "Mia"));
    }

    private LevelOutcome remove(LevelId id, LevelId to) {
        return scene.in(() -> scene.all.levels.remove(scene.id, id, to, "Mia"));
    }

    private LevelOutcome transfer(UUID id, LevelId from, LevelId to, long credits) {
        return scene.in(() -> scene.all.transfers.between(scene.id, id, from, to, OptionalLong.of(credits), "Mia"));
    }

    private static LevelId newId() {
        return new LevelId(UUID.randomUUID());
    }

    private static LevelOutcome refused(LevelRefusal reason) {
        return LevelOutcome.refused(reason);
    }

    private Session session(Role role, String subject) {
        return TestSessions.of(scene.id, role, subject, subject);
    }

    @Test
    void makesTheGroupOnceHoweverManyUseItFirst() {
        var practice = new PracticeId(UUID.randomUUID());
        scene.postgres.asOwner("select practice.add_practice('" + practice
                + "', 'Org', 'Other', '', 'IS', 'Atlantic/Reykjavik', 'ISK')");

        var groups = CreditScene.atOnce(10, i -> scene.database.app(practice, () -> scene.all.levels.group(practice)));

        assertThat(groups).containsOnly(LevelId.group(practice));
        assertThat(scene.database.app(practice, () -> scene.all.levels.all(practice)))
                .singleElement()
                .satisfies(level -> assertThat(level.kind()).isEqualTo(LevelKind.GROUP));
    }

    /** Neither finds the level when it looks; the second comes too late to make it. */
    @Test
    void isOneLevelWhereTheSameWishArrivesTwiceAtOnce() {
        var id = newId();

        var outcomes = Gate.before("credits.levels").race(2, i -> add(id, scene.ana));

        assertThat(outcomes).containsExactlyInAnyOrder(new Done(true), new Done(false));
    }

    @Test
    void givesEachPractitionerOneLevel() {
        var id = newId();

        assertThat(add(id, scene.ana)).isEqualTo(new Done(true));
        assertThat(add(id, scene.ana)).isEqualTo(new Done(false));
        assertThat(add(id, scene.ben)).isEqualTo(refused(LevelRefusal.OTHER_CONTENT));
        assertThat(add(newId(), scene.ana)).isEqualTo(refused(LevelRefusal.LEVEL_EXISTS));
        assertThat(add(newId(), UUID.randomUUID())).isEqualTo(refused(LevelRefusal.NO_SUCH_PRACTITIONER));
        assertThat(add(newId(), new CreditScene().ana)).isEqualTo(refused(LevelRefusal.NO_SUCH_PRACTITIONER));
        assertThat(scene.in(() -> scene.all.levels.practitionersWithoutLevel(scene.id)))
                .extracting(Practitioner::name)
                .containsExactly("Ben Oduya");
    }

    /** All accounts of a practice share their ids, also those that stand opposite to its levels. */
    @Test
    void makesNoLevelOfAnAccountThatIsSomethingElse() {
        var sold = new LevelId(UUID.nameUUIDFromBytes("message-credit:sold".getBytes(UTF_8)));
        assertThat(scene.sees(account(sold, "counter"))).isEqualTo("1");

        assertThat(add(sold, scene.ana)).isEqualTo(refused(LevelRefusal.OTHER_CONTENT));
        assertThat(scene.in(() -> scene.all.levels.find(scene.id, sold))).isEmpty();
        refused("no wallet of its own", insert(sold));
        for (var other : List.of("'session:x', 'wallet', 'level'", "'message-credit', 'wallet', 'other'")) {
            var id = newId();
            scene.postgres.asOwner("insert into credits.accounts (practice_id, id, unit, kind, code, posted, pending,"
                    + " incoming, seq, opened_at, changed_at) values ('" + scene.id + "', '" + id + "', " + other
                    + ", 0, 0, 0, 0, now(), now())");
            refused("no wallet of its own", insert(id));
        }
    }

    private String account(LevelId id, String kind) {
        return "select count(*) from credits.accounts where practice_id = {practice} and id = '" + id + "' and kind = '"
                + kind + "'";
    }

    private String insert(LevelId id) {
        return "insert into credits.levels (practice_id, id, kind, practitioner_id, created_at, created_by) values ('"
                + scene.id + "', '" + id + "', 'individual', '" + scene.ben + "', now(), 'x')";
    }

    @Test
    void givesAPractitionerOneLevelHoweverManyAskAtOnce() {
        var answers = CreditScene.atOnce(10, i -> add(newId(), scene.ana));

        assertThat(answers).filteredOn(new Done(true)::equals).hasSize(1);
        assertThat(answers)
                .filteredOn(refused(LevelRefusal.LEVEL_EXISTS)::equals)
                .hasSize(9);
    }

    @Test
    void movesWhatIsLeftWhenALevelIsRemovedAndKeepsItsHistory() {
        var level = scene.level(scene.ana);
        scene.bought(level, 30);
        scene.bought(scene.group, 5);

        assertThat(remove(level, scene.group)).isEqualTo(new Done(true));
        assertThat(remove(level, scene.group)).isEqualTo(new Done(false));

        assertThat(scene.available(scene.group)).isEqualTo(35);
        assertThat(scene.of(level).state()).isEqualTo(LevelState.REMOVED);
        assertThat(scene.of(level).available()).isZero();
        assertThat(scene.in(() -> scene.all.levels.payer(scene.id, Optional.of(scene.ana))))
                .isEqualTo(scene.group);
        assertThat(add(newId(), scene.ana)).isEqualTo(new Done(true));
    }

    @Test
    void refusesToRemoveWhatMustStayOrIsNotThere() {
        var ana = scene.level(scene.ana);
        var ben = scene.level(scene.ben);

        assertThat(remove(newId(), scene.group)).isEqualTo(refused(LevelRefusal.NOT_FOUND));
        assertThat(remove(ana, newId())).isEqualTo(refused(LevelRefusal.NOT_FOUND));
        assertThat(remove(scene.group, ana)).isEqualTo(refused(LevelRefusal.GROUP_STAYS));
        assertThat(remove(ana, ana)).isEqualTo(refused(LevelRefusal.SAME_LEVEL));
        remove(ana, scene.group);
        assertThat(remove(ana, ben)).isEqualTo(refused(LevelRefusal.LEVEL_REMOVED));
        assertThat(remove(ben, ana)).isEqualTo(refused(LevelRefusal.LEVEL_REMOVED));
    }

    @Test
    void sendsOnWhatComesBackToARemovedLevel() {
        var ana = scene.level(scene.ana);
        var ben = scene.level(scene.ben);
        scene.bought(ana, 10);
        var refused = scene.reserve(scene.sms(scene.ana, 4)).message();
        var taken = scene.reserve(scene.sms(scene.ana, 3)).message();

        remove(ana, ben);
        assertThat(scene.available(ben)).isEqualTo(3);
        remove(ben, scene.group);
        scene.settle(refused, false);
        scene.settle(taken, true);

        assertThat(scene.available(scene.group)).isEqualTo(7);
        assertThat(scene.of(ana).posted()).isZero();
        assertThat(scene.of(ben).posted()).isZero();
    }

    @Test
    void sendsOnWhatRanOutAtARemovedLevel() {
        var ana = scene.level(scene.ana);
        scene.bought(ana, 10);
        scene.reserve(scene.sms(scene.ana, 4));
        remove(ana, scene.group);

        scene.clock.advance(java.time.Duration.ofHours(2));
        assertThat(scene.database.worker(() -> scene.pay.settlements.expire(1_000_000)))
                .isPositive();

        assertThat(scene.available(scene.group)).isEqualTo(10);
    }

    @Test
    void transfersOnceHoweverOftenItIsAsked() {
        var ana = scene.level(scene.ana);
        scene.bought(scene.group, 20);
        var id = UUID.randomUUID();

        var answers = CreditScene.atOnce(10, i -> transfer(id, scene.group, ana, 15));

        assertThat(answers).filteredOn(new Done(true)::equals).hasSize(1);
        assertThat(answers).filteredOn(new Done(false)::equals).hasSize(9);
        assertThat(transfer(id, scene.group, ana, 14)).isEqualTo(refused(LevelRefusal.OTHER_CONTENT));
        assertThat(scene.available(ana)).isEqualTo(15);
        assertThat(scene.available(scene.group)).isEqualTo(5);
    }

    @Test
    void refusesATransferOfWhatIsNotThere() {
        var ana = scene.level(scene.ana);
        scene.bought(scene.group, 20);

        assertThat(transfer(UUID.randomUUID(), scene.group, ana, 21))
                .isEqualTo(refused(LevelRefusal.INSUFFICIENT_CREDITS));
        assertThat(transfer(UUID.randomUUID(), scene.group, ana, 0))
                .isEqualTo(refused(LevelRefusal.CREDITS_OUT_OF_RANGE));
        assertThat(transfer(UUID.randomUUID(), scene.group, ana, -1))
                .isEqualTo(refused(LevelRefusal.CREDITS_OUT_OF_RANGE));
        assertThat(transfer(UUID.randomUUID(), scene.group, scene.group, 1))
                .isEqualTo(refused(LevelRefusal.SAME_LEVEL));
        assertThat(transfer(UUID.randomUUID(), scene.group, new CreditScene().group, 1))
                .isEqualTo(refused(LevelRefusal.NOT_FOUND));
        remove(ana, scene.group);
        assertThat(transfer(UUID.randomUUID(), scene.group, ana, 1)).isEqualTo(refused(LevelRefusal.LEVEL_REMOVED));
        assertThat(scene.available(scene.group)).isEqualTo(20);
    }

    @Test
    void answersARepeatedTransferAlikeAfterItsLevelIsGone() {
        var ana = scene.level(scene.ana);
        scene.bought(scene.group, 20);
        var id = UUID.randomUUID();
        transfer(id, scene.group, ana, 15);
        remove(ana, scene.group);

        assertThat(transfer(id, scene.group, ana, 15)).isEqualTo(new Done(false));
        assertThat(scene.available(scene.group)).isEqualTo(20);
    }

    @Test
    void grantsAPurchaseOnceHoweverManySaySo() {
        var purchase = UUID.randomUUID();

        var granted = CreditScene.atOnce(20, i -> grant(purchase, scene.group));

        assertThat(granted).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(scene.available(scene.group)).isEqualTo(100);
    }

    @Test
    void grantsToTheHeirOfALevelThatIsGone() {
        var ana = scene.level(scene.ana);
        var before = UUID.randomUUID();
        assertThat(grant(before, ana)).isTrue();
        remove(ana, scene.group);

        assertThat(grant(before, ana)).isFalse();
        assertThat(grant(UUID.randomUUID(), ana)).isTrue();
        assertThat(scene.available(scene.group)).isEqualTo(200);
        assertThat(scene.available(ana)).isZero();
    }

    /** What was given before went to an heir perhaps; what has the id and is no gift was never given. */
    @Test
    void takesNothingElseForGranted() {
        scene.bought(scene.group, 10);
        var purchase = UUID.randomUUID();
        var taken = new Message(
                UUID.nameUUIDFromBytes(("grant:" + purchase).getBytes(UTF_8)),
                Optional.empty(),
                Channel.SMS,
                "AU",
                1,
                "R-1");
        assertThat(scene.in(() -> scene.all.transfers.taken(scene.id, purchase)))
                .isFalse();
        scene.spend(taken);

        assertThat(scene.in(() -> scene.all.transfers.taken(scene.id, purchase)))
                .isTrue();
        assertThatThrownBy(() -> grant(purchase, scene.group)).hasMessageContaining("can't be given");
    }

    private boolean grant(UUID purchase, LevelId level) {
        return scene.in(() -> scene.all.transfers.grant(
                scene.id, level, purchase, 100, Bought.TOP_UP, "top-up", "R-1", scene.clock.instant()));
    }

    @Test
    void showsAPractitionerNoLevelButTheirOwn() {
        var ana = scene.level(scene.ana);

        assertThat(visible(Role.MANAGER, "mia", ana)).isTrue();
        assertThat(visible(Role.MANAGER, "mia", scene.group)).isTrue();
        assertThat(visible(Role.CLINICIAN, "ana", ana)).isTrue();
        assertThat(visible(Role.CLINICIAN, "ana", scene.group)).isFalse();
        assertThat(visible(Role.CLINICIAN, "ben", ana)).isFalse();
        assertThat(visible(Role.OBSERVER, "ana", ana)).isFalse();
        assertThat(visible(Role.MANAGER, "mia", new CreditScene().group)).isFalse();
        remove(ana, scene.group);
        assertThat(visible(Role.CLINICIAN, "ana", ana)).isTrue();
    }

    private boolean visible(Role role, String subject, LevelId level) {
        return scene.in(() -> scene.all.levels.visible(session(role, subject), level))
                .isPresent();
    }

    @Test
    void namesAPractitionerNoLevelButTheirOwnAndTheGroups() {
        var ana = scene.level(scene.ana);

        assertThat(named(Role.MANAGER, "mia", ana)).isTrue();
        assertThat(named(Role.CLINICIAN, "ana", ana)).isTrue();
        assertThat(named(Role.CLINICIAN, "ana", scene.group)).isTrue();
        assertThat(named(Role.CLINICIAN, "ben", ana)).isFalse();
        assertThat(named(Role.CLINICIAN, "nobody", ana)).isFalse();
    }

    private boolean named(Role role, String subject, LevelId level) {
        return scene.in(() -> scene.all
                .levels
                .named(session(role, subject))
                .test(scene.all.levels.find(scene.id, level).orElseThrow()));
    }

    @Test
    void hidesAPracticesLevelsFromEveryOther() {
        var other = new CreditScene();

        assertThat(scene.in(() -> scene.all.levels.find(other.id, other.group))).isEmpty();
        assertThatThrownBy(() -> scene.in(() -> scene.all.transfers.grant(
                        other.id, other.group, UUID.randomUUID(), 1, Bought.PURCHASE, "x", "", Instant.EPOCH)))
                .hasMessageContaining("no level");
        for (var table : List.of("levels", "top_ups", "alerts")) {
            assertThat(scene.sees("select relrowsecurity and relforcerowsecurity from pg_class where oid = 'credits."
                            + table + "'::regclass"))
                    .isEqualTo("t");
        }
    }

    @Test
    void keepsALevelWhatItIs() {
        var ana = scene.level(scene.ana);
        var ben = scene.level(scene.ben);
        remove(ana, scene.group);

        refused("stays what it is", "update credits.levels set practitioner_id = '" + scene.ana + "'" + where(ben));
        refused("stays what it is", "delete from credits.levels" + where(ben));
        refused(
                "stays what it is",
                "update credits.levels set state = 'active', removed_at = null, removed_by = null, credits_to = null"
                        + where(ana));
        refused(
                "group_stays",
                "update credits.levels set state = 'removed', removed_at = now(), removed_by = 'x', credits_to = '"
                        + ana + "'" + where(scene.group));
    }

    private String where(LevelId level) {
        return " where practice_id = '" + scene.id + "' and id = '" + level + "'";
    }

    /** By that guard, and not by another one that happens to be there too. */
    private void refused(String guard, String statement) {
        assertThatThrownBy(() -> scene.postgres.asOwner(statement))
                .as(statement)
                .hasStackTraceContaining(guard);
    }
}
