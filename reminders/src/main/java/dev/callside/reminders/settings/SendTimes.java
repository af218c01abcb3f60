package dev.callside.reminders.settings;

import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Collections;
import java.util.EnumSet;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * When a level's messages may go out, in the client's own time: inside the window, outside quiet hours, on one of the
 * days. A day begins at midnight, for the part of the quiet hours behind it too.
 *
 * <p>Window and days are how the practice likes to work; they hold for messages whose time it chooses. Quiet hours are
 * the client's sleep; they hold for all.
 *
 * @param window does not pass midnight
 * @param quiet may pass it
 */
public record SendTimes(Span window, Optional<Span> quiet, Set<DayOfWeek> days) {

    public SendTimes {
        if (!window.withinADay() || days.isEmpty() || !something(window, quiet)) {
            throw new IllegalArgumentException("never: in " + window + " but " + quiet + " on " + days);
        }
        days = Collections.unmodifiableSet(EnumSet.copyOf(days));
    }

    /** Whether quiet hours leave anything of a window: if so, a part that is left begins where one of them lets it. */
    static boolean something(Span window, Optional<Span> quiet) {
        return Stream.concat(Stream.of(window.from()), quiet.map(Span::to).stream())
                .anyMatch(time -> window.contains(time) && !inside(quiet, time));
    }

    private static boolean inside(Optional<Span> span, LocalTime time) {
        return span.filter(some -> some.contains(time)).isPresent();
    }

    /** Whether a message whose time the practice chooses may go out then. */
    public boolean open(LocalDateTime local) {
        return days.contains(local.getDayOfWeek()) && window.contains(local.toLocalTime()) && !quiet(local);
    }

    /** Whether the client is to be left alone then. */
    public boolean quiet(LocalDateTime local) {
        return inside(quiet, local.toLocalTime());
    }

    /** The times of day at which the answers may change: between two of them they do not. Midnight is among them. */
    public NavigableSet<LocalTime> edges() {
        var edges = new TreeSet<>(Set.of(LocalTime.MIDNIGHT));
        edges.add(window.from());
        edges.add(window.to());
        quiet.ifPresent(span -> {
            edges.add(span.from());
            edges.add(span.to());
        });
        return edges;
    }
}
