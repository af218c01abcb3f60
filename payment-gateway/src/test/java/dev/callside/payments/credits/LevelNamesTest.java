package dev.callside.payments.credits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.testing.CreditScene;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Proves that whoever may not know of a level reads of it only that it is another one. */
class LevelNamesTest {

    private final CreditScene scene = new CreditScene();

    @Test
    void namesNoLevelThatTheReaderMayNotKnow() {
        var ana = scene.level(scene.ana);
        var all = scene.in(() -> scene.all.levels.all(scene.id));

        var manager = new LevelNames(all, level -> true, Locale.ENGLISH);
        var practitioner = new LevelNames(all, level -> level.practitioner().isEmpty(), Locale.ENGLISH);

        var name = manager.of(ana);
        assertThat(manager.found(name)).containsExactly(ana);
        assertThat(practitioner.of(ana)).isEqualTo("Another level").isNotEqualTo(name);
        assertThat(practitioner.of(scene.group)).isEqualTo("Group");
        assertThat(practitioner.found(name)).isEmpty();
    }
}
