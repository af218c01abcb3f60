package dev.callside.reminders.plan;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import dev.callside.reminders.settings.SendTimes;
import dev.callside.reminders.settings.Span;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;

/** Visits around the days when clocks change, and settings that are often odd. The same seed gives the same ones. */
final class RandomVisits {

    /** In whole minutes. */
    record Case(PlainZone zone, Visit visit, Preferences preferences, Instant now) {}

    private static final int DAY = PlainZone.DAY;

    private final Random random;
    private final List<PlainZone> zones = PlainZone.all();
    private int days;

    RandomVisits(long seed) {
        random = new Random(seed);
    }

    Case next() {
        var zone = one(zones);
        days = between(1, 7);
        var change = one(zone.changes());
        // Often so many days after the change, at the time of day that clocks skip or show twice.
        var start = chance(40)
                ? change + (long) days * DAY + between(-60, 60)
                : change + between(-36 * 60, 36 * 60) * (chance(30) ? 4L : 1L);
        var visit = visit(zone, chance(70) ? start - Math.floorMod(start, 5) : start);
        var now = visit.setAt().plus(Duration.ofMinutes(between(0, chance(30) ? 100 : 12 * DAY)));
        return new Case(zone, visit, preferences(), now);
    }

    private Visit visit(PlainZone zone, long start) {
        var booked = start - between(chance(10) ? -5 * DAY : 0, one(List.of(DAY / 2, 3 * DAY, 30 * DAY, 100 * DAY)));
        var moved = chance(30)
                ? Optional.of(new Visit.Move(
                        PlainZone.instant(booked + between(0, 20 * DAY)),
                        chance(80)
                                ? Optional.of(
                                        PlainZone.instant(chance(10) ? start : start + between(-10 * DAY, 10 * DAY)))
                                : Optional.empty()))
                : Optional.<Visit.Move>empty();
        return new Visit(
                new UUID(random.nextLong(), random.nextLong()),
                chance(60) ? VisitStatus.BOOKED : one(List.of(VisitStatus.values())),
                moved.isPresent() ? between(2, 5) : 1,
                PlainZone.instant(start),
                PlainZone.instant(start + between(0, 120)),
                ZoneId.of(zone.id()),
                PlainZone.instant(booked),
                moved,
                Optional.of(PlainZone.instant(booked + between(0, chance(50) ? DAY : 30 * DAY))),
                chance(80) ? Told.BOTH : chance(80) ? Set.of(one(List.of(Channel.values()))) : Set.of(),
                chance(50) ? Optional.of(owed(start)) : Optional.empty());
    }

    /** Made in the call, or days later; open for minutes or for weeks. */
    private Owed owed(long start) {
        var since = start + between(-30, chance(50) ? 90 : 3 * DAY);
        return new Owed(
                between(1, 5),
                new UUID(random.nextLong(), random.nextLong()),
                between(1, 100_000),
                "AUD",
                PlainZone.instant(since),
                PlainZone.instant(since + between(1, chance(20) ? DAY : 30 * DAY)));
    }

    private Preferences preferences() {
        var rules = new ArrayList<Rule>();
        for (var kind : Kind.values()) {
            var lengths = new HashSet<Long>();
            for (int i = kind.counted() ? between(0, 4) : chance(70) ? 1 : 0; i > 0; i--) {
                var offset = Optional.of(offset()).filter(any -> kind.counted());
                if (lengths.add(
                        offset.map(some -> some.days() * 1440L + some.exact().toMinutes())
                                .orElse(0L))) {
                    rules.add(new Rule(kind, offset, channels()));
                }
            }
        }
        return new Preferences(rules, times());
    }

    private Offset offset() {
        return switch (between(0, 9)) {
            case 0 -> new Offset(between(1, 3), Duration.ofMinutes(between(1, 600)));
            case 1 -> Offset.ofMinutes(between(1, 90 * DAY));
            case 2 -> Offset.ofDays(between(1, 90));
            case 3 -> Offset.ofMinutes(between(1, 300));
            case 4, 5, 6 -> Offset.ofHours(between(1, 72));
            default -> Offset.ofDays(chance(50) ? days : between(1, 7));
        };
    }

    private Set<Channel> channels() {
        return chance(50) ? EnumSet.allOf(Channel.class) : EnumSet.of(one(List.of(Channel.values())));
    }

    private SendTimes times() {
        while (true) {
            var window = window();
            var quiet = quiet();
            if (PlainTimes.somethingIsLeft(window, quiet)) {
                return new SendTimes(window, quiet, days());
            }
        }
    }

    private Span window() {
        if (chance(30)) {
            return Span.of(8, 20);
        }
        if (chance(25)) {
            return new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
        }
        // Often in the hours in which clocks change.
        var from = between(0, chance(30) ? 200 : DAY - 1);
        var to = Math.min(DAY, from + between(1, chance(50) ? 60 : DAY));
        return new Span(time(from), time(to));
    }

    private Optional<Span> quiet() {
        if (chance(35)) {
            return Optional.empty();
        }
        if (chance(40)) {
            return Optional.of(Span.of(21, 8));
        }
        var from = between(0, DAY - 1);
        return Optional.of(new Span(time(from), time(from + between(1, DAY - 1))));
    }

    private Set<DayOfWeek> days() {
        var days = EnumSet.allOf(DayOfWeek.class);
        if (chance(40)) {
            days.removeIf(day -> chance(45));
        }
        return days.isEmpty() ? EnumSet.of(one(List.of(DayOfWeek.values()))) : days;
    }

    private static LocalTime time(int minute) {
        return LocalTime.ofSecondOfDay(60L * Math.floorMod(minute, DAY));
    }

    /** Both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private <T> T one(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
