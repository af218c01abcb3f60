package dev.callside.reminders.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.reminders.settings.UnreadableSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves that messages can be seen and stopped also where another version has saved settings that this one can't read. */
class LogUnreadableTest {

    private final LogScene scene = new LogScene();

    @BeforeEach
    void settingsOfAnotherVersion() {
        scene.owner("insert into reminders.preferences (practice_id, level_id, preferences, changed_at, changed_by)"
                + " values ({practice}, '%s', '{\"rules\": 7}', now(), 'Mia')".formatted(scene.credits.group.value()));
    }

    @Test
    void showsThemToEverybody() {
        var id = scene.message("before:P1D", scene.now.plusSeconds(60), "scheduled", "");

        assertThat(scene.view(id, scene.clinician("ana")).state()).isEqualTo("scheduled");
        assertThat(scene.view(id, scene.manager()).can()).isEqualTo(new MessageView.Can("no", true, false, false));
    }

    @Test
    void cancelsThem() {
        var id = scene.message("before:P1D", scene.now.plusSeconds(60), "scheduled", "");

        assertThat(scene.cancel(id)).isEqualTo(Messages.Outcome.DONE);

        assertThat(scene.view(id, scene.manager()).state()).isEqualTo("cancelled");
    }

    @Test
    void sendsNoneAgain() {
        var id = scene.message("before:P1D", scene.now, "failed", "refused");

        assertThat(scene.view(id, scene.manager()).can().sendAgain()).isEqualTo("no");
        assertThatThrownBy(() -> scene.sendAgain(id, false)).isInstanceOf(UnreadableSettings.class);
    }
}
