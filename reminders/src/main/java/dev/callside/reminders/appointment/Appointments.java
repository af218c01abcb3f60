package dev.callside.reminders.appointment;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.client.ConsentOrigin;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.time.Ids;
import dev.callside.reminders.plan.Plans;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /** Keeps many, all or none; in the order given. */
    public List<UUID> putAll(PracticeId practice, List<Appointment> appointments, String actor) {
        return database.app(practice, () -> {
            var now = clock.instant();
            Set<UUID> reachedOtherwise = new HashSet<>();
            var ids = appointments.stream()
                    .map(each -> {
                        var client = clients.put(practice, each.client(), origin(each.source()), actor, now);
                        if (client.reachedOtherwise()) {
                            reachedOtherwise.add(client.id());
                        }
                        return store.put(practice, Ids.next(now), client.id(), each, now);
                    })
                    .toList();
            plans.plan(practice, ids, reachedOtherwise);
            ids.forEach(id -> audit.record(practice, actor, "appointment.put", id));
            return ids;
        });
    }

    private static ConsentOrigin origin(Source source) {
        return switch (source) {
            case API -> ConsentOrigin.API;
            case CSV -> ConsentOrigin.CSV;
            case CALENDAR -> ConsentOrigin.CALENDAR;
            case FHIR -> ConsentOrigin.FHIR;
        };
    }
}
