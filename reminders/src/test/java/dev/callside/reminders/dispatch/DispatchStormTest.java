package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.client;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.LevelId;
import dev.callside.practice.testing.Race;
import dev.callside.reminders.dispatch.Handover.Kind;
import dev.callside.reminders.plan.VisitStatus;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Proves that dispatchers, and practices that move and cancel at the same moment what is being sent, never stand in each
 * other's way, and that no credit stays reserved for what is not going to be sent.
 */
class DispatchStormTest {

    private static final long SEED = 7;
    private static final int APPOINTMENTS = 40;
    private static final int CHANGES = 150;

    private final ReminderScene one = new ReminderScene();
    private final ReminderScene two = new ReminderScene();
    private final AtomicInteger working = new AtomicInteger();

    @Test
    void leavesNoCreditBehind() throws Exception {
        var ana = one.credits.level(one.credits.ana);
        one.credits.bought(ana, 3_000);
        one.bought(3_000);
        two.bought(3_000);
        var random = new Random(SEED);
        for (var i = 0; i < 4_000; i++) {
            script(random.nextInt(100));
        }
        List<Callable<Integer>> work = new ArrayList<>();
        for (var scene : List.of(one, two, one, two)) {
            work.add(() -> changes(scene, new Random(SEED + work.size())));
        }
        working.set(work.size());
        work.add(this::dispatch);
        work.add(this::dispatch);

        Race.of(work);
        finish();

        var ids = one.sms.taken().stream().map(Outgoing::id).toList();
        assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(50);
        for (var scene : List.of(one, two)) {
            assertThat(scene.findings()).containsExactly("");
            assertThat(scene.sees("select count(*) from reminders.messages where practice_id = {practice}"
                            + " and state in ('scheduled', 'held', 'sending')"))
                    .isEqualTo("0");
        }
        assertOnlyDoubtHoldsCredits(one, one.credits.group, ana);
        assertOnlyDoubtHoldsCredits(two, two.credits.group);
    }

    private void script(int dice) {
        if (dice < 15) {
            one.sms.next(Kind.LATER, "20429");
        } else if (dice < 20) {
            one.sms.next(Kind.REFUSED, "21211");
        } else if (dice < 23) {
            one.sms.next(Kind.UNKNOWN, "");
        } else {
            one.sms.next(one.sms::accept);
        }
    }

    private int changes(ReminderScene scene, Random random) {
        try {
            change(scene, random);
            return CHANGES;
        } finally {
            working.decrementAndGet();
        }
    }

    /** Books, moves and cancels. */
    private void change(ReminderScene scene, Random random) {
        for (var i = 0; i < CHANGES; i++) {
            var number = random.nextInt(APPOINTMENTS);
            var start = WEDNESDAY.plus(Duration.ofMinutes(random.nextInt(300)));
            var status = random.nextInt(4) == 0 ? VisitStatus.CANCELLED : VisitStatus.BOOKED;
            scene.put(visit(
                    "a" + number,
                    client("c" + number, "+614915701" + (10 + number), "c@example.com"),
                    start,
                    status,
                    number % 2 == 0 ? "ana" : "ben"));
            one.clock.advance(Duration.ofSeconds(2));
        }
    }

    private int dispatch() {
        var dispatcher = one.dispatcher(one.database, one.sms, one.mail);
        while (working.get() > 0) {
            dispatcher.run(ReminderScene.THREADS);
        }
        return 0;
    }

    /** Until nothing waits any more. */
    private void finish() {
        for (var i = 0; i < 200; i++) {
            one.runAfter(Duration.ofMinutes(30));
        }
    }

    private static void assertOnlyDoubtHoldsCredits(ReminderScene scene, LevelId... levels) {
        var reserved = Stream.of(levels)
                .mapToLong(level -> scene.credits.of(level).reserved())
                .sum();
        assertThat(scene.sees("select coalesce(sum(credits), 0) from reminders.messages"
                        + " where practice_id = {practice} and state = 'in_doubt'"))
                .isEqualTo(String.valueOf(reserved));
    }
}
