package dev.callside.reminders.level;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.Role;
import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import dev.callside.reminders.settings.SendTimes;
import dev.callside.reminders.settings.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Proves what becomes of messages when settings change, who sees whose settings, and that nobody overwrites another. */
class LevelSettingsTest {

    private static final Preferences TWO_HOURS = with(Rule.before(Offset.ofHours(2), SMS));
    private static final Preferences TWO_DAYS =
            with(Rule.before(Offset.ofDays(2), SMS), Rule.before(Offset.ofDays(1), EMAIL));

    private final SettingsScene scene = new SettingsScene();

    private static Preferences with(Rule... rules) {
        return new Preferences(List.of(rules), Preferences.defaults().times());
    }

    private UUID nextWeek(String id, String practitioner) {
        return scene.appointment(id, practitioner, scene.now().plus(Duration.ofDays(7)));
    }

    private void planAll() {
        while (scene.replans.batch(scene.credits.id)) {
            // there is more
        }
    }

    @Test
    void newSettingsTakeBackAndPlanWhatIsNotSent() {
        var appointment = nextWeek("a", "");
        assertThat(scene.messages(appointment)).containsExactly("before:P1D sms scheduled");

        assertThat(scene.save(scene.credits.group, TWO_DAYS, 0)).isTrue();
        planAll();
        assertThat(scene.messages(appointment))
                .containsExactly("before:P2D sms scheduled", "before:P1D email scheduled", "before:P1D sms cancelled");

        scene.save(scene.credits.group, Preferences.defaults(), scene.version(scene.credits.group));
        planAll();
        assertThat(scene.messages(appointment))
                .containsExactly("before:P2D sms cancelled", "before:P1D email cancelled", "before:P1D sms scheduled");
    }

    @Test
    void anotherSendWindowChangesTheTimeOfWhatIsNotSent() {
        var appointment = nextWeek("a", "");
        var due = "select due_at from reminders.messages where appointment_id = '" + appointment + "'";
        var before = scene.credits.sees(due);
        var morning = new SendTimes(
                Span.of(9, 11), Optional.empty(), Preferences.defaults().times().days());

        scene.save(scene.credits.group, new Preferences(Preferences.defaults().rules(), morning), 0);
        planAll();

        assertThat(scene.credits.sees(due)).isNotEqualTo(before);
        assertThat(scene.messages(appointment)).containsExactly("before:P1D sms scheduled");
    }

    @Test
    void whatWasSentStaysAndIsNotPlannedAgain() {
        var appointment = nextWeek("a", "");
        scene.credits.postgres.asOwner(
                "update reminders.messages set state = 'sent' where appointment_id = '" + appointment + "'");

        scene.save(scene.credits.group, TWO_HOURS, 0);
        planAll();
        scene.save(scene.credits.group, Preferences.defaults(), scene.version(scene.credits.group));
        planAll();

        assertThat(scene.messages(appointment)).containsExactly("before:P1D sms sent", "before:PT2H sms cancelled");
    }

    @Test
    void whatWasSentIsNotSentAgainAtAnotherTime() {
        var appointment = nextWeek("a", "");
        scene.credits.postgres.asOwner(
                "update reminders.messages set state = 'sent' where appointment_id = '" + appointment + "'");
        var morning = new SendTimes(
                Span.of(9, 11), Optional.empty(), Preferences.defaults().times().days());

        scene.save(scene.credits.group, new Preferences(Preferences.defaults().rules(), morning), 0);
        planAll();

        assertThat(scene.messages(appointment)).containsExactly("before:P1D sms sent");
    }

    @Test
    void aNewRuleWhoseTimeHasPassedIsNotMadeUpFor() {
        var appointment = scene.appointment("a", "", scene.now().plus(Duration.ofHours(36)));
        scene.save(scene.credits.group, with(Rule.before(Offset.ofDays(2), SMS)), 0);
        planAll();
        assertThat(scene.messages(appointment)).contains("before:P2D sms cancelled");
        assertThat(scene.credits.sees(
                        "select reason from reminders.messages where rule = 'before:P2D' and practice_id = {practice}"))
                .isEqualTo("new_rule");
    }

