package dev.callside.reminders.appointment;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import dev.callside.reminders.plan.Plans;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.UUID;

/** Takes in what sources say, and plans what is to be sent about it in the same transaction. */
@Dependent
public class Appointments {

    private final Database database;
    private final ClientStore clients;
    private final AppointmentStore store;
    private final Plans plans;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public Appointments(
            Database database, ClientStore clients, AppointmentStore store, Plans plans, Audit audit, Clock clock) {
        this.database = database;
        this.clients = clients;
        this.store = store;
        this.plans = plans;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps an appointment; the same once more changes nothing. */
    public UUID put(PracticeId practice, Appointment appointment, String actor) {
        return putAll(practice, List.of(appointment), actor).get(0);
    }

    /** Keeps many, all or none, as if one came after the other in the order given; as few statements as there can be. */
    public List<UUID> putAll(PracticeId practice, List<Appointment> appointments, String actor) {
        if (appointments.isEmpty()) {
            return List.of();
        }
        return database.app(practice, () -> {
            var now = clock.instant();
            var told = appointments.stream().map(Appointment::clientTold).toList();
            var ids = store.putAll(practice, appointments, clients.putAll(practice, told, now), now);
            plans.plan(practice, new LinkedHashSet<>(ids));
            audit.recordAll(practice, actor, "appointment.put", ids);
            return ids;
        });
    }
}
