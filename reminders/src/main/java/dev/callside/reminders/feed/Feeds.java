package dev.callside.reminders.feed;

import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.DatabaseAway;
import dev.callside.reminders.feed.Fetched.Tags;
import dev.callside.reminders.ical.ICalendar;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Reads the calendars that are due: claims them, asks their servers with no transaction open, and takes what they say. Any
 * number of these run at once, on any number of nodes.
 */
@Dependent
public class Feeds {

    static final int AT_ONCE = 4;
    static final Duration LEASE = Duration.ofMinutes(10);

    /** A series goes on for ever: also a calendar that never changes is read whole once a day. */
    static final Duration WHOLE = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(Feeds.class.getName());

    private final Database database;
    private final FeedStore store;
    private final FeedAppointments appointments;
    private final HttpCalendars calendars;
    private final Duration interval;
    private final Clock clock;

    @Inject
    Feeds(
            Database database,
            FeedStore store,
            FeedAppointments appointments,
            HttpCalendars calendars,
            @ConfigProperty(name = "callside.calendars.interval") Duration interval,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.appointments = appointments;
        this.calendars = calendars;
        this.interval = interval;
        this.clock = clock;
    }

    /** Until none is due any more. */
    public void run(Executor executor) {
        while (batch(executor) == AT_ONCE) {
            // there may be more
        }
    }

    /** How many were due. */
    int batch(Executor executor) {
        var now = clock.instant();
        List<Feed> claimed = database.worker(() -> store.claim(AT_ONCE, now, now.plus(LEASE)));
        var all = claimed.stream()
                .map(feed -> CompletableFuture.runAsync(() -> read(feed), executor))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();
        return claimed.size();
    }

    /** Whatever goes wrong is one calendar's alone. */
    private void read(Feed feed) {
        try {
            var fetched = fetch(feed);
            if (fetched instanceof Fetched.Read read) {
                appointments.take(
                        feed, read.reading(), read.tags(), clock.instant().plus(interval));
            } else if (fetched instanceof Fetched.Failed failed) {
                fail(feed, failed.problem());
            } else {
                unchanged(feed);
            }
        } catch (RuntimeException e) {
            if (DatabaseAway.caused(e)) {
                throw e;
            }
            LOG.log(Level.WARNING, "The calendar " + feed.id() + " could not be taken", e);
            fail(feed, FeedProblem.FAILED);
        }
    }

    private Fetched fetch(Feed feed) {
        var tags = tags(feed);
        var zone = appointments.practice(feed).zone();
        var fetched = calendars.fetch(
                feed.address(), tags, (in, charset) -> new ICalendar(zone, clock.instant()).read(in, charset));
        // What did not change since nothing was never there.
        return fetched instanceof Fetched.Unchanged && tags.equals(Tags.NONE)
                ? new Fetched.Failed(FeedProblem.SERVER)
                : fetched;
    }

    private Tags tags(Feed feed) {
        var fresh = feed.whole().filter(clock.instant().minus(WHOLE)::isBefore).isPresent();
        return fresh && feed.problem().isEmpty() ? feed.tags() : Tags.NONE;
    }

    private void fail(Feed feed, FeedProblem problem) {
        var next = clock.instant().plus(Pauses.after(feed.failures() + 1, interval));
        database.inApp(feed.practice(), () -> store.failed(feed, problem, next));
    }

    private void unchanged(Feed feed) {
        var now = clock.instant();
        database.inApp(feed.practice(), () -> store.unchanged(feed, now, now.plus(interval)));
    }
}
