package dev.callside.credits.level;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.testing.CreditScene;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Proves when something is to be bought, and that whoever buys is woken. */
class TopUpsTest {

    private final CreditScene scene = new CreditScene();

    private void set(boolean on, long threshold) {
        set(on, threshold, Optional.empty());
    }

    private void set(boolean on, long threshold, Optional<Instant> seen) {
        scene.in(() -> {
            var topUp = new TopUp(
                    on, "AUD", OptionalLong.of(5_000), threshold, OptionalLong.of(6_000), OptionalLong.empty());
            scene.all.topUps.set(scene.id, scene.group, topUp, seen, "Mia");
            return null;
        });
    }

    private boolean due() {
        var one = scene.in(() -> scene.all.topUps.due(scene.id, scene.group)).isPresent();
        var all = scene.database.worker(() -> scene.all.topUps.due(Optional.empty(), 1_000_000));
        assertThat(all.contains(new DueTopUp(scene.id, scene.group))).isEqualTo(one);
        return one;
    }

    @Test
    void buysBelowTheThresholdOnly() {
        scene.bought(scene.group, 11);
        set(true, 10);
        assertThat(due()).isFalse();
        scene.spend(scene.sms(null, 1));
        assertThat(due()).isFalse();
        scene.reserve(scene.sms(null, 1));
        assertThat(due()).isTrue();
        set(false, 10);
        assertThat(due()).isFalse();
    }

    @Test
    void waitsForAPersonWhileItIsSuspended() {
        set(true, 10);
        assertThat(due()).isTrue();

        assertThat(suspend(Suspension.Reason.DECLINED)).isTrue();
        assertThat(suspend(Suspension.Reason.CAP)).isFalse();
        assertThat(due()).isFalse();
        assertThat(scene.of(scene.group).suspension().orElseThrow().reason()).isEqualTo(Suspension.Reason.DECLINED);

        assertThat(resume()).isTrue();
        assertThat(resume()).isFalse();
        assertThat(due()).isTrue();
        suspend(Suspension.Reason.AUTHENTICATION);
        set(true, 10, stop());
        assertThat(due()).isTrue();
    }

    private Optional<Instant> stop() {
        return scene.of(scene.group).suspension().map(Suspension::at);
    }

    /** The same wish may arrive twice, and between them the bank may have declined what the first began. */
    @Test
    void endsOnlyTheStopThatWasSeen() {
        suspend(Suspension.Reason.DECLINED);
        var seen = stop();
        set(true, 10, seen);
        assertThat(due()).isTrue();
        scene.clock.advance(Duration.ofSeconds(1));
        suspend(Suspension.Reason.DECLINED);

        set(true, 10, seen);
        set(true, 10);

        assertThat(due()).isFalse();
        assertThat(stop()).contains(scene.clock.instant());
    }

    /** Completing it may end so, and then no link helps. */
    @Test
    void saysThatACardWasDeclinedThatHadToBeConfirmed() {
        for (var reason : Suspension.Reason.values()) {
            suspend(reason);
            assertThat(suspend(Suspension.Reason.DECLINED))
                    .as("%s", reason)
                    .isEqualTo(reason == Suspension.Reason.AUTHENTICATION);
            assertThat(suspend(Suspension.Reason.AUTHENTICATION))
                    .as("%s", reason)
                    .isFalse();
            resume();
        }
    }

    private boolean suspend(Suspension.Reason reason) {
        var now = scene.clock.instant();
        var until = Optional.of(now.plusSeconds(60)).filter(end -> reason == Suspension.Reason.CAP);
        return scene.in(() -> scene.all.topUps.suspend(scene.id, scene.group, new Suspension(reason, now, until)));
    }

    private boolean resume() {
        return scene.in(() -> scene.all.topUps.resume(scene.id, scene.group));
    }

    /** Not before, and nothing else: the other reasons wait for a person. */
    @Test
    void goesOnWhenACapHasLapsed() {
        set(true, 10);
        for (var reason : Suspension.Reason.values()) {
            suspend(reason);
            var end = scene.clock.instant().plusSeconds(60);
            assertThat(goesOn(end.minusMillis(1))).as("%s, early", reason).isFalse();
            assertThat(goesOn(end)).as("%s", reason).isEqualTo(reason == Suspension.Reason.CAP);
            resume();
        }
        assertThat(due()).isTrue();
    }

    private boolean goesOn(Instant now) {
        var lapsed = scene.database.worker(() -> scene.all.topUps.lapsed(now, 1_000_000));
        var went = scene.in(() -> scene.all.topUps.goOn(scene.id, scene.group, now));
        assertThat(lapsed.contains(new DueTopUp(scene.id, scene.group))).isEqualTo(went);
        return went;
    }

    @Test
    void keepsEveryReason() {
        for (var reason : Suspension.Reason.values()) {
            suspend(reason);
            assertThat(scene.of(scene.group).suspension().orElseThrow().reason())
                    .isEqualTo(reason);
            resume();
        }
    }

    @Test
    void buysNothingForALevelThatIsGone() {
        var level = scene.level(scene.ana);
        scene.in(() -> {
            var topUp = new TopUp(true, "AUD", OptionalLong.of(5_000), 10, OptionalLong.empty(), OptionalLong.empty());
            scene.all.topUps.set(scene.id, level, topUp, Optional.empty(), "Mia");
            return null;
        });
        scene.in(() -> scene.all.levels.remove(scene.id, level, scene.group, "Mia"));

        assertThat(scene.in(() -> scene.all.topUps.due(scene.id, level))).isEmpty();
        assertThat(scene.database.worker(() -> scene.all.topUps.due(Optional.empty(), 1_000_000)))
                .doesNotContain(new DueTopUp(scene.id, level));
    }

    @Test
    void wakesConsolesAlwaysAndBuyersBelowTheThreshold() throws SQLException {
        var wakesBuyer = "callside_top_up " + scene.id + " " + scene.group;
        var wakesConsole = "callside_credits " + scene.id;
        scene.bought(scene.group, 11);
        try (var connection = scene.postgres.asServer()) {
            try (var statement = connection.createStatement()) {
                statement.execute("listen callside_credits");
                statement.execute("listen callside_top_up");
            }
            var heard = connection.unwrap(PGConnection.class);
            set(true, 10);
            assertThat(mine(heard)).containsExactly(wakesConsole);
            scene.spend(scene.sms(null, 2));
            assertThat(mine(heard)).containsExactlyInAnyOrder(wakesConsole, wakesBuyer);
            suspend(Suspension.Reason.CAP);
            assertThat(mine(heard)).containsExactly(wakesConsole);
            resume();
            assertThat(mine(heard)).containsExactlyInAnyOrder(wakesConsole, wakesBuyer);
        }
    }

    private List<String> mine(PGConnection connection) throws SQLException {
        var heard = connection.getNotifications(10_000);
        return Arrays.stream(heard)
                .map(each -> each.getName() + " " + each.getParameter())
                .filter(text -> text.contains(scene.id.toString()))
                .toList();
    }
}
