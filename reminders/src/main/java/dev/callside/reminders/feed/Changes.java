package dev.callside.reminders.feed;

import dev.callside.reminders.ical.CalendarReading;
import dev.callside.reminders.ical.CalendarReading.Timed;
import dev.callside.reminders.ical.Occurrence;
import dev.callside.reminders.plan.VisitStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is otherwise in a calendar than it was.
 *
 * @param taken what is new or has changed
 * @param cancelled what the calendar says is cancelled
 * @param gone what is not in it any more
 * @param unclear what is in it no longer as it was, and when it is instead can't be read
 * @param expected how many of its appointments clients expected before
 */
record Changes(List<Taken> taken, List<Item> cancelled, List<Item> gone, List<Item> unclear, int expected) {

    /** When a whole series is moved, all its events are others: one that comes so soon before or after one that went is that one. */
    private static final Duration NEAR = Duration.ofDays(4);

    /**
     * An appointment that is to be kept.
     *
     * @param externalId the appointment's, which stays what it was
     * @param before what it was, if it was there before; it may have had another key
     */
    record Taken(Occurrence occurrence, String print, String externalId, Optional<Item> before) {

        /** What it was, if that was at another time. */
        Optional<Item> moved() {
            return before.filter(item -> !item.start().equals(occurrence.start()));
        }
    }

    /**
     * Compares. What began before now stays as it is.
     *
     * @param before all that was taken of it
     */
    static Changes of(CalendarReading reading, List<Item> before, Function<Occurrence, String> print, Instant now) {
        var known = before.stream().collect(Collectors.toMap(Item::key, each -> each));
        var byId = before.stream().collect(Collectors.toMap(Item::externalId, each -> each, (one, other) -> one));
        var there = reading.occurrences().stream().map(Occurrence::key).collect(Collectors.toSet());
        var gone = new ArrayList<>(before.stream()
                .filter(item -> item.expected(now) && !there.contains(item.key()))
                .filter(item -> !reading.unread(item.uid(), item.key()))
                .sorted(Comparator.comparing(Item::start))
                .toList());
        var taken = new ArrayList<Taken>();
        var cancelled = new ArrayList<Item>();
        for (var occurrence : reading.occurrences()) {
            var item = Optional.ofNullable(known.get(occurrence.key()))
                    .or(() -> Optional.ofNullable(byId.get(occurrence.key()))
                            .filter(each -> each.off() && !there.contains(each.key())));
            var coming = occurrence.start().isAfter(now);
            if (occurrence.status() == VisitStatus.CANCELLED) {
                item.filter(each -> each.expected(now)).ifPresent(cancelled::add);
            } else if (item.isEmpty() && coming) {
                var fresh = fresh(occurrence.key(), byId.keySet());
                taken.add(new Taken(occurrence, print.apply(occurrence), fresh, Optional.empty()));
            } else if (item.filter(each -> coming || each.expected(now)).isPresent()) {
                var says = print.apply(occurrence);
                item.filter(each -> !each.print().equals(says))
                        .ifPresent(each -> taken.add(new Taken(occurrence, says, each.externalId(), item)));
            }
        }
        var unclear = before.stream()
                .filter(item -> item.expected(now) && !there.contains(item.key()))
                .filter(item -> reading.unread(item.uid(), item.key()))
                .filter(item -> !reading.timed().contains(new Timed(item.key(), item.start())))
                .toList();
        return new Changes(moved(taken, gone), cancelled, gone, unclear, (int)
                before.stream().filter(item -> item.expected(now)).count());
    }

    /** The event's key, unless an appointment that was moved away from there has it for its id. */
    private static String fresh(String key, Set<String> ids) {
        var id = key;
        while (ids.contains(id)) {
            id += "+";
        }
        return id;
    }

    /** Takes out of {@code gone} what came back with another key. */
    private static List<Taken> moved(List<Taken> taken, List<Item> gone) {
        Map<String, List<Item>> byUid = new HashMap<>();
        gone.forEach(item ->
                byUid.computeIfAbsent(item.uid(), uid -> new ArrayList<>()).add(item));
        return taken.stream()
                .sorted(Comparator.comparing(each -> each.occurrence().start()))
                .map(each -> each.before().isPresent()
                        ? each
                        : nearest(
                                        each.occurrence(),
                                        byUid.getOrDefault(each.occurrence().uid(), List.of()))
                                .map(item -> {
                                    byUid.get(item.uid()).remove(item);
                                    gone.remove(item);
                                    return new Taken(
                                            each.occurrence(), each.print(), item.externalId(), Optional.of(item));
                                })
                                .orElse(each))
                .toList();
    }

    private static Optional<Item> nearest(Occurrence occurrence, List<Item> gone) {
        return gone.stream()
                .filter(item -> distance(occurrence, item).compareTo(NEAR) < 0)
                .min(Comparator.comparing(item -> distance(occurrence, item)));
    }

    private static Duration distance(Occurrence occurrence, Item item) {
        return Duration.between(item.start(), occurrence.start()).abs();
    }
}