    @Test
    void neitherIsItWhereTheAppointmentIsWrittenBeforeItsTurn() {
        var start = scene.now().plus(Duration.ofHours(36));
        scene.appointment("a", "", start);
        scene.credits.clock.advance(Duration.ofMinutes(1));
        scene.save(scene.credits.group, with(Rule.before(Offset.ofDays(2), SMS)), 0);

        var appointment = scene.appointment("a", "", start);

        assertThat(scene.messages(appointment)).contains("before:P2D sms cancelled");
        planAll();
        assertThat(scene.messages(appointment)).contains("before:P2D sms cancelled");
    }

    @Test
    void whatComesOrIsMovedBeforeItsTurnIsRemindedOfAsAlways() {
        var moved = nextWeek("a", "");
        scene.save(scene.credits.group, with(Rule.before(Offset.ofDays(2), SMS)), 0);
        scene.credits.clock.advance(Duration.ofHours(1));

        var imported = scene.appointment("b", "", scene.now().plus(Duration.ofHours(36)));
        scene.appointment("a", "", scene.now().plus(Duration.ofDays(3)));

        assertThat(scene.messages(imported)).containsExactly("before:P2D sms scheduled");
        assertThat(scene.messages(moved)).contains("before:P2D sms scheduled");
        planAll();
        assertThat(scene.messages(imported)).containsExactly("before:P2D sms scheduled");
    }

    @Test
    void aRuleThatWasOffWhenItsTimePassedIsNotMadeUpForWhenItIsOnAgain() {
        var appointment = scene.appointment("a", "", scene.now().plus(Duration.ofHours(36)));
        scene.save(scene.credits.group, TWO_HOURS, 0);
        planAll();
        scene.credits.clock.advance(Duration.ofHours(20));

        scene.save(scene.credits.group, Preferences.defaults(), scene.version(scene.credits.group));
        planAll();

        assertThat(scene.messages(appointment)).contains("before:P1D sms cancelled");
        assertThat(reasonOfDayBefore()).isEqualTo("new_rule");
    }

    @Test
    void neitherIsItWhenTheAppointmentChangesAfterwards() {
        aRuleThatWasOffWhenItsTimePassedIsNotMadeUpForWhenItIsOnAgain();

        var appointment = scene.appointment("a", "ben", scene.now().plus(Duration.ofHours(16)));

        assertThat(scene.messages(appointment)).contains("before:P1D sms cancelled");
        assertThat(reasonOfDayBefore()).isEqualTo("new_rule");
    }

    @Test
    void aRuleThatIsOnAgainInTimeIsSent() {
        var appointment = scene.appointment("a", "", scene.now().plus(Duration.ofHours(36)));
        scene.save(scene.credits.group, TWO_HOURS, 0);
        planAll();
        scene.credits.clock.advance(Duration.ofHours(1));

        scene.save(scene.credits.group, Preferences.defaults(), scene.version(scene.credits.group));
        planAll();

        assertThat(scene.messages(appointment)).contains("before:P1D sms scheduled");
    }

    /** Due in an hour, as the new settings say, and its turn comes after that. */
    private UUID dueInAnHour() {
        scene.save(scene.credits.group, TWO_HOURS, 0);
        planAll();
        scene.credits.clock.advance(Duration.ofHours(13));
        var appointment = scene.appointment("a", "", scene.now().plus(Duration.ofHours(25)));
        scene.save(scene.credits.group, Preferences.defaults(), scene.version(scene.credits.group));
        return appointment;
    }

    @Test
    void whatBecomesDueBeforeItsTurnIsSent() {
        var appointment = dueInAnHour();

        scene.credits.clock.advance(Duration.ofHours(2));
        planAll();

        assertThat(scene.messages(appointment)).contains("before:P1D sms scheduled");
    }

    @Test
    void neitherIsItLateForAChangeThatComesInBetween() {
        var appointment = dueInAnHour();

        scene.credits.clock.advance(Duration.ofHours(2));
        scene.save(scene.credits.group, Preferences.defaults(), scene.version(scene.credits.group));
        planAll();

        assertThat(scene.messages(appointment)).contains("before:P1D sms scheduled");
    }

