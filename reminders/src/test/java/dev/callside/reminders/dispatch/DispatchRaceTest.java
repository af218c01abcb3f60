package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.practice.testing.Gate;
import dev.callside.practice.testing.Race;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves with real threads that several dispatchers send each message once, even if one of them stands still for long. */
class DispatchRaceTest {

    private static final Duration PAST_THE_LEASE = Dispatcher.LEASE.plusSeconds(1);

    /** Marked as handed over in a step of their own, and with the claim. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void twoSendTenThousandMessagesOnceEach(boolean atOnce) throws Exception {
        var crowd = new Crowd(4, 2_500);
        var scene = crowd.first();
        if (atOnce) {
            scene.sms.takesAllAtOnce();
        }

        Race.of(Collections.nCopies(2, () -> {
            scene.dispatcher(scene.database, scene.sms).run(ReminderScene.THREADS);
            return true;
        }));

        assertThat(scene.sms.asked()).isEqualTo(10_000);
        crowd.assertEachGotOne();
    }

    @Test
    void theThreadsOfANodeSendEachMessageOnce() throws Exception {
        var crowd = new Crowd(4, 500);
        var dispatcher = crowd.first().dispatcher;

        Race.of(Collections.nCopies(Dispatcher.THREADS, () -> {
            dispatcher.run(ReminderScene.THREADS);
            return true;
        }));

        assertThat(crowd.first().sms.asked()).isEqualTo(2_000);
        crowd.assertEachGotOne();
    }

    @Test
    void oneOfTwoThatLookAtTheSameMomentHasTheMessage() {
        var scene = new ReminderScene();
        scene.bought(10);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.run();
        scene.clock.advance(Duration.between(scene.clock.instant(), TUESDAY));

        var looks = List.of(new Circuits.Look(Channel.SMS, Dispatcher.BATCH, false));

        var none = new Claims.Beginning(0, channel -> false);

        var claimed = Gate.before("reminders.messages")
                .race(2, i -> scene.claims().claim(looks, none, scene.clock.instant()));

        assertThat(claimed.stream().mapToInt(each -> each.outgoing().size()).sum())
                .isEqualTo(1);
    }

    @Test
    void nothingIsSentTwiceByOneThatStoodStillAfterItsClaim() {
        var stop = Stop.once();

        oneStandsStill(
                stop, scene -> scene.dispatcher(Databases.stoppingAfterTheClaim(scene.database, stop), scene.sms));
    }

    @Test
    void nothingIsSentTwiceByOneThatStoodStillBeforeTheProvider() {
        var stop = Stop.once();

        oneStandsStill(stop, scene -> scene.dispatcher(scene.database, scene.sms.stopping(stop, Stop.nowhere())));
    }

    @Test
    void nothingIsSentTwiceByOneThatStoodStillBetweenTheProviderAndItsResult() {
        var stop = Stop.once();

        oneStandsStill(stop, scene -> scene.dispatcher(scene.database, scene.sms.stopping(Stop.nowhere(), stop)));
    }

    /** It is given up for gone, others do all the rest, and then it goes on. */
    private static void oneStandsStill(Stop stop, Function<ReminderScene, Dispatcher> one) {
        var crowd = new Crowd(2, 5_000);
        var scene = crowd.first();
        var still = one.apply(scene);
        var running = Gate.start(() -> {
            still.run(ReminderScene.THREADS);
            return true;
        });
        stop.awaitReached();

        var other = scene.dispatcher(scene.database, scene.sms);
        other.run(ReminderScene.THREADS);
        scene.clock.advance(PAST_THE_LEASE);
        other.run(ReminderScene.THREADS);
        stop.goOn();

        assertThat(Gate.result(running)).isTrue();
        assertThat(scene.sms.asked()).isEqualTo(10_000);
        crowd.assertEachGotOne();
    }
}
