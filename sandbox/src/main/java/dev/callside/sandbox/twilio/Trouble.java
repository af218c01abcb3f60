package dev.callside.sandbox.twilio;

import java.util.stream.Stream;

/**
 * Why a message that was accepted did not arrive.
 *
 * @see <a href="https://www.twilio.com/docs/api/errors">Errors</a>
 */
enum Trouble {
    /** Too much waits already; worth another try later. */
    QUEUE_OVERFLOW(30001, "Queue overflow"),
    /** Switched off or out of reach; worth another try later. */
    UNREACHABLE(30003, "Unreachable destination handset"),
    /** No such number. */
    UNKNOWN(30005, "Unknown destination handset"),
    LANDLINE(30006, "Landline or unreachable carrier"),
    /** Taken for spam. */
    FILTERED(30007, "Message filtered"),
    /** It waited longer than it was worth. */
    EXPIRED(30036, "Validity Period Expired");

    private final int code;
    private final String message;

    Trouble(int code, String message) {
        this.code = code;
        this.message = message;
    }

    static Trouble coded(int code) {
        return Stream.of(values())
                .filter(trouble -> trouble.code == code)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no trouble " + code));
    }

    int code() {
        return code;
    }

    String message() {
        return message;
    }
}
