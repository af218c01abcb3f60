package dev.callside.reminders.feed;

import dev.callside.practice.client.Client;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.JsonRows;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.time.Ids;
import dev.callside.reminders.appointment.Appointment;
import dev.callside.reminders.appointment.Appointments;
import dev.callside.reminders.appointment.Source;
import dev.callside.reminders.feed.Changes.Taken;
import dev.callside.reminders.feed.Fetched.Tags;
import dev.callside.reminders.ical.CalendarReading;
import dev.callside.reminders.ical.CalendarReading.Skipped;
import dev.callside.reminders.ical.Skip;
import dev.callside.reminders.ical.Skips;
import dev.callside.reminders.plan.VisitStatus;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a practice's appointments what its calendar says. Each batch is a transaction that first makes sure that the calendar is
 * still ours, so that whoever was held up does not bring back what was true before.
 */
@Dependent
class FeedAppointments {

    static final int BATCH = 200;
    private static final Duration FORGOTTEN = Duration.ofDays(30);

    private final Database database;
    private final FeedStore store;
    private final ItemStore items;
    private final PracticeStore practices;
    private final FeedClients clients;
    private final Appointments appointments;
    private final Clock clock;

    @Inject
    FeedAppointments(
            Database database,
            FeedStore store,
            ItemStore items,
            PracticeStore practices,
            FeedClients clients,
            Appointments appointments,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.items = items;
        this.practices = practices;
        this.clients = clients;
        this.appointments = appointments;
        this.clock = clock;
    }

    /** What is known before anything is changed. */
    private record Before(Practice practice, List<Item> items, Changes changes, Set<String> ofOthers) {}

    /** What is to be kept of one. */
    private record Keep(Taken taken, Appointment appointment) {

        Item item() {
            var occurrence = taken.occurrence();
            return new Item(
                    occurrence.key(), taken.externalId(), occurrence.uid(), occurrence.start(), false, taken.print());
        }

        /** The key that it had before, if that was another one. */
        Stream<String> leaves() {
            return taken
                    .before()
                    .map(Item::key)
                    .filter(key -> !key.equals(taken.occurrence().key()))
                    .stream();
        }
    }

    Practice practice(Feed feed) {
        return database.app(feed.practice(), () -> practices.practice(feed.practice()));
    }

    /**
     * Keeps what is new or has changed, cancels what is cancelled or gone, and says so.
     *
     * @return false if somebody else has claimed the calendar, or it was removed
     */
    boolean take(Feed feed, CalendarReading reading, Tags tags, Instant next) {
        var now = clock.instant();
        var before = database.app(feed.practice(), () -> before(feed, reading, now));
        var skips = new Skips();
        var unclear = new ArrayList<>(before.changes().unclear());
        var keep = readable(feed, before, skips, unclear, now);
        for (var from = 0; from < keep.size(); from += BATCH) {
            var batch = keep.subList(from, Math.min(keep.size(), from + BATCH));
            if (!database.app(feed.practice(), () -> store.hold(feed) && keep(feed, batch, skips))) {
                return false;
            }
        }
        var skipped = Skips.together(reading.skipped(), skips.all());
        return database.app(
                feed.practice(),
                () -> store.hold(feed) && end(feed, before.changes(), unclear, reading, tags, skipped, next));
    }

    private Before before(Feed feed, CalendarReading reading, Instant now) {
        var known = items.all(feed);
        var changes = Changes.of(reading, known, occurrence -> Prints.of(feed, occurrence), now);
        var ofOthers = items.ofOthers(feed, changes.taken());
        return new Before(practices.practice(feed.practice()), known, changes, ofOthers);
    }

