package dev.callside.reminders.work;

import dev.callside.practice.metrics.MetricsStore;
import dev.callside.reminders.owed.Owing;
import dev.callside.reminders.twilio.Undelivered;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Tag;

/** What an operator watches; {@code docs/how-to/watch-reminders.md} says what to do about it. */
@Dependent
class RemindersMetrics {

    @Inject
    private MetricsStore metrics;

    @Inject
    private Owing owing;

    @Inject
    private Undelivered undelivered;

    void register() {
        metrics.age(
                "callside_messages_due_age_seconds",
                "How long the oldest message that may go has waited for that",
                SqlChannels.in("select min(next_at) from ({channels}) c (channel), lateral (select m.next_at"
                        + " from reminders.messages m where m.state = 'scheduled' and m.channel = c.channel"
                        + " order by m.next_at limit 1) oldest"));
        metrics.count(
                "callside_messages_in_doubt",
                "Messages whose answer was lost, and of which nobody has said what became of them",
                "select count(*) from reminders.messages where state = 'in_doubt'");
        metrics.count(
                "callside_messages_held",
                "Messages that wait for credits",
                "select count(*) from reminders.messages where state = 'held'");
        metrics.count(
                "callside_calendars_failing",
                "Calendars that could not be read the last three times",
                "select count(*) from reminders.feeds where failures >= 3 and not paused");
        metrics.node(
                "callside_pay_links_without_appointment",
                "Pay links that fit no appointment, so that nobody is reminded of them, since this node started",
                owing::unmatched);
        Undelivered.CODES.forEach(code -> metrics.node(
                "callside_messages_undelivered",
                "SMS that came back undelivered, by the provider's code, since this node started",
                () -> undelivered.of(code),
                new Tag("code", code)));
    }

    /** Reads again what is in the database. */
    void read() {
        metrics.read();
    }
}
