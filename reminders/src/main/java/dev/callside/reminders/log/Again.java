package dev.callside.reminders.log;

/** Whether a message can be sent again. */
public enum Again {
    NO,
    YES,
    /** Only by somebody who knows that it may arrive twice. */
    IN_DOUBT
}
