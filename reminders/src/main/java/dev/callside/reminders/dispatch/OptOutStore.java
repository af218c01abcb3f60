package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import jakarta.persistence.EntityManager;
import java.time.Instant;

/** Who wants nothing more, as a provider says when it refuses a message. To be called inside a transaction. */
public final class OptOutStore {

    private static final String ADD = """
            with opted as (
                insert into reminders.opt_outs (practice_id, channel, address, at) values (?1, ?2, ?3, ?4)
                on conflict do nothing
                returning practice_id)
            insert into reminders.opt_out_history (practice_id, channel, address, opted_out, how, at)
            select practice_id, ?2, ?3, true, 'refused', ?4 from opted""";

    private final EntityManager entities;

    public OptOutStore(EntityManager entities) {
        this.entities = entities;
    }

    /** What is known already changes nothing, and is not in the history twice. */
    public void refused(PracticeId practice, Channel channel, String address, Instant now) {
        Sql.of(entities, ADD, practice, channel.label(), address, now).update();
    }
}
