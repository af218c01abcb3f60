package dev.callside.reminders.feed;

import dev.callside.reminders.ical.CalendarReading;
import java.util.Optional;

/**
 * Whether to believe that what is not in a calendar any more is cancelled. Only whole calendars come here, but a system may
 * publish an empty one while it has a problem of its own, and nobody wants all clients to be told that nothing takes place.
 */
final class GoneRules {

    /** So few may go at once, however many there were. */
    private static final int FEW = 10;

    private GoneRules() {}

    /** Why it is not believed until a person says so; none if it is. */
    static Optional<FeedProblem> doubt(Changes changes, CalendarReading reading, boolean goneIsRight) {
        var gone = changes.gone().size();
        if (gone == 0 || goneIsRight) {
            return Optional.empty();
        }
        if (reading.events() == 0) {
            return Optional.of(FeedProblem.EMPTY);
        }
        return gone >= FEW && gone * 2 > changes.expected() ? Optional.of(FeedProblem.MANY_GONE) : Optional.empty();
    }
}
