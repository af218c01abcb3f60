package dev.callside.practice.call;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.PracticeUnit;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Which events were seen, and word to the panels that a call has changed. As worker. */
@Dependent
public class CallEventStore {

    /** Panels of all nodes listen here; the payload is practice and call. */
    public static final String CHANNEL = "callside_call";

    private final EntityManager entities;

    @Inject
    public CallEventStore(@PracticeUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Whether this host's event has not been seen before; from now on it has. */
    public boolean first(String host, String event, Instant now) {
        return Sql.of(
                        entities,
                        "insert into practice.used_call_events (host_id, event_id, received_at)"
                                + " values (?1, ?2, ?3) on conflict do nothing",
                        host,
                        event,
                        now)
                .updateOne();
    }

    /** Wakes the panels of the call when the transaction commits. */
    public void changed(PracticeId practice, CallId call) {
        Sql.of(entities, "select cast(pg_notify('" + CHANNEL + "', ?1) as text)", practice + " " + call)
                .one(row -> row.text(0));
    }
}
