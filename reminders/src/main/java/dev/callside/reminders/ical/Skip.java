package dev.callside.reminders.ical;

import java.util.Locale;

/** Why an event is left out. */
public enum Skip {
    /** It takes days, not hours: holidays and the like. */
    ALL_DAY,
    /** Nobody is in it who can be reached. */
    NO_CLIENT,
    /** More than one is invited, and it does not say which is the client. */
    SEVERAL_CLIENTS,
    /** Its phone number or mail address is none. */
    CONTACT,
    /** When it is can't be understood. */
    TIME,
    /** It names a time zone that nobody knows. */
    ZONE,
    /** How it repeats can't be understood. */
    REPETITION,
    /** It ends before it begins, or more than a day later. */
    LENGTH,
    /** Without an id it could not be known again. */
    NO_ID,
    /** Something else in it is no such thing, such as its language. */
    VALUE,
    /** Another calendar of the practice has it already. */
    OTHER_CALENDAR;

    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
