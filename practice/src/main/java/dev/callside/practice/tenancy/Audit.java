package dev.callside.practice.tenancy;

import dev.callside.plugin.PracticeId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;

/** Who did what to which id, kept for ever. Ids only: no amounts, addresses or names of patients. */
@Dependent
public class Audit {

    private final EntityManager entities;
    private final Clock clock;

    @Inject
    public Audit(@PracticeUnit EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    /**
     * Writes in the transaction of the act itself.
     *
     * @param actor the host's subject, the participant who pays, {@code link} for whoever holds a link, or the name of the worker
     * @param action verb and object, such as {@code request.cancel}
     */
    public void record(PracticeId practice, String actor, String action, Object object) {
        Sql.of(
                        entities,
                        "insert into practice.audit (practice_id, at, actor, action, object)"
                                + " values (?1, ?2, ?3, ?4, ?5)",
                        practice.value(),
                        clock.instant(),
                        actor,
                        action,
                        object.toString())
                .update();
    }

    /** The same act with many, in their order, as one statement. */
    public void recordAll(PracticeId practice, String actor, String action, Collection<UUID> objects) {
        Sql.of(
                        entities,
                        "insert into practice.audit (practice_id, at, actor, action, object)"
                                + " select ?1, ?2, ?3, ?4, cast(o.id as text)"
                                + " from unnest(cast(?5 as uuid[])) with ordinality o (id, place) order by o.place",
                        practice.value(),
                        clock.instant(),
                        actor,
                        action,
                        objects.toArray(UUID[]::new))
                .update();
    }
}
