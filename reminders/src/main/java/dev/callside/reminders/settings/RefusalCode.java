package dev.callside.reminders.settings;

import java.util.Locale;

/** Why a field of the settings is refused. */
public enum RefusalCode {
    /** It is not there, or an empty list. */
    NEEDED,
    /** No kind, channel or day is called that. */
    UNKNOWN,
    /** No offset such as {@code PT2H}, or no time such as {@code 08:00}. */
    MALFORMED,
    /** An offset of nothing, or of more than {@link Offset#MOST_DAYS} days. */
    OUT_OF_RANGE,
    /** An offset for a kind whose time is not counted from anything. */
    NOT_TAKEN,
    /** Another rule before it says the same at the same time: {@code PT24H} is {@code P1D} on all days but two. */
    DUPLICATE,
    /** More than {@link Preferences#MOST_RULES}. */
    TOO_MANY,
    /** A window that doesn't end after it begins, or quiet hours that end when they begin. */
    EMPTY,
    /** Quiet hours that leave nothing of the window. */
    ALL_QUIET;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
