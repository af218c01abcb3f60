package dev.callside.reminders.owed;

import static dev.callside.reminders.owed.OwedScene.TEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.json.bind.JsonbBuilder;
import java.util.Collection;
import java.util.Comparator;
import java.util.Set;
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
        public Set<UUID> planReadable(PracticeId other, Collection<UUID> appointments) {
            if (other.equals(practice)) {
                throw new IllegalStateException("practice " + practice + " can't be planned for");
            }
            return super.planReadable(other, appointments);
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

    /** In batches of one: the one that waits comes first each time. */
    @Test
    void oneWhoseSettingsCanNotBeReadWaitsAlone() {
        var scene = new OwedScene();
        scene.put("a", "kim", TEN);
        scene.put("b", OwedScene.client("jo", "jo@example.com"), "ben", TEN, VisitStatus.BOOKED);
        var ana = scene.credits.level(scene.credits.ana);
        var hers = " where level_id = '" + ana.value() + "'";
        scene.credits.postgres.asOwner(
                "insert into reminders.preferences (practice_id, level_id, preferences, version, changed_at, changed_by)"
                        + " values ('%s', '%s', '{\"rules\": 7}', 7, '%s', 'Mia')"
                                .formatted(scene.credits.id, ana.value(), TEN));
        scene.links.made("kim", TEN);
        scene.links.made("jo", "", "ben", TEN);

        scene.links.node(1, scene.plans).run();

        assertThat(scene.messages()).isEqualTo("b 1 scheduled");
        assertThat(scene.news()).isEqualTo("1");

        scene.credits.postgres.asOwner("delete from reminders.preferences" + hers);
        scene.links.node(1, scene.plans).run();
        assertThat(scene.messages()).isEqualTo("a 1 scheduled, b 1 scheduled");
        assertThat(scene.news()).isEqualTo("0");
    }
}
