package dev.callside.reminders.plan;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Decides which messages a visit gets and when; {@code docs/reference/reminders.md} says how in plain words.
 *
 * <p>What is due when depends on the visit and the settings alone. The time only decides what is over. So planning again
 * later gives the same, less what has become useless, and whoever plans keeps what was sent by its {@link MessageKey},
 * removes what is no longer planned, and takes over the rest. A message that ought to have gone out is still there, with
 * its {@code dueAt} in the past.
 *
 * <p>That holds for a rule that is new too, or on again. Whoever plans because the <em>settings</em> changed must let those
 * messages rest that are new or on again and were due before the change, and remember them as not to be sent: otherwise a practice that adds
 * <em>two days before</em> would at once write to everybody who has an appointment tomorrow.
 */
public final class Planner {

    /** Of several for the same moment, the one that was meant to be nearest to the start is last. */
    private static final Comparator<PlannedMessage> TOWARDS_START = Comparator.comparing(PlannedMessage::dueAt)
            .thenComparing(message -> message.offset().orElseThrow(), Comparator.<Offset>reverseOrder());

    /** Of several for the same moment, the one that was meant to be the latest is last. */
    private static final Comparator<PlannedMessage> LATEST_LAST = Comparator.comparing(PlannedMessage::dueAt)
            .thenComparing(message -> message.offset().orElseThrow());

    private Planner() {}

    /** All that is still to be sent as far as the visit tells, whether it has been or not; by due time, no key twice. */
    public static List<PlannedMessage> plan(Visit visit, Preferences preferences, Instant now) {
        var kinds = visit.kinds();
        var timing = new Timing(visit, preferences.times());
        var planned = new ArrayList<PlannedMessage>();
        for (var rule : preferences.rules()) {
            if (kinds.contains(rule.kind())) {
                timing.due(rule)
                        .ifPresent(due -> rule.channels().stream()
                                .filter(visit.channels()::contains)
                                .map(channel -> new MessageKey(rule.id(), visit.version(rule.kind()), channel))
                                .forEach(key -> planned.add(new PlannedMessage(key, due.at(), due.until()))));
            }
        }
        return planned.stream()
                .flatMap(message -> untilTheNext(message, planned).stream())
                .filter(message -> now.isBefore(message.usefulUntil()))
                .sorted(PlannedMessage.ORDER)
                .toList();
    }

    /**
     * A message is of no use when the next one of its channel is due that says the same: whoever was not reminded a day before,
     * because the provider was down, is reminded two hours before, but not twice at once.
     */
    private static Optional<PlannedMessage> untilTheNext(PlannedMessage message, List<PlannedMessage> planned) {
        var until = planned.stream()
                .filter(other -> other.channel() == message.channel() && replaces(other, message))
                .map(PlannedMessage::dueAt)
                .filter(message.usefulUntil()::isAfter)
                .min(Instant::compareTo)
                .orElse(message.usefulUntil());
        return message.dueAt().isBefore(until)
                ? Optional.of(new PlannedMessage(message.key(), message.dueAt(), until))
                : Optional.empty();
    }

    /** A reminder says all that was said of the booking or the move, and when it is due there is less time to say it. */
    private static boolean replaces(PlannedMessage other, PlannedMessage message) {
        return switch (message.kind()) {
            case BOOKED, CHANGED ->
                other.kind() == Kind.BEFORE && !other.dueAt().isBefore(message.dueAt());
            case BEFORE -> other.kind() == Kind.BEFORE && TOWARDS_START.compare(other, message) > 0;
            case AFTER, UNPAID -> other.kind() == message.kind() && LATEST_LAST.compare(other, message) > 0;
            case CANCELLED, NO_SHOW -> false;
        };
    }

    /**
     * Whether a visit still has such a message. To be asked right before it is handed over: whoever was about to send it when
     * the visit was moved may have to try again.
     */
    public static boolean plans(Visit visit, Preferences preferences, MessageKey key) {
        return plans(visit, preferences, key, channel -> channel == key.channel());
    }

    /**
     * The same of one that may go in place of a message that could not be paid for: that is planned where the other is.
     *
     * @param instead whether it does
     */
    public static boolean plans(Visit visit, Preferences preferences, MessageKey key, boolean instead) {
        return plans(visit, preferences, key, channel -> instead || channel == key.channel());
    }

    private static boolean plans(Visit visit, Preferences preferences, MessageKey key, Predicate<Channel> by) {
        return visit.kinds().contains(key.rule().kind())
                && key.version() == visit.version(key.rule().kind())
                && preferences.rules().stream()
                        .anyMatch(rule -> rule.id().equals(key.rule())
                                && rule.channels().stream().anyMatch(by));
    }

    /**
     * When a message may be handed over. To be asked right before that: a message that is due may have been held up, by a
     * provider that was down or because nobody knew of it in time, and now it may be night.
     *
     * @return {@code now} if it may go, or else when to ask again; if that is not before {@code usefulUntil}, never
     */
    public static Instant sendableAt(Visit visit, Preferences preferences, PlannedMessage message, Instant now) {
        if (now.isBefore(message.dueAt())) {
            return message.dueAt();
        }
        var timing = new Timing(visit, preferences.times());
        return message.kind().news() ? timing.newsAt(now) : timing.lateAt(message, now);
    }
}
