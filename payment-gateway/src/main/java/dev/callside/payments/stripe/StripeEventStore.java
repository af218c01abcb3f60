package dev.callside.payments.stripe;

import dev.callside.payments.work.PaymentsUnit;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;

/** Webhooks that came, until they are worked off. */
@Dependent
class StripeEventStore {

    private static final String CLAIM = """
            update payments.stripe_events e set due_at = ?2, attempts = attempts + 1
            from (select id from payments.stripe_events where state = 'new' and due_at <= ?1
                  order by due_at limit ?3 for update skip locked) due
            where e.id = due.id
            returning e.id, e.type, e.account_id, e.object_id, e.attempts""";

    private final EntityManager entities;

    @Inject
    StripeEventStore(@PaymentsUnit EntityManager entities) {
        this.entities = entities;
    }

    /** Whether it is new. Through the door. */
    boolean store(StripeEvent event, Instant now) {
        return Sql.of(
                        entities,
                        "select payments.store_event(?1, ?2, nullif(?3, ''), nullif(?4, ''), ?5)",
                        event.id(),
                        event.type(),
                        event.account().orElse(""),
                        event.object().orElse(""),
                        now)
                .one(row -> row.flag(0));
    }

    /** Events that are this worker's until the lease ends. As worker. */
    List<Claimed> claim(Instant now, Instant leaseUntil, int most) {
        return Sql.of(entities, CLAIM, now, leaseUntil, most)
                .rows(row ->
                        new Claimed(new StripeEvent(row.text(0), row.text(1), row.maybeText(2), row.maybeText(3)), (int)
                                row.number(4)));
    }

    /** An event and how often it was tried, this time included. */
    record Claimed(StripeEvent event, int attempts) {}

    void done(StripeEvent event) {
        Sql.of(entities, "update payments.stripe_events set state = 'done' where id = ?1", event.id())
                .updateOne();
    }

    void later(StripeEvent event, Instant dueAt) {
        Sql.of(entities, "update payments.stripe_events set due_at = ?2 where id = ?1", event.id(), dueAt)
                .updateOne();
    }

    /** Stripe repeats an event for three days; after that its id need not be known any more. */
    void forget(Instant before) {
        Sql.of(entities, "delete from payments.stripe_events where state = 'done' and received_at < ?1", before)
                .update();
    }
}
