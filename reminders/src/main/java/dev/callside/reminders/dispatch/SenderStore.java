package dev.callside.reminders.dispatch;

import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;

/** When senders may go on. As worker. */
@Dependent
class SenderStore {

    /** Nobody stands in line for longer than a minute: if it looks so, the database's clock was put back. */
    private static final String TAKE = """
            insert into reminders.senders as s (sender, free_at)
            values (?1, clock_timestamp() + make_interval(secs => ?2))
            on conflict (sender) do update
                set free_at = greatest(least(s.free_at, clock_timestamp() + interval '1 min'), clock_timestamp())
                    + make_interval(secs => ?2)
            returning cast(1000 * extract(epoch from free_at - clock_timestamp()) as bigint)""";

    private final EntityManager entities;

    @Inject
    SenderStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Takes the next turn of that length; how long until it begins. */
    Duration take(String sender, double seconds) {
        long untilItsEnd = Sql.of(entities, TAKE, sender, seconds).one(row -> row.number(0));
        return Duration.ofMillis(Math.max(0, untilItsEnd - Math.round(seconds * 1000)));
    }
}
