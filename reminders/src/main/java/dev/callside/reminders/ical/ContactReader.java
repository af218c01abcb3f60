package dev.callside.reminders.ical;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds the client in an event: what it says in so many words, and what that leaves open the one person who is invited and is
 * not whoever invites. The title is not read, because it may say what for.
 */
final class ContactReader {

    private static final Set<String> YES = Set.of("yes", "true", "1", "já");

    private ContactReader() {}

    /** A contact, or why there is none. */
    record Found(Optional<Contact> contact, Optional<Skip> skip) {

        static final Found NOBODY = new Found(Optional.of(Contact.NOBODY), Optional.empty());

        static Found none(Skip skip) {
            return new Found(Optional.empty(), Optional.of(skip));
        }
    }

    static Found read(Block event, Map<DetailField, String> details) {
        var told = new Attendee(
                details.getOrDefault(DetailField.CLIENT_NAME, ""),
                details.getOrDefault(DetailField.CLIENT_PHONE, ""),
                details.getOrDefault(DetailField.CLIENT_EMAIL, "").toLowerCase(Locale.ROOT));
        var person = told;
        if (told.name().isEmpty() || !told.reachable()) {
            var invited = invited(event);
            if (invited.size() > 1) {
                return Found.none(Skip.SEVERAL_CLIENTS);
            }
            person = invited.isEmpty() ? told : told.with(invited.get(0));
        }
        return person.reachable()
                ? new Found(Optional.of(contact(person, details)), Optional.empty())
                : Found.none(Skip.NO_CLIENT);
    }

    private static List<Attendee> invited(Block event) {
        var host = event.first("ORGANIZER").map(Attendee::of);
        List<Attendee> people = new ArrayList<>();
        event.all("ATTENDEE").stream()
                .filter(Attendee::comes)
                .map(Attendee::of)
                .filter(Attendee::reachable)
                .filter(each -> host.filter(each::same).isEmpty())
                .forEach(each -> add(people, each));
        return people;
    }

    private static void add(List<Attendee> people, Attendee each) {
        for (var i = 0; i < people.size(); i++) {
            if (people.get(i).same(each)) {
                people.set(i, people.get(i).with(each));
                return;
            }
        }
        people.add(each);
    }

    private static Contact contact(Attendee person, Map<DetailField, String> details) {
        var address = person.mail().isEmpty() ? person.phone() : person.mail();
        return new Contact(
                details.getOrDefault(DetailField.CLIENT_ID, ""),
                person.name().isEmpty() ? address : person.name(),
                details.getOrDefault(DetailField.CLIENT_FIRST_NAME, ""),
                person.phone(),
                person.mail(),
                details.getOrDefault(DetailField.CLIENT_LANGUAGE, ""),
                details.getOrDefault(DetailField.CLIENT_ZONE, ""),
                consent(details.get(DetailField.SMS_CONSENT)),
                consent(details.get(DetailField.EMAIL_CONSENT)));
    }

    /** What is neither yes nor no is not taken for a yes. */
    private static Optional<Boolean> consent(String text) {
        return Optional.ofNullable(text).map(said -> YES.contains(said.toLowerCase(Locale.ROOT)));
    }
}
