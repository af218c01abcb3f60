package dev.callside.reminders.client;

import static dev.callside.reminders.client.ClientScene.kim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.client.ConsentChannel;
import dev.callside.practice.testing.Gate;
import dev.callside.reminders.appointment.Source;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.json.bind.JsonbBuilder;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Proves that whoever plans anew from what was true a moment before does not undo what was decided meanwhile. */
class PlanRaceTest {

    private final ClientScene scene = new ClientScene();
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    /** Has read what it plans from, and waits. */
    private final class Slow extends PlanStore {

        Slow() {
            super(scene.credits.database.unit("reminders"));
        }

        @Override
        public List<Planned> visits(PracticeId practice, Collection<UUID> appointments) {
            var visits = super.visits(practice, appointments);
            read.countDown();
            await(goOn);
            return visits;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Plans the appointment anew, and does that when it has read what it plans from. */
    private void whileItIsPlannedAnew(UUID appointment, Supplier<Boolean> meanwhile) {
        var plans = new Plans(
                new Slow(),
                new PreferencesStore(scene.credits.database.unit("reminders"), JsonbBuilder.create()),
                scene.credits.all.levels,
                scene.credits.pay.settlements,
                scene.credits.clock);
        var planning = Gate.start(() -> scene.credits.in(() -> {
            plans.replan(scene.credits.id, List.of(appointment), scene.credits.clock.instant());
            return true;
        }));
        await(read);
        var decision = Gate.start(meanwhile);
        Gate.await(() -> decision.isDone() || Gate.waiting() > 0);
        goOn.countDown();
        assertThat(Gate.result(planning)).isTrue();
        assertThat(Gate.result(decision)).isTrue();
    }

    @Test
    void staysCancelledWhatAClientNoLongerWants() {
        var appointment = scene.visit(Source.API, "a-1", kim(true), 3);
        var kim = scene.id("c-1");

        whileItIsPlannedAnew(appointment, () -> scene.decide(kim, ConsentChannel.SMS, false));

        assertThat(scene.messages("sms")).containsExactly("a-1 before:P1D cancelled no_consent");
    }

    @Test
    void staysPlannedWhatAClientWantsNow() {
        var appointment = scene.visit(Source.API, "a-1", kim(false), 3);
        var kim = scene.id("c-1");

        whileItIsPlannedAnew(appointment, () -> scene.decide(kim, ConsentChannel.SMS, true));

        assertThat(scene.messages("sms")).containsExactly("a-1 before:P1D scheduled");
    }

    @Test
    void staysPlannedWhatAMovedAppointmentNeeds() {
        var appointment = scene.visit(Source.API, "a-1", kim(true), 3);

        whileItIsPlannedAnew(appointment, () -> {
            scene.visit(Source.API, "a-1", kim(true), 5);
            return true;
        });

        var reminders = "select string_agg(version || ' ' || state, ', ' order by version) from reminders.messages"
                + " where practice_id = {practice} and rule = 'before:P1D' and channel = 'sms'";
        assertThat(scene.credits.sees(reminders)).isEqualTo("1 cancelled, 2 scheduled");
    }
}
