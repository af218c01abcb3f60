package dev.callside.reminders.twilio;

import dev.callside.practice.tenancy.Sql;
import dev.callside.reminders.dispatch.TwilioLookup;
import dev.callside.reminders.work.RemindersUnit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Up to when it is known what came in. As worker. */
@Dependent
class InboxStore {

    private static final String READ = """
            insert into reminders.inboxes as i (number, read_to) values (?1, ?2)
            on conflict (number) do update set read_to = greatest(i.read_to, excluded.read_to)""";

    private static final String SENT_AT = """
            update reminders.heard h set at = s.at
            from unnest(cast(?1 as text[]), cast(cast(?2 as text[]) as timestamptz[])) s (sid, at)
            where h.provider_id = s.sid and h.at <> s.at""";

    private final EntityManager entities;

    @Inject
    InboxStore(@RemindersUnit EntityManager entities) {
        this.entities = entities;
    }

    Optional<Instant> readTo(String number) {
        return Sql.of(entities, "select read_to from reminders.inboxes where number = ?1", number)
                .first(row -> row.instant(0));
    }

    void read(String number, Instant to) {
        Sql.of(entities, READ, number, to).update();
    }

    /** Twilio's time of what it told of by itself: whether something else was sent before or after that is told by one clock. */
    void sentAt(List<TwilioLookup.Received> all) {
        Sql.of(
                        entities,
                        SENT_AT,
                        all.stream().map(TwilioLookup.Received::sid).toArray(String[]::new),
                        all.stream().map(each -> each.at().toString()).toArray(String[]::new))
                .update();
    }

    /** What is older can't come in once more. */
    void forget(Instant before) {
        Sql.of(entities, "delete from reminders.heard where at < ?1", before).update();
    }
}
