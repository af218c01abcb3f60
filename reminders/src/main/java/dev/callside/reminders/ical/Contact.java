package dev.callside.reminders.ical;

import java.util.Optional;

/**
 * Who is to come, as an event says. Nothing of it is believed yet; what it doesn't say is empty.
 *
 * @param id the practice system's, if the event names one
 * @param phone as people write it
 * @param sms what the client agreed to, if the event says so; and so {@code email}
 */
public record Contact(
        String id,
        String name,
        String firstName,
        String phone,
        String mail,
        String language,
        String zone,
        Optional<Boolean> sms,
        Optional<Boolean> email) {

    static final Contact NOBODY = new Contact("", "", "", "", "", "", "", Optional.empty(), Optional.empty());
}