    /** A large practice saves first. */
    @Test
    void practicesTakeTurns() {
        for (var id : List.of("a", "b", "c", "d", "e")) {
            nextWeek(id, "");
        }
        scene.save(scene.credits.group, TWO_HOURS, 0);
        var small = new SettingsScene();
        small.credits.clock.advance(Duration.ofMinutes(1));
        small.appointment("s", "", small.now().plus(Duration.ofDays(7)));
        small.save(small.credits.group, TWO_HOURS, 0);
        List<String> turns = new ArrayList<>();
        var names = Map.of(scene.credits.id, "large", small.credits.id, "small");

        scene.replans(Turns.of(scene.credits.database, practice -> {
                    if (names.containsKey(practice)) {
                        turns.add(names.get(practice));
                    }
                }))
                .run();

        assertThat(turns).containsExactly("large", "small", "large", "large");
    }

    private String reasonOfDayBefore() {
        return scene.credits.sees(
                "select reason from reminders.messages where rule = 'before:P1D' and practice_id = {practice}");
    }

    @Test
    void plansInBatchesAndSaysHowFarItIs() {
        var appointments =
                List.of(nextWeek("a", ""), nextWeek("b", ""), nextWeek("c", ""), nextWeek("d", ""), nextWeek("e", ""));
        scene.save(scene.credits.group, TWO_HOURS, 0);
        assertThat(scene.view(Role.MANAGER, "mia").replanning()).isEqualTo(new LevelsView.Replanning(0, 5));

        assertThat(scene.replans.batch(scene.credits.id)).isTrue();
        assertThat(scene.view(Role.MANAGER, "mia").replanning()).isEqualTo(new LevelsView.Replanning(2, 5));

        // whoever finds it after a restart goes on
        scene.replans.run();
        assertThat(scene.view(Role.MANAGER, "mia").replanning()).isNull();
        assertThat(appointments)
                .allSatisfy(each -> assertThat(scene.messages(each)).contains("before:PT2H sms scheduled"));
    }

    @Test
    void aChangeInTheMiddleBeginsAnew() {
        var appointments = List.of(nextWeek("a", ""), nextWeek("b", ""), nextWeek("c", ""));
        scene.save(scene.credits.group, TWO_HOURS, 0);
        scene.replans.batch(scene.credits.id);
        scene.save(scene.credits.group, TWO_DAYS, scene.version(scene.credits.group));
        planAll();
        assertThat(appointments)
                .allSatisfy(each -> assertThat(scene.messages(each))
                        .contains("before:P2D sms scheduled")
                        .doesNotContain("before:PT2H sms scheduled"));
    }

    @Test
    void afterMessagesOfAppointmentsThatAreOverFollowToo() {
        scene.save(scene.credits.group, with(Rule.after(Offset.ofDays(30), EMAIL)), 0);
        planAll();
        var appointment = scene.appointment("a", "", scene.now().minus(Duration.ofDays(3)));
        assertThat(scene.messages(appointment)).containsExactly("after:P30D email scheduled");

        scene.save(scene.credits.group, TWO_HOURS, scene.version(scene.credits.group));
        planAll();
        assertThat(scene.messages(appointment)).containsExactly("after:P30D email cancelled");
    }

    @Test
    void appointmentsFollowTheLevelThatTheirPractitionerHas() {
        var ana = scene.credits.level(scene.credits.ana);
        scene.save(ana, TWO_HOURS, 0);
        planAll();
        var appointment = nextWeek("a", "ana");
        assertThat(scene.messages(appointment)).containsExactly("before:PT2H sms scheduled");

        scene.credits.in(() -> scene.credits.all.levels.remove(scene.credits.id, ana, scene.credits.group, "Mia"));
        scene.replans.followLevels();
        planAll();

        assertThat(scene.messages(appointment))
                .containsExactlyInAnyOrder("before:PT2H sms cancelled", "before:P1D sms scheduled");
    }

