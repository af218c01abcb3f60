package dev.callside.reminders.plan;

import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Rule;
import dev.callside.reminders.settings.SendTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** When the messages of one visit are due. It does not ask what time it is. */
final class Timing {

    /** So long after a booking, a move or a pay link nobody needs to be reminded of what was just agreed. */
    static final Duration FRESH = Duration.ofMinutes(15);

    /** So long before the start news must be there, or it goes out in quiet hours too. */
    static final Duration NOTICE = Duration.ofHours(2);

    /** So long after it was due a message that was held up is not held to the window any more, only to quiet hours. */
    static final Duration LATE = Duration.ofHours(1);

    /** A booking that is older is known; many are heard of only when a practice is imported. */
    static final Duration BOOKED_USEFUL = Duration.ofDays(1);

    /** After that, whatever is left to say has been said otherwise. */
    static final Duration USEFUL = Duration.ofDays(3);

    /** From when to when a message is of use. */
    record Due(Instant at, Instant until) {}

    private final Visit visit;
    private final Moments working;
    private final Moments awake;

    Timing(Visit visit, SendTimes times) {
        this.visit = visit;
        this.working = new Moments(visit.zone(), times::open, times.edges());
        this.awake = new Moments(visit.zone(), local -> !times.quiet(local), times.edges());
    }

    /** None if a message of this rule makes no sense, or never did. */
    Optional<Due> due(Rule rule) {
        var due = switch (rule.kind()) {
            case BOOKED -> news(visit.bookedAt(), BOOKED_USEFUL);
            case CHANGED -> news(visit.setAt(), USEFUL);
            case CANCELLED -> news(visit.cancelledAt().orElseThrow(), USEFUL);
            case BEFORE -> before(rule.offset().orElseThrow());
            case AFTER -> after(rule.offset().orElseThrow());
            case NO_SHOW -> noShow();
            case UNPAID -> unpaid(rule.offset().orElseThrow(), visit.owed().orElseThrow());
        };
        return due.filter(found -> found.at().isBefore(found.until()));
    }

    private Optional<Due> news(Instant happened, Duration useful) {
        var at = newsAt(happened);
        var until = at.plus(useful);
        return Optional.of(new Due(at, until.isBefore(visit.start()) ? until : visit.start()));
    }

    /** At once; in quiet hours at their end, unless that would be too late for somebody who comes. */
    Instant newsAt(Instant from) {
        var end = awake.from(from).orElse(from);
        var comes = Stream.concat(Stream.of(visit.start()), visit.moved().flatMap(Visit.Move::from).stream())
                .filter(from::isBefore)
                .min(Instant::compareTo);
        return comes.filter(start -> end.isAfter(start.minus(NOTICE))).isPresent() ? from : end;
    }

    private Optional<Due> before(Offset offset) {
        var nominal = offset.before(visit.start(), visit.zone());
        return chosen(nominal, visit.setAt().plus(FRESH)).map(at -> new Due(at, visit.start()));
    }

    private Optional<Due> after(Offset offset) {
        var nominal = offset.after(visit.end(), visit.zone());
        return chosen(nominal, over()).map(at -> new Due(at, at.plus(USEFUL)));
    }

    /** Nobody is missed before the end. */
    private Optional<Due> noShow() {
        return chosen(visit.end(), over()).map(at -> new Due(at, at.plus(USEFUL)));
    }

    /** From when on it can be said that it has been, of one that was entered afterwards too. */
    private Instant over() {
        return visit.end().isAfter(visit.setAt()) ? visit.end() : visit.setAt();
    }

    /** Whoever was just given the link needs no reminder of it, unless the rule itself is that impatient. */
    private Optional<Due> unpaid(Offset offset, Owed owed) {
        var nominal = offset.after(owed.since(), visit.zone());
        var fresh = owed.since().plus(FRESH);
        return chosen(nominal, fresh.isBefore(nominal) ? fresh : nominal).map(at -> new Due(at, owed.until()));
    }

    /** The nominal moment if it is open, else the last open one before it but not before {@code from}, else the next. */
    private Optional<Instant> chosen(Instant nominal, Instant from) {
        if (nominal.isBefore(from)) {
            return Optional.empty();
        }
        if (working.open(nominal)) {
            return Optional.of(nominal);
        }
        return working.before(nominal)
                .filter(earlier -> !earlier.isBefore(from))
                .or(() -> working.from(nominal));
    }

    /** When a message may go out that was held up until now. */
    Instant lateAt(PlannedMessage message, Instant now) {
        var late = now.isAfter(message.dueAt().plus(LATE));
        return late || !awake.open(now) ? working.from(now).orElse(message.usefulUntil()) : now;
    }
}
