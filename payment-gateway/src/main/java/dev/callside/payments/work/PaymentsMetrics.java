package dev.callside.payments.work;

import dev.callside.payments.panel.LiveHub;
import dev.callside.plugin.LaunchRefused.Reason;
import dev.callside.practice.metrics.MetricsStore;
import dev.callside.practice.web.SessionsResource;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;

/** What an operator watches; what to do about it is in {@code docs/how-to/run-in-production.md}. */
@Dependent
class PaymentsMetrics {

    private static final String WAITING = " from (select due_at from practice.outbox where state = 'queued'"
            + " union all select due_at from practice.outbox where state = 'sending') as waiting";

    @Inject
    private MetricsStore metrics;

    @Inject
    private LiveHub hub;

    void register() {
        unknown("payments", "payments.requests", "Requests");
        unknown("purchases", "payments.purchases", "Purchases");
        ungranted();
        metrics.count(
                "callside_top_ups_open",
                "Automatic top-ups that are neither paid nor ended",
                "select count(*) from payments.purchases where origin = 'top_up'"
                        + " and state not in ('paid', 'declined', 'cancelled')");
        metrics.count(
                "callside_webhook_backlog",
                "Webhooks that are not worked off",
                "select count(*) from payments.stripe_events where state = 'new'");
        outbox();
        metrics.node("callside_live_streams", "Open panels of this node", hub::size);
        metrics.refusals(SessionsResource.LAUNCHES_REFUSED, Reason.values());
    }

    /** Reads again what is in the database. */
    void read() {
        metrics.read();
    }

    /** Two kinds, with two cures: Stripe does not answer, or it answers that it won't show us. */
    private void unknown(String name, String table, String what) {
        howMany(
                name + "_unknown",
                what + " whose state Stripe owes us",
                "unknown_since",
                table + " where check_at is not null and unknown_since is not null and refused_since is null");
        howMany(
                name + "_hidden",
                what + " that Stripe refuses to show or to make, as of an account that was unlinked",
                "refused_since",
                table + " where check_at is not null and refused_since is not null");
    }

    private void ungranted() {
        howMany(
                "purchases_ungranted",
                "Purchases that are paid at Stripe and could not be granted here",
                "ungranted_since",
                "payments.purchases where ungranted_since is not null");
    }

    /** And how long it has been so with the oldest. */
    private void howMany(String name, String what, String since, String from) {
        metrics.count("callside_" + name, what, "select count(*) from " + from);
        metrics.age(
                "callside_" + name + "_age_seconds",
                "Age of the oldest of them",
                "select min(" + since + ") from " + from);
    }

    private void outbox() {
        metrics.count("callside_outbox_length", "Mails that are not sent", "select count(*)" + WAITING);
        metrics.age(
                "callside_outbox_age_seconds",
                "How long the oldest mail that is not sent has been due",
                "select min(due_at)" + WAITING);
        metrics.count(
                "callside_outbox_put_off",
                "Mails that the mail server has not taken, to be tried again",
                "select count(*) from practice.outbox where state = 'queued' and attempts > 0");
        metrics.count(
                "callside_outbox_in_doubt",
                "Mails whose last answer was lost",
                "select count(*) from practice.outbox where state = 'in_doubt'");
    }
}
