package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.LevelId;
import dev.callside.plugin.PracticeId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Proves that what another version saved, and this one can't read, stops nobody else's messages. */
class DispatchUnreadableTest {

    private final ReminderScene other = new ReminderScene();
    private final ReminderScene scene = new ReminderScene();

    private void saved(PracticeId practice, String settings) {
        scene.credits.postgres.asOwner(
                "insert into reminders.preferences (practice_id, level_id, preferences, changed_at, changed_by) values"
                        + " ('%s', '%s', '%s', '%s', 'Mia')"
                                .formatted(practice, LevelId.group(practice).value(), settings, scene.clock.instant()));
    }

    private void due() {
        scene.bought(10);
        other.bought(10);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        other.put(visit("a", other.kim, WEDNESDAY));
    }

    @Test
    void sendsTheDefaultInPlaceOfATextThatCanNotBeUsed() {
        due();
        scene.credits.postgres.asOwner(
                "insert into reminders.templates (practice_id, level_id, kind, channel, language, text, changed_at,"
                        + " changed_by) values ('%1$s', '%2$s', 'before', 'sms', 'en', 'Hi {{a_later_one}}', '%3$s', 'Mia'),"
                                .formatted(scene.practice, scene.credits.group.value(), scene.clock.instant())
                        + " ('%1$s', '%2$s', 'a_later_kind', 'sms', 'en', 'Hi', '%3$s', 'Mia')"
                                .formatted(scene.practice, scene.credits.group.value(), scene.clock.instant()));

        scene.runAt(TUESDAY);

        assertThat(scene.states()).contains("before:P1D sms 1 sent");
        assertThat(other.states()).contains("before:P1D sms 1 sent");
        assertThat(scene.sms.taken()).extracting(Outgoing::text).hasSize(2).allMatch(text -> text.contains("10:00"));
    }

    /** The table allows it once the later version is there. */
    @Test
    void sendsTheDefaultBesideATextForALaterChannel() {
        due();
        scene.credits.postgres.asOwner("alter table reminders.templates drop constraint templates_channel_check;"
                + " insert into reminders.templates (practice_id, level_id, kind, channel, language, text, changed_at,"
                + " changed_by) values ('%s', '%s', 'before', 'whatsapp', 'en', 'Hi', '%s', 'Mia')"
                        .formatted(scene.practice, scene.credits.group.value(), scene.clock.instant()));
        try {
            scene.runAt(TUESDAY);
        } finally {
            scene.credits.postgres.asOwner("delete from reminders.templates where channel = 'whatsapp';"
                    + " alter table reminders.templates add constraint templates_channel_check"
                    + " check (channel in ('sms', 'email'))");
        }

        assertThat(scene.states()).contains("before:P1D sms 1 sent");
        assertThat(other.states()).contains("before:P1D sms 1 sent");
    }

    @Test
    void setsAsideAMessageByARuleThatItDoesNotKnow() {
        due();
        scene.credits.postgres.asOwner(
                "update reminders.messages set rule = 'before:PLATER', due_at = due_at - interval '1 h',"
                        + " next_at = next_at - interval '1 h' where practice_id = '%s' and rule = 'before:P1D'"
                                .formatted(scene.practice));

        scene.runAt(TUESDAY);

        assertThat(scene.states()).contains("before:PLATER sms 1 scheduled");
        assertThat(other.states()).contains("before:P1D sms 1 sent");
    }

    /** Nothing that is nearly of no more use waits for the node that can't read it. */
    @Test
    void leavesToAnotherNodeAtOnceWhatThatCanRead() {
        due();
        scene.runAt(TUESDAY.minusSeconds(60));
        saved(scene.practice, "{\"rules\": 7}");
        scene.runAt(TUESDAY);
        assertThat(scene.states()).contains("before:P1D sms 1 scheduled");
        scene.credits.postgres.asOwner(
                "delete from reminders.preferences where practice_id = '" + scene.practice + "'");

        scene.run();
        assertThat(scene.states()).contains("before:P1D sms 1 scheduled");
        scene.dispatcher(scene.database, scene.sms, scene.mail).run(ReminderScene.THREADS);

        assertThat(scene.states()).contains("before:P1D sms 1 sent");
    }

    @Test
    void setsAsideAPracticeWhoseSettingsCanNotBeReadUntilTheyCan() {
        due();
        scene.runAt(TUESDAY.minusSeconds(60));
        for (var settings : new String[] {"{\"rules\": [{\"kind\": \"a_later_kind\"}]}", "{\"rules\": 7}", "[]"}) {
            scene.credits.postgres.asOwner(
                    "delete from reminders.preferences where practice_id = '" + scene.practice + "'");
            saved(scene.practice, settings);
            scene.runAfter(Duration.ofMinutes(15));
            assertThat(scene.states()).as(settings).contains("before:P1D sms 1 scheduled");
            assertThat(other.states()).contains("before:P1D sms 1 sent");
        }

        scene.credits.postgres.asOwner(
                "delete from reminders.preferences where practice_id = '" + scene.practice + "'");
        scene.runAfter(Duration.ofMinutes(15));

        assertThat(scene.states()).contains("before:P1D sms 1 sent");
        assertThat(scene.findings()).containsExactly("");
    }
}