    /** @param unclear gets what was moved and can't be used any more */
    private List<Keep> readable(Feed feed, Before before, Skips skips, List<Item> unclear, Instant now) {
        var reader = new FeedReader(before.practice(), feed, now);
        var uids = before.items().stream().map(Item::uid).collect(Collectors.toSet());
        List<Keep> keep = new ArrayList<>();
        for (var taken : before.changes().taken()) {
            var start = Optional.of(taken.occurrence().start());
            if (before.ofOthers().contains(taken.occurrence().key())) {
                skips.add(Skip.OTHER_CALENDAR, start);
                continue;
            }
            var news = feed.whole().isPresent()
                    && !uids.contains(taken.occurrence().uid());
            var outcome = reader.read(taken, news, Ids.next(now));
            outcome.skip().ifPresent(why -> {
                skips.add(why, start);
                taken.moved().ifPresent(unclear::add);
            });
            outcome.appointment().ifPresent(appointment -> keep.add(new Keep(taken, appointment)));
        }
        return keep;
    }

    private boolean keep(Feed feed, List<Keep> all, Skips skips) {
        var others = items.ofOthers(feed, all.stream().map(Keep::taken).toList());
        List<Keep> batch = new ArrayList<>();
        for (var each : all) {
            var occurrence = each.taken().occurrence();
            if (others.contains(occurrence.key())) {
                skips.add(Skip.OTHER_CALENDAR, Optional.of(occurrence.start()));
            } else {
                batch.add(each);
            }
        }
        clients.hold(
                feed,
                batch.stream().map(each -> each.appointment().client()).toList(),
                batch.stream().map(each -> each.taken().occurrence().contact()).toList());
        var brought = new LinkedHashMap<String, Client>();
        var read = batch.stream().map(each -> with(feed, each, brought)).toList();
        appointments.keep(feed.practice(), read, feed.actor());
        items.drop(feed, batch.stream().flatMap(Keep::leaves).toList());
        items.put(feed, batch.stream().map(Keep::item).toList());
        return true;
    }

    private Appointment with(Feed feed, Keep keep, Map<String, Client> brought) {
        var read = keep.appointment();
        return new Appointment(
                read.source(),
                read.externalId(),
                clients.client(feed, read.client(), keep.taken().occurrence().contact(), brought),
                read.practitioner(),
                read.practitionerName(),
                read.type(),
                read.place(),
                read.link(),
                read.status(),
                read.start(),
                read.end(),
                read.booked());
    }

    private boolean end(
            Feed feed,
            Changes changes,
            List<Item> unclear,
            CalendarReading reading,
            Tags tags,
            List<Skipped> skipped,
            Instant next) {
        var now = clock.instant();
        var doubt = GoneRules.doubt(changes, reading, feed.goneIsRight());
        var gone = doubt.isEmpty() ? changes.gone() : List.<Item>of();
        var off = Stream.concat(changes.cancelled().stream(), gone.stream())
                .map(Item::externalId)
                .toList();
        appointments.turn(feed.practice(), Source.CALENDAR, off, VisitStatus.CANCELLED, feed.actor());
        items.drop(feed, gone.stream().map(Item::key).toList());
        items.put(
                feed,
                changes.cancelled().stream().map(item -> item.toTakeAgain(true)).toList());
        silence(feed, unclear.stream().map(Item::externalId).toList());
        items.put(feed, unclear.stream().map(item -> item.toTakeAgain(false)).toList());
        silence(feed, items.takeOver(feed));
        items.forget(feed, now.minus(FORGOTTEN));
        store.read(
                feed,
                now,
                next,
                doubt.map(FeedProblem::label).orElse(""),
                doubt.isEmpty() ? 0 : changes.gone().size(),
                doubt.isEmpty() && !anotherHasSome(skipped) ? tags : Tags.NONE,
                json(skipped));
        return true;
    }

    /** Nobody is told anything about them any more, nor that they were cancelled. */
    private void silence(Feed feed, List<String> ids) {
        appointments.turn(feed.practice(), Source.CALENDAR, ids, VisitStatus.PENDING, feed.actor());
    }

    /** It may give them up at any time: until then the whole is asked for each time, as where what is gone is in doubt. */
    private static boolean anotherHasSome(List<Skipped> skipped) {
        return skipped.stream().anyMatch(each -> each.reason().equals(Skip.OTHER_CALENDAR.label()));
    }

    private static String json(List<Skipped> skipped) {
        return JsonRows.of(skipped, each -> {
            var one = JsonRows.row().add("reason", each.reason()).add("count", each.count());
            return each.first() == null ? one : one.add("first", each.first());
        });
    }
}
