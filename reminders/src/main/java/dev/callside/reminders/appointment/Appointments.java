package dev.callside.reminders.appointment;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.client.ClientTold;
import dev.callside.practice.client.ConsentOrigin;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.plan.VisitStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
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

    /** Keeps many, all or none, as if one came after the other in the order given; as few statements as there can be. */
    public List<UUID> putAll(PracticeId practice, List<Appointment> appointments, String actor) {
        return database.app(practice, () -> keep(practice, appointments, actor));
    }

    /** {@link #putAll} inside of a transaction that does more than that. */
    public List<UUID> keep(PracticeId practice, List<Appointment> appointments, String actor) {
        if (appointments.isEmpty()) {
            return List.of();
        }
        var now = clock.instant();
        var told = appointments.stream().map(Appointments::clientTold).toList();
        var kept = clients.putAll(practice, told, actor, now);
        var known = new HashMap<String, UUID>();
        kept.forEach((externalId, client) -> known.put(externalId, client.id()));
        Set<UUID> reachedOtherwise = new HashSet<>();
        kept.values().stream()
                .filter(ClientStore.Kept::reachedOtherwise)
                .forEach(client -> reachedOtherwise.add(client.id()));
        var ids = store.putAll(practice, appointments, known, now);
        plans.plan(practice, ids, reachedOtherwise);
        audit.recordAll(practice, actor, "appointment.put", ids);
        return ids;
    }

    private static ClientTold clientTold(Appointment appointment) {
        return new ClientTold(appointment.client(), appointment.told(), origin(appointment.source()));
    }

    /**
     * Gives those of a source that are booked and still to come another status, or ends what is pending. To be called inside a transaction.
     *
     * @return how many that were
     */
    public int turn(
            PracticeId practice, Source source, Collection<String> externalIds, VisitStatus status, String actor) {
        var ids = store.turn(practice, source, externalIds, status, clock.instant());
        plans.plan(practice, ids);
        audit.recordAll(practice, actor, "appointment." + status.code(), ids);
        return ids.size();
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
