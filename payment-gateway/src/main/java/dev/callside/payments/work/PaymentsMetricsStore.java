package dev.callside.payments.work;

import dev.callside.payments.panel.LiveHub;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import org.eclipse.microprofile.metrics.annotation.Gauge;

/** What an operator watches. Ages are in seconds, 0 when there is nothing; each is read when it is asked for. */
@ApplicationScoped
public class PaymentsMetricsStore {

    @Inject
    private Database database;

    @Inject
    @PaymentsUnit
    private EntityManager entities;

    @Inject
    private LiveHub hub;

    @Inject
    private Clock clock;

    @Gauge(
            name = "callside_payments_unknown",
            absolute = true,
            unit = "none",
            description = "Requests whose state Stripe owes us")
    public long unknown() {
        return count("select count(*) from payments.requests where unknown_since is not null");
    }

    @Gauge(
            name = "callside_payments_unknown_age_seconds",
            absolute = true,
            unit = "seconds",
            description = "Age of the oldest of them")
    public long unknownAge() {
        return age("select min(unknown_since) from payments.requests where unknown_since is not null");
    }

    @Gauge(
            name = "callside_webhook_backlog",
            absolute = true,
            unit = "none",
            description = "Webhooks that are not worked off")
    public long webhooks() {
        return count("select count(*) from payments.stripe_events where state = 'new'");
    }

    @Gauge(
            name = "callside_outbox_age_seconds",
            absolute = true,
            unit = "seconds",
            description = "Age of the oldest mail that is not sent")
    public long outboxAge() {
        return age("select min(created_at) from practice.outbox where state in ('queued', 'sending')");
    }

    @Gauge(
            name = "callside_outbox_in_doubt",
            absolute = true,
            unit = "none",
            description = "Mails whose last answer was lost")
    public long outboxInDoubt() {
        return count("select count(*) from practice.outbox where state = 'in_doubt'");
    }

    @Gauge(name = "callside_live_streams", absolute = true, unit = "none", description = "Open panels of this node")
    public long streams() {
        return hub.size();
    }

    private long count(String sql) {
        return database.worker(() -> Sql.of(entities, sql).one(row -> row.number(0)));
    }

    private long age(String sql) {
        return database.worker(() -> Sql.of(entities, sql).one(row -> row.maybeInstant(0)))
                .map(oldest -> Duration.between(oldest, clock.instant()).toSeconds())
                .orElse(0L);
    }
}
