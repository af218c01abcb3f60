package dev.callside.reminders.owed;

import static dev.callside.reminders.owed.OwedScene.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.json.bind.JsonbBuilder;
import java.util.Collection;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Proves that a practice whose pay links can't be heard of keeps no other waiting. */
class OwingTroubleTest {

    /** Can't plan for one practice. */
    private static final class Unable extends Plans {

        private final PracticeId practice;

        Unable(OwedScene scene) {
            super(
                    new PlanStore(scene.credits.database.unit("reminders")),
                    new PreferencesStore(scene.credits.database.unit("reminders"), JsonbBuilder.create()),
                    scene.credits.all.levels,
                    scene.credits.pay.settlements,
                    scene.credits.clock);
            practice = scene.credits.id;
        }

        @Override
        public void plan(PracticeId other, Collection<UUID> appointments) {
            if (other.equals(practice)) {
                throw new IllegalStateException("practice " + practice + " can't be planned for");
            }
            super.plan(other, appointments);
        }
    }

    @Test
    void thePracticesBehindItAreHeardOf() {
        var scenes = Stream.of(new OwedScene(), new OwedScene())
                .sorted(Comparator.comparing(scene -> scene.credits.id.toString()))
                .toList();
        scenes.forEach(scene -> {
            scene.put("a", "kim", TEN);
            scene.links.made("kim", TEN);
        });
        var first = scenes.get(0);
        var second = scenes.get(1);

        first.links.node(Owing.BATCH, new Unable(first)).run();

        assertThat(first.news()).isEqualTo("1");
        assertThat(first.owed()).isNull();
        assertThat(second.messages()).isEqualTo("a 1 scheduled");

        first.links.hear();
        assertThat(first.messages()).isEqualTo("a 1 scheduled");
    }
}
