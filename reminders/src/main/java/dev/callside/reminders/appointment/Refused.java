package dev.callside.reminders.appointment;

/**
 * Why a member of an appointment can't be used.
 *
 * @param field its path: {@code client.phone}
 */
public record Refused(String field, Code code) {

    /** What is wrong with it. */
    public enum Code {
        /** It is not there. */
        NEEDED,
        TOO_LONG,
        /** It is not written as it has to be. */
        MALFORMED,
        /** There is no such status, zone or language. */
        UNKNOWN,
        /** An end that is not after the start, or a day or more after it. */
        OUT_OF_RANGE
    }
}
