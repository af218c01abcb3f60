package dev.callside.reminders.plan;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import dev.callside.reminders.settings.RuleId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What docs/reference/reminders.md says, done slowly: it looks at one minute after the other. All times are minutes. */
final class PlainPlan {

    /** How a message came to its time. */
    enum How {
        AT_ONCE,
        AFTER_QUIET_HOURS,
        TOO_URGENT_TO_WAIT,
        AS_RULED,
        EARLIER,
        LATER
    }

    /** A message, until it is over. */
    record Expected(Kind kind, Optional<Offset> offset, Channel channel, long due, long until, How how) {

        PlannedMessage planned(Visit visit) {
            var version = kind == Kind.UNPAID ? visit.owed().get().number() : visit.version();
            var key = new MessageKey(new RuleId(kind, offset), version, channel);
            return new PlannedMessage(key, PlainZone.instant(due), PlainZone.instant(until));
        }

        Expected by(Channel other) {
            return new Expected(kind, offset, other, due, until, how);
        }

        Expected until(long other) {
            return new Expected(kind, offset, channel, due, other, how);
        }
    }

    private record Time(long at, How how) {}

    private static final int FAR = 16 * PlainZone.DAY;

    private final Visit visit;
    private final PlainZone zone;
    private final PlainTimes times;
    private final long start;
    private final long end;
    private final long set;

    PlainPlan(RandomVisits.Case told) {
        this.visit = told.visit();
        this.zone = told.zone();
        this.times = new PlainTimes(zone, told.preferences().times());
        this.start = PlainZone.minute(visit.start());
        this.end = PlainZone.minute(visit.end());
        this.set = Math.max(
                PlainZone.minute(visit.bookedAt()),
                visit.moved().map(move -> PlainZone.minute(move.at())).orElse(Long.MIN_VALUE));
    }

    /** All that there is to be sent, whatever the time is. */
    List<Expected> messages(Preferences preferences) {
        var all = new ArrayList<Expected>();
        for (var rule : preferences.rules()) {
            expected(rule)
                    .ifPresent(message -> rule.channels().stream()
                            .filter(visit.channels()::contains)
                            .forEach(channel -> all.add(message.by(channel))));
        }
        return all.stream()
                .map(message -> untilTheNext(message, all))
                .filter(message -> message.due() < message.until())
                .toList();
    }

    private static Expected untilTheNext(Expected message, List<Expected> all) {
        var until = message.until();
        for (var other : all) {
            if (other.channel() == message.channel() && takesOver(other, message)) {
                until = Math.min(until, other.due());
            }
        }
        return message.until(until);
    }

    private static boolean takesOver(Expected other, Expected message) {
        if (message.kind() == Kind.BOOKED || message.kind() == Kind.CHANGED) {
            return other.kind() == Kind.BEFORE && other.due() >= message.due();
        }
        if (other.kind() != message.kind() || message.offset().isEmpty()) {
            return false;
        }
        var nearer = message.kind() == Kind.BEFORE ? length(other) < length(message) : length(other) > length(message);
        return other.due() > message.due() || (other.due() == message.due() && nearer);
    }

    private static long length(Expected message) {
        var offset = message.offset().orElseThrow();
        return offset.days() * 1440L + offset.exact().toMinutes();
    }

    private Optional<Expected> expected(Rule rule) {
        var booked = visit.status() == VisitStatus.BOOKED;
        var moved = visit.moved().isPresent();
        var elsewhere = moved && !visit.moved().get().from().equals(Optional.of(visit.start()));
        var takesPlace = booked || visit.status() == VisitStatus.ARRIVED || visit.status() == VisitStatus.FULFILLED;
        var kind = rule.kind();
        if (kind == Kind.BOOKED && booked && !moved) {
            return news(rule, visit.bookedAt(), 24 * 60);
        }
        if (kind == Kind.CHANGED && booked && elsewhere) {
            return news(rule, visit.moved().get().at(), 72 * 60);
        }
        if (kind == Kind.CANCELLED && visit.status() == VisitStatus.CANCELLED) {
            return news(rule, visit.cancelledAt().get(), 72 * 60);
        }
        if (kind == Kind.BEFORE && booked) {
            return timed(nominal(rule, start, -1), set + 15)
                    .filter(time -> time.at() < start)
                    .map(time -> message(rule, time, start));
        }
        if (kind == Kind.AFTER && takesPlace) {
            return timed(nominal(rule, end, 1), Math.max(end, set))
                    .map(time -> message(rule, time, time.at() + 72 * 60));
        }
        if (kind == Kind.NO_SHOW && visit.status() == VisitStatus.NOSHOW && end >= set) {
            return timed(end, end).map(time -> message(rule, time, time.at() + 72 * 60));
        }
        if (kind == Kind.UNPAID && (takesPlace || visit.status() == VisitStatus.NOSHOW)) {
            return visit.owed().flatMap(owed -> unpaid(rule, owed));
        }
        return Optional.empty();
    }

    private Optional<Expected> unpaid(Rule rule, Owed owed) {
        var since = PlainZone.minute(owed.since());
        var until = PlainZone.minute(owed.until());
        var nominal = nominal(rule, since, 1);
        return timed(nominal, Math.min(nominal, since + 15))
                .filter(time -> time.at() < until)
                .map(time -> message(rule, time, until));
    }

    private static Expected message(Rule rule, Time time, long until) {
        return new Expected(rule.kind(), rule.offset(), Channel.SMS, time.at(), until, time.how());
    }

    private Optional<Expected> news(Rule rule, Instant happened, long useful) {
        var time = newsTime(PlainZone.minute(happened));
        var message = message(rule, time, Math.min(start, time.at() + useful));
        return Optional.of(message).filter(some -> some.due() < some.until());
    }

    private Time newsTime(long at) {
        if (!times.quiet(at)) {
            return new Time(at, How.AT_ONCE);
        }
        var awake = at;
        while (times.quiet(awake)) {
            awake++;
        }
        var comes = Stream.concat(Stream.of(visit.start()), visit.moved().flatMap(Visit.Move::from).stream())
                .mapToLong(PlainZone::minute)
                .filter(time -> time > at)
                .min();
        return comes.isPresent() && awake > comes.getAsLong() - 120
                ? new Time(at, How.TOO_URGENT_TO_WAIT)
                : new Time(awake, How.AFTER_QUIET_HOURS);
    }

    private long nominal(Rule rule, long from, int sign) {
        var offset = rule.offset().orElseThrow();
        var day = from;
        if (offset.days() > 0) {
            var local = zone.local(from) + (long) sign * offset.days() * PlainZone.DAY;
            day = zone.showing(local).stream().findFirst().orElseGet(() -> zone.skipped(local));
        }
        return day + sign * offset.exact().toMinutes();
    }

    private Optional<Time> timed(long nominal, long least) {
        if (nominal < least) {
            return Optional.empty();
        }
        if (times.open(nominal)) {
            return Optional.of(new Time(nominal, How.AS_RULED));
        }
        for (var minute = nominal - 1; minute >= Math.max(least, nominal - FAR); minute--) {
            if (times.open(minute)) {
                return Optional.of(new Time(minute, How.EARLIER));
            }
        }
        for (var minute = nominal + 1; minute < nominal + FAR; minute++) {
            if (times.open(minute)) {
                return Optional.of(new Time(minute, How.LATER));
            }
        }
        return Optional.empty();
    }
}
