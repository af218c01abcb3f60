package dev.callside.reminders.level;

import static dev.callside.credits.price.Channel.SMS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.credits.level.LevelId;
import dev.callside.plugin.Role;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.PreferencesAsked;
import dev.callside.reminders.settings.Rule;
import dev.callside.reminders.settings.UnreadableSettings;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that settings which this version can't read keep no other practice waiting, and that good ones are saved over them. */
class UnreadableSettingsTest {

    private static final String LATER = "{\"rules\": [{\"kind\": \"a_later_kind\", \"channels\": [\"sms\"]}]}";
    private static final Preferences TWO_HOURS = new Preferences(
            List.of(Rule.before(Offset.ofHours(2), SMS)), Preferences.defaults().times());

    private final SettingsScene scene = new SettingsScene();

    /** Saved by another version. */
    private void saved(LevelId level, String json) {
        scene.credits.postgres.asOwner(
                "insert into reminders.preferences (practice_id, level_id, preferences, version, changed_at, changed_by)"
                        + " values ('%s', '%s', '%s', 7, '%s', 'Mia')"
                                .formatted(scene.credits.id, level.value(), json, scene.now()));
    }

    private LevelsView.LevelView shown(LevelId level) {
        return scene.view(Role.MANAGER, "mia").levels().stream()
                .filter(each -> each.id().equals(level.toString()))
                .findFirst()
                .orElseThrow();
    }

