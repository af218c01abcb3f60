package dev.callside.reminders.twilio;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;

/** Wakes the consoles of practices, on all nodes. As worker. */
@Dependent
class NewsStore {

    /** The live hub, which is in another application, listens on it. */
    private static final String TELL = """
            select cast(pg_notify('callside_messages', practice) as text)
            from unnest(cast(?1 as text[])) practice""";

    private final EntityManager entities;

    @Inject
    NewsStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    void tell(List<PracticeId> practices) {
        Sql.of(entities, TELL, (Object)
                        practices.stream().map(PracticeId::toString).toArray(String[]::new))
                .rows(row -> row.text(0));
    }
}
