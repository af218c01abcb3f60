package dev.callside.reminders.feed;

import dev.callside.practice.tenancy.Practice;
import dev.callside.reminders.appointment.Appointment;
import dev.callside.reminders.appointment.AppointmentAsked;
import dev.callside.reminders.appointment.AppointmentAsked.ClientAsked;
import dev.callside.reminders.appointment.AppointmentAsked.PractitionerAsked;
import dev.callside.reminders.appointment.AppointmentReader;
import dev.callside.reminders.appointment.Source;
import dev.callside.reminders.ical.Contact;
import dev.callside.reminders.ical.Skip;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Makes an appointment of what was taken from a calendar, by the same rules as for JSON. */
final class FeedReader {

    /** What was booked before that is no news: nobody is told of it. */
    private static final Duration OLD = Duration.ofDays(2);

    private static final Set<String> ADDRESSES = Set.of("client.phone", "client.email");

    private final Practice practice;
    private final Feed feed;
    private final Instant now;

    FeedReader(Practice practice, Feed feed, Instant now) {
        this.practice = practice;
        this.feed = feed;
        this.now = now;
    }

    /** An appointment, or why it can't be kept. */
    record Outcome(Optional<Appointment> appointment, Optional<Skip> skip) {}

    /**
     * Reads one.
     *
     * @param news whether it was not there when the calendar was read before; what was there all along is not told
     */
    Outcome read(Changes.Taken taken, boolean news, UUID clientId) {
        var reader = new AppointmentReader(practice);
        var appointment = reader.read(Source.CALENDAR, taken.externalId(), asked(taken, news), clientId);
        if (appointment.isPresent()) {
            return new Outcome(appointment, Optional.empty());
        }
        var address = reader.refused().stream().anyMatch(each -> ADDRESSES.contains(each.field()));
        return new Outcome(Optional.empty(), Optional.of(address ? Skip.CONTACT : Skip.VALUE));
    }

    private AppointmentAsked asked(Changes.Taken taken, boolean news) {
        var occurrence = taken.occurrence();
        return new AppointmentAsked(
                occurrence.start().toString(),
                occurrence.end().toString(),
                null,
                occurrence.status().code(),
                occurrence.type(),
                occurrence.place(),
                occurrence.link(),
                booked(taken, news).toString(),
                new PractitionerAsked(feed.practitioner(), feed.practitionerName()),
                client(occurrence.contact()));
    }

    private Instant booked(Changes.Taken taken, boolean news) {
        return taken.occurrence()
                .created()
                .filter(created -> created.isBefore(now))
                .orElse(news || taken.before().isPresent() ? now : now.minus(OLD));
    }

    private static ClientAsked client(Contact contact) {
        return new ClientAsked(
                contact.id().isEmpty() ? FeedClients.PREFIX : contact.id(),
                contact.name(),
                contact.firstName(),
                contact.phone(),
                contact.mail(),
                contact.language().isEmpty() ? null : contact.language(),
                contact.zone().isEmpty() ? null : contact.zone(),
                null);
    }
}
