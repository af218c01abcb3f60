package dev.callside.reminders.client;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Which clients are shown. */
enum Show {
    ALL,
    /** Who does not agree to a channel. */
    NO_CONSENT,
    /** Whose number or address wants nothing more. */
    OPTED_OUT,
    NO_PHONE,
    NO_EMAIL;

    static Optional<Show> of(String label) {
        return Arrays.stream(values())
                .filter(show ->
                        show.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(label))
                .findFirst();
    }
}
