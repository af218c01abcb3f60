package dev.callside.reminders.log;

import dev.callside.reminders.plan.MessageKey;
import dev.callside.reminders.plan.Planner;
import dev.callside.reminders.plan.Visit;
import dev.callside.reminders.settings.Preferences;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Decides whether a person may have a message sent again: it has surely not arrived, it is still true, the settings and the
 * client still want it, and whatever stopped it may be otherwise now. All that is looked at once more when it goes, as always,
 * with credits.
 */
final class AgainRules {

    /** Reasons of a cancelled message that end: a number was added, somebody agreed, sent START, or a person thinks better of it. */
    private static final Set<String> MAY_END = Set.of("person", "no_address", "no_consent", "opted_out");

    /**
     * Codes of <a href="https://www.twilio.com/docs/api/errors">Twilio</a> and SMTP (RFC 5321, 4.2.3) that speak of the
     * address: to the same one it fails again.
     */
    private static final Set<String> OF_THE_ADDRESS =
            Set.of("21211", "21214", "21217", "21614", "30005", "30006", "550", "551", "553");

    private AgainRules() {}

    static Again again(LogLine line, Visit visit, Preferences preferences, Instant now) {
        if (!stillWanted(line, visit, preferences)
                || usefulUntil(line, visit, now).isEmpty()) {
            return Again.NO;
        }
        return switch (line.state()) {
            case FAILED -> may(mayBeOtherwise(line));
            case CANCELLED -> may(MAY_END.contains(line.reason()) || line.mailFailed());
            case EXPIRED -> may(now.isBefore(visit.start()));
            case IN_DOUBT -> Again.IN_DOUBT;
            case SCHEDULED, HELD, SENDING, SENT, DELIVERED -> Again.NO;
        };
    }

    /** Until when it can go, if it is of any more use: what comes late is still better than nothing before the start. */
    static Optional<Instant> usefulUntil(LogLine line, Visit visit, Instant now) {
        var until = now.isBefore(line.usefulUntil()) ? line.usefulUntil() : visit.start();
        return Optional.of(until).filter(now::isBefore);
    }

    /**
     * Of an appointment that was moved or cancelled, or a closed pay link, an older message would say what is wrong by now.
     * What the settings have turned off since, or the client can't get, does not agree to or has opted out of, would only be
     * cancelled once more.
     */
    private static boolean stillWanted(LogLine line, Visit visit, Preferences preferences) {
        var key = line.known().map(rule -> new MessageKey(rule, line.version(), line.channel()));
        return !line.to().optedOut()
                && key.filter(its -> Planner.plans(visit, preferences, its, line.instead()))
                        .isPresent()
                && visit.channels().contains(line.channel());
    }

    private static boolean mayBeOtherwise(LogLine line) {
        return !OF_THE_ADDRESS.contains(line.code())
                || !line.address().equals(line.sent().map(LogLine.Sent::recipient));
    }

    private static Again may(boolean may) {
        return may ? Again.YES : Again.NO;
    }
}
