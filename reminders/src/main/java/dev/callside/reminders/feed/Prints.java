package dev.callside.reminders.feed;

import dev.callside.practice.crypto.Tokens;
import dev.callside.reminders.ical.Occurrence;
import java.util.Base64;

/** A short text that is another one when anything of an appointment is. */
final class Prints {

    private Prints() {}

    static String of(Feed feed, Occurrence occurrence) {
        var said = String.join(
                "\n",
                feed.practitioner(),
                occurrence.status().code(),
                occurrence.start().toString(),
                occurrence.end().toString(),
                occurrence.contact().toString(),
                occurrence.type(),
                occurrence.place(),
                occurrence.link());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Tokens.hash(said));
    }
}
