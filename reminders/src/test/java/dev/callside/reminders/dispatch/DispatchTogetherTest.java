package dev.callside.reminders.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.testing.Gate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves which of many messages that are due are claimed first, on the real PostgreSQL. */
class DispatchTogetherTest {

    private static final int EACH = Stride.LONGEST;

    private final Crowd crowd = new Crowd(2, EACH);
    private final ReminderScene scene = crowd.first();

    /** In a transaction of the worker. */
    private List<PracticeId> due(int most) {
        var look = new Circuits.Look(Channel.SMS, most, false);
        return scene.store.due(look, scene.clock.instant(), new UUID[0]).stream()
                .map(found -> found.message().orElseThrow().practice())
                .toList();
    }

    private List<PracticeId> claimed(int most) {
        return scene.database.worker(() -> due(most));
    }

    private PracticeId madeOldest(String order) {
        var practice = scene.sees("select practice_id from reminders.messages where state = 'scheduled'"
                + " and {practice} is not null order by practice_id " + order + " limit 1");
        scene.credits.postgres.asOwner("update reminders.messages set next_at = next_at - interval '2 h'"
                + " where (practice_id, id) in (select practice_id, id from reminders.messages where state = 'scheduled'"
                + " and practice_id = '" + practice + "' limit 1)");
        return new PracticeId(UUID.fromString(practice));
    }

    @Test
    void thoseOfThePracticeThatHasWaitedLongestGoTogetherWhereTheyGoQuickly() {
        for (var order : List.of("asc", "desc")) {
            var oldest = madeOldest(order);

            assertThat(claimed(Stride.LONGEST)).hasSize(EACH).containsOnly(oldest);
            scene.credits.postgres.asOwner("update reminders.messages set next_at = due_at where state = 'scheduled'");
        }
    }

    @Test
    void whoeverClaimsMeanwhileTakesThoseOfAnother() {
        var both = scene.database.worker(() -> {
            var first = due(Stride.LONGEST);
            var second = Gate.result(Gate.start(() -> claimed(Stride.LONGEST)));
            return List.of(first, second);
        });

        assertThat(both.get(0)).hasSize(EACH).containsOnly(both.get(0).get(0));
        assertThat(both.get(1)).hasSize(EACH).doesNotContain(both.get(0).get(0));
    }

    @Test
    void theOldestOfAllGoFirstWhereTheyGoSlowly() {
        assertThat(claimed(160))
                .hasSize(160)
                .satisfies(
                        practices -> assertThat(practices.stream().distinct()).hasSize(2));
    }

    /** They have what is looked at first, and more is due behind it. */
    @Test
    void whatOthersHaveIsPassedOver() {
        var second = scene.database.worker(() -> {
            due(20);
            return Gate.result(Gate.start(() -> claimed(20)));
        });

        assertThat(second).hasSize(20);
    }
}
