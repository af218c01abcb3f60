package dev.callside.reminders.ical;

/** Why nothing of a file is believed. */
public enum FileProblem {
    /** It is something else, such as the page of a site that wants a login. */
    NOT_A_CALENDAR,
    /** It ends in the middle. */
    BROKEN_OFF,
    /** Its characters are not what it says they are. */
    ENCODING,
    /** More events or appointments than a practice can have. */
    TOO_MANY
}
