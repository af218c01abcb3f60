package dev.callside.reminders.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which moments are open where a rule speaks of local time. It goes from edge to edge, at which the rule's answer may
 * change: the times of day that the rule names, midnight, and whenever the zone changes its clocks. So a time that clocks
 * show twice is open twice, and one that they skip never.
 */
final class Moments {

    /** Two weeks and a day: a weekly time that clocks skip once is there a week later. */
    private static final Duration FAR = Duration.ofDays(15);

    private final ZoneId zone;
    private final Predicate<LocalDateTime> rule;
    private final NavigableSet<LocalTime> edges;

    /**
     * All that there is to know.
     *
     * @param edges times of day in whole minutes, between which {@code rule} does not change; with midnight
     */
    Moments(ZoneId zone, Predicate<LocalDateTime> rule, NavigableSet<LocalTime> edges) {
        this.zone = zone;
        this.rule = rule;
        this.edges = edges;
    }

    boolean open(Instant moment) {
        return rule.test(LocalDateTime.ofInstant(moment, zone));
    }

    /** The first open moment from this one on. */
    Optional<Instant> from(Instant moment) {
        var end = moment.plus(FAR);
        for (var next = moment; next.isBefore(end); next = edgeAfter(next)) {
            if (open(next)) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** The last open minute before a moment that is not open. */
    Optional<Instant> before(Instant moment) {
        var end = moment.minus(FAR);
        for (var next = moment; next.isAfter(end); ) {
            var begin = edgeBefore(next);
            if (open(begin)) {
                return Optional.of(next.minus(Duration.ofMinutes(1)));
            }
            next = begin;
        }
        return Optional.empty();
    }

    private Instant edgeAfter(Instant moment) {
        var offset = zone.getRules().getOffset(moment);
        var local = LocalDateTime.ofInstant(moment, offset);
        var time = edges.higher(local.toLocalTime());
        var edge = time == null
                ? local.toLocalDate().plusDays(1).atStartOfDay()
                : local.toLocalDate().atTime(time);
        return first(edge.toInstant(offset), zone.getRules().nextTransition(moment));
    }

    private static Instant first(Instant edge, ZoneOffsetTransition change) {
        return change == null || edge.isBefore(change.getInstant()) ? edge : change.getInstant();
    }

    private Instant edgeBefore(Instant moment) {
        var last = moment.minusNanos(1);
        ZoneOffset offset = zone.getRules().getOffset(last);
        var local = LocalDateTime.ofInstant(last, offset);
        var edge = local.toLocalDate().atTime(edges.floor(local.toLocalTime())).toInstant(offset);
        var change = zone.getRules().previousTransition(moment);
        return change == null || edge.isAfter(change.getInstant()) ? edge : change.getInstant();
    }
}
