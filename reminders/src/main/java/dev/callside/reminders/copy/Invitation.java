package dev.callside.reminders.copy;

import dev.callside.practice.copy.PlainText;
import dev.callside.practice.text.Texts;
import dev.callside.reminders.settings.Kind;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Status;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableClazz;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;

/**
 * An appointment as a file for the client's own calendar (RFC 5545, RFC 5546). It says when and with which practice,
 * never what for.
 *
 * @param appointment stays the same when the appointment is moved, so that the calendar moves it too
 * @param version of the appointment, of which the sequence is made; a calendar ignores an older one than it has
 * @param end of no use unless it is after the start
 * @param link to the video call
 * @param sender the address that the mail comes from
 */
public record Invitation(
        UUID appointment,
        int version,
        Instant start,
        Instant end,
        Language language,
        String practice,
        Optional<String> place,
        Optional<String> link,
        String sender) {

    public static final String FILE_NAME = "appointment.ics";

    /** What the calendar does with it. */
    public enum Action {
        PUBLISH(Status.VALUE_CONFIRMED),
        CANCEL(Status.VALUE_CANCELLED);

        private final String status;

        Action(String status) {
            this.status = status;
        }

        /** Of the mail about it; what is over needs none. */
        public static Optional<Action> of(Kind kind) {
            return switch (kind) {
                case BOOKED, CHANGED, BEFORE -> Optional.of(PUBLISH);
                case CANCELLED -> Optional.of(CANCEL);
                case AFTER, NO_SHOW, UNPAID -> Optional.empty();
            };
        }

        /**
         * Grows with whatever the calendar is told of the event (<a href="https://www.rfc-editor.org/rfc/rfc5546#section-2.1.4">RFC
         * 5546, 2.1.4</a>): a cancellation comes after what it cancels, and before what is on again.
         */
        int sequence(int version) {
            return switch (this) {
                case PUBLISH -> 2 * version;
                case CANCEL -> 2 * version + 1;
            };
        }

        public String contentType() {
            return "text/calendar; charset=UTF-8; method=" + name();
        }
    }

    /**
     * The file, in UTF-8.
     *
     * @param stamp when the mail is written
     */
    public String file(Action action, Instant stamp) {
        var calendar = new Calendar();
        calendar.add(new ProdId("-//Callside//Reminders//EN"));
        calendar.add(ImmutableVersion.VERSION_2_0);
        calendar.add(new Method(action.name()));
        calendar.add(event(action, stamp));
        return ContentLines.folded(calendar.toString());
    }

    private VEvent event(Action action, Instant stamp) {
        var event = new VEvent(false);
        event.add(new Uid(appointment + "@callside"));
        event.add(new DtStamp(stamp));
        event.add(new Sequence(action.sequence(version)));
        event.add(new Status(action.status));
        event.add(new DtStart<>(start));
        if (end.isAfter(start)) {
            event.add(new DtEnd<>(end));
        }
        event.add(new Summary(title()));
        event.add(organizer());
        event.add(ImmutableClazz.PRIVATE);
        var call = link.map(PlainText::link).filter(address -> !address.isEmpty());
        call.ifPresent(address -> event.add(new Url(URI.create(address))));
        // Most calendars show where something is, and few its address.
        place.map(PlainText::value)
                .filter(where -> !where.isEmpty())
                .or(() -> call)
                .ifPresent(where -> event.add(new Location(where)));
        return event;
    }

    private String title() {
        return Texts.of(CopyMessages.BUNDLE, language.locale()).get("invitation.title", PlainText.value(practice));
    }

    /** RFC 5546, 3.2: what is published or cancelled has one. */
    private Organizer organizer() {
        try {
            var organizer = new Organizer(new URI("mailto", sender, null));
            // In a parameter many calendars take a backslash for more than it is, and few know how a quote is written.
            organizer.add(new Cn(PlainText.value(practice).replace('\\', '/').replace('"', '\'')));
            return organizer;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(sender + " is no address", e);
        }
    }
}