    @Test
    void anIndividualLevelHasItsOwnUntilItGoesBackToTheGroups() {
        var ana = scene.credits.level(scene.credits.ana);
        var hers = nextWeek("a", "ana");
        var others = nextWeek("b", "ben");
        scene.save(ana, TWO_HOURS, 0);
        planAll();
        assertThat(scene.messages(hers)).containsExactly("before:P1D sms cancelled", "before:PT2H sms scheduled");
        assertThat(scene.messages(others)).containsExactly("before:P1D sms scheduled");

        scene.save(scene.credits.group, TWO_DAYS, 0);
        assertThat(scene.view(Role.MANAGER, "mia").levels())
                .extracting(LevelsView.LevelView::from)
                .containsExactly("own", "own");
        assertThat(scene.reset(ana, scene.version(ana))).isTrue();
        planAll();
        assertThat(scene.view(Role.MANAGER, "mia").levels())
                .extracting(LevelsView.LevelView::from)
                .containsExactly("own", "group");
        assertThat(scene.messages(hers)).contains("before:P2D sms scheduled", "before:PT2H sms cancelled");
    }

    @Test
    void refusesAnOldVersionAlsoAfterTheSettingsWereGivenUp() {
        scene.save(scene.credits.group, TWO_HOURS, 0);
        var old = scene.version(scene.credits.group);
        assertThat(scene.save(scene.credits.group, TWO_DAYS, 0)).isFalse();
        assertThat(scene.save(scene.credits.group, TWO_DAYS, old)).isTrue();
        assertThat(scene.save(scene.credits.group, with(Rule.on(Kind.BOOKED, SMS)), old))
                .isFalse();

        assertThat(scene.reset(scene.credits.group, scene.version(scene.credits.group)))
                .isTrue();
        assertThat(scene.save(scene.credits.group, TWO_HOURS, 0)).isTrue();
        assertThat(scene.save(scene.credits.group, TWO_DAYS, old)).isFalse();
    }

    @Test
    void givesUpOnlyTheSettingsThatWereRead() {
        var group = scene.credits.group;
        var appointment = nextWeek("a", "");
        assertThat(scene.reset(group, 0)).isTrue();
        scene.save(group, TWO_HOURS, 0);
        var old = scene.version(group);
        assertThat(scene.reset(group, 0)).isFalse();
        scene.save(group, TWO_DAYS, old);

        assertThat(scene.reset(group, old)).isFalse();
        planAll();
        assertThat(scene.messages(appointment)).contains("before:P2D sms scheduled");

        var seen = scene.version(group);
        assertThat(scene.reset(group, seen)).isTrue();
        // Once more, because the answer was lost.
        assertThat(scene.reset(group, seen)).isTrue();
    }

    @Test
    void theSameOnceMoreBecauseTheAnswerWasLostIsNoConflict() {
        scene.save(scene.credits.group, TWO_HOURS, 0);
        var version = scene.version(scene.credits.group);
        assertThat(scene.save(scene.credits.group, TWO_HOURS, 0)).isTrue();
        assertThat(scene.version(scene.credits.group)).isEqualTo(version);
    }

    @Test
    void showsAPractitionerOnlyTheOwnLevel() {
        scene.credits.level(scene.credits.ana);
        var bens = scene.credits.level(scene.credits.ben);
        assertThat(scene.view(Role.MANAGER, "mia").levels())
                .extracting(LevelsView.LevelView::practitioner)
                .containsExactly(null, "Ben Oduya", "Dr Ana Ruiz");
        assertThat(scene.view(Role.CLINICIAN, "ana").levels())
                .extracting(LevelsView.LevelView::practitioner)
                .containsExactly("Dr Ana Ruiz");
        var ana = scene.session(Role.CLINICIAN, "ana");
        assertThat(scene.credits.<Boolean>in(
                        () -> scene.visible.one(ana, bens.toString()).isPresent()))
                .isFalse();
        assertThat(scene.credits.<Boolean>in(() ->
                        scene.visible.one(ana, scene.credits.group.toString()).isPresent()))
                .isFalse();
    }

    @Test
    void settingsWaitForWhoeverPlansWithTheOldOnesSoThatNobodyIsLeftOut() {
        var saving = scene.credits.in(() -> {
            scene.plans.plan(scene.credits.id, List.of());
            var save = CompletableFuture.supplyAsync(() -> scene.save(scene.credits.group, TWO_HOURS, 0));
            while (!save.isDone() && !scene.somebodyWaits()) {
                Thread.onSpinWait();
            }
            assertThat(save).isNotDone();
            return save;
        });
        assertThat(saving.join()).isTrue();
    }
}
