package dev.callside.sandbox.twilio;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of a message after it was accepted. Numbers that nobody has seal it; the control page can seal it for any.
 *
 * @see <a href="https://www.acma.gov.au/phone-numbers-use-tv-shows-films-and-creative-works">Numbers that nobody has</a>
 */
enum Fate {
    DELIVERED(""),
    /** The phone was off for a while. */
    LATE("+61491570110"),
    UNREACHABLE("+61491570313", Status.UNDELIVERED, Trouble.UNREACHABLE),
    UNKNOWN("+61491570737", Status.UNDELIVERED, Trouble.UNKNOWN),
    LANDLINE("+61491571266", Status.UNDELIVERED, Trouble.LANDLINE),
    FILTERED("+61491571491", Status.UNDELIVERED, Trouble.FILTERED),
    /** It arrives, and nobody is ever called back: it has to be looked up. */
    SILENT("+61491571804"),
    /** It arrives, and the carrier never says so. */
    NO_RECEIPT("+61491572549"),
    /** It waits in Twilio's own queue, where its validity period can end. */
    QUEUED("+61491572665"),
    /** It never leaves Twilio. */
    OVERFLOW("+61491572983", Status.FAILED, Trouble.QUEUE_OVERFLOW);

    private static final Duration SHORT_QUEUE = Duration.ofMillis(200);
    private static final Duration LONG_QUEUE = Duration.ofMinutes(10);
    private static final Duration CARRIED = Duration.ofMillis(800);
    private static final Duration CARRIED_LATE = Duration.ofSeconds(90);

    private final String number;
    private final Status end;
    private final Optional<Trouble> trouble;

    Fate(String number) {
        this.number = number;
        this.end = Status.DELIVERED;
        this.trouble = Optional.empty();
    }

    Fate(String number, Status end, Trouble trouble) {
        this.number = number;
        this.end = end;
        this.trouble = Optional.of(trouble);
    }

    static Fate of(String number) {
        return Stream.of(values())
                .filter(fate -> fate.number.equals(number))
                .findFirst()
                .orElse(DELIVERED);
    }

    static Optional<Fate> labelled(String label) {
        return Stream.of(values()).filter(fate -> fate.label().equals(label)).findFirst();
    }

    /** Those that a switch can bring about. */
    static List<Fate> bad() {
        return Stream.of(values()).filter(fate -> fate != DELIVERED).toList();
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The number whose messages all go this way; empty for the usual way. */
    String number() {
        return number;
    }

    Optional<Trouble> trouble() {
        return trouble;
    }

    /** How it ends. */
    Status end() {
        return end;
    }

    Duration queue() {
        return this == QUEUED ? LONG_QUEUE : SHORT_QUEUE;
    }

    /** From the carrier's hands to the end. */
    Duration carried() {
        return this == LATE ? CARRIED_LATE : CARRIED;
    }

    boolean receipt() {
        return this != NO_RECEIPT;
    }

    boolean calledBack() {
        return this != SILENT;
    }
}