    private UUID nextWeek(String id, String practitioner) {
        return scene.appointment(id, practitioner, scene.now().plus(Duration.ofDays(7)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                LATER,
                "null",
                "7",
                "\"all\"",
                "[]",
                "{}",
                "{\"rules\": 7}",
                "{\"rules\": [null]}",
                "{\"rules\": {\"before\": 1}}",
                "{\"rules\": [], \"window\": \"always\"}",
                "{\"rules\": [{\"kind\": \"booked\", \"channels\": \"sms\"}]}",
                "{\"rules\": [], \"days\": 3}"
            })
    void showsThatTheyCanNotBeReadAndTakesGoodOnesOverThem(String json) {
        var appointment = nextWeek("a", "");
        saved(scene.credits.group, json);

        var unreadable = shown(scene.credits.group);
        assertThat(unreadable.from()).isEqualTo("unreadable");
        assertThat(unreadable.preferences()).isEqualTo(PreferencesAsked.of(Preferences.defaults()));
        assertThat(scene.save(scene.credits.group, TWO_HOURS, unreadable.version()))
                .isTrue();
        assertThat(scene.replans.batch(scene.credits.id)).isFalse();

        assertThat(shown(scene.credits.group).from()).isEqualTo("own");
        assertThat(scene.messages(appointment)).contains("before:PT2H sms scheduled", "before:P1D sms cancelled");
    }

    @Test
    void savesNothingOverThoseThatWereNotSeen() {
        saved(scene.credits.group, LATER);

        assertThat(scene.save(scene.credits.group, TWO_HOURS, 0)).isFalse();
        assertThat(scene.save(scene.credits.group, TWO_HOURS, 6)).isFalse();

        assertThat(shown(scene.credits.group).version()).isEqualTo(7);
    }

    @Test
    void givesThemUpForTheDefaults() {
        var appointment = nextWeek("a", "");
        saved(scene.credits.group, LATER);

        assertThat(scene.reset(scene.credits.group, 7)).isTrue();
        scene.replans.batch(scene.credits.id);

        assertThat(shown(scene.credits.group).from()).isEqualTo("default");
        assertThat(scene.messages(appointment)).contains("before:P1D sms scheduled");
    }

    @Test
    void savesALevelWhileAnotherCanNotBeRead() {
        var ana = scene.credits.level(scene.credits.ana);
        var appointment = nextWeek("a", "");
        saved(ana, LATER);

        assertThat(shown(scene.credits.group).from()).isEqualTo("default");
        assertThat(scene.save(scene.credits.group, TWO_HOURS, 0)).isTrue();
        assertThat(scene.replans.batch(scene.credits.id)).isFalse();

        assertThat(shown(scene.credits.group).from()).isEqualTo("own");
        assertThat(shown(ana).from()).isEqualTo("unreadable");
        assertThat(scene.view(Role.MANAGER, "mia").replanning()).isNull();
        assertThat(scene.messages(appointment)).contains("before:PT2H sms scheduled", "before:P1D sms cancelled");
    }

    @Test
    void plansAnewOnceTheyCanBeRead() {
        var ana = scene.credits.level(scene.credits.ana);
        var hers = nextWeek("a", "ana");
        saved(ana, LATER);

        assertThat(scene.save(scene.credits.group, TWO_HOURS, 0)).isTrue();
        assertThat(scene.replans.batch(scene.credits.id)).isFalse();
        assertThat(scene.view(Role.MANAGER, "mia").replanning()).isNotNull();
        assertThat(scene.messages(hers)).containsExactly("before:P1D sms scheduled");

        assertThat(scene.reset(ana, 7)).isTrue();
        scene.replans.batch(scene.credits.id);

        assertThat(scene.view(Role.MANAGER, "mia").replanning()).isNull();
        assertThat(scene.messages(hers)).contains("before:PT2H sms scheduled", "before:P1D sms cancelled");
    }

    /** The one that waits is in the first of three batches; a node that can read its settings finds where. */
    @Test
    void plansTheOthersAnewMeanwhile() {
        var ana = scene.credits.level(scene.credits.ana);
        var hers = nextWeek("a", "ana");
        var others =
                List.of("b", "c", "d", "e").stream().map(id -> nextWeek(id, "")).toList();
        saved(ana, LATER);
        assertThat(scene.save(scene.credits.group, TWO_HOURS, 0)).isTrue();

        scene.replans.run();

        assertThat(others)
                .allSatisfy(each -> assertThat(scene.messages(each))
                        .contains("before:PT2H sms scheduled", "before:P1D sms cancelled"));
        assertThat(scene.messages(hers)).containsExactly("before:P1D sms scheduled");
        assertThat(scene.view(Role.MANAGER, "mia").replanning()).isNotNull();
        assertThat(scene.replans.batch(scene.credits.id)).isFalse();

        // what this node remembers is no longer so once somebody saves again
        var version = scene.version(scene.credits.group);
        assertThat(scene.save(scene.credits.group, Preferences.defaults(), version))
                .isTrue();
        scene.replans.run();
        assertThat(others).allSatisfy(each -> assertThat(scene.messages(each)).contains("before:P1D sms scheduled"));

        scene.credits.postgres.asOwner("delete from reminders.preferences where level_id = '" + ana.value() + "'");
        scene.replans(scene.credits.database).run();
        assertThat(scene.view(Role.MANAGER, "mia").replanning()).isNull();
    }

    /** Of a level that is no more, nobody could save others over them. */
    @Test
    void areNothingToAnybodyOnceTheirLevelIsRemoved() {
        var ana = scene.credits.level(scene.credits.ana);
        saved(ana, LATER);

        scene.credits.in(() -> scene.credits.all.levels.remove(scene.credits.id, ana, scene.credits.group, "Mia"));

        assertThat(scene.messages(nextWeek("a", "ana"))).containsExactly("before:P1D sms scheduled");
    }

    @Test
    void whoUsesTheGroupsSeesThatThoseCanNotBeRead() {
        var ana = scene.credits.level(scene.credits.ana);
        saved(scene.credits.group, LATER);

        assertThat(shown(ana).from()).isEqualTo("unreadable");
        assertThat(shown(ana).version()).isZero();
    }

    /** Both have something to plan anew; the one that can't comes first. */
    @Test
    void plansOtherPracticesAnew() {
        var other = new SettingsScene();
        nextWeek("a", "");
        var theirs = other.appointment("a", "", other.now().plus(Duration.ofDays(7)));
        assertThat(scene.save(scene.credits.group, TWO_HOURS, 0)).isTrue();
        scene.credits.postgres.asOwner("update reminders.preferences set preferences = '" + LATER
                + "' where practice_id = '" + scene.credits.id + "'");
        assertThat(other.save(other.credits.group, TWO_HOURS, 0)).isTrue();

        scene.replans.run();

        assertThat(other.messages(theirs)).contains("before:PT2H sms scheduled", "before:P1D sms cancelled");
        assertThat(scene.view(Role.MANAGER, "mia").replanning()).isNotNull();
        scene.credits.postgres.asOwner("delete from reminders.replans where practice_id = '" + scene.credits.id + "'");
    }

    /** Whoever sends it is told to send it again later: taken, nobody would be reminded of it. */
    @Test
    void refusesWhatItCanNotPlan() {
        saved(scene.credits.group, LATER);

        assertThatThrownBy(() -> nextWeek("a", "")).isInstanceOf(UnreadableSettings.class);

        assertThat(scene.credits.sees("select count(*) from reminders.appointments where practice_id = {practice}"))
                .isEqualTo("0");
    }
}
