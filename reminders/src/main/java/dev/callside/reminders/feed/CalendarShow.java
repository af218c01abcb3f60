package dev.callside.reminders.feed;

/** Which calendars are shown. */
enum CalendarShow {
    ALL,
    /** That are read, and were right the last time. */
    OK,
    /** Of which something was wrong the last time. */
    TROUBLE,
    PAUSED;

    boolean shows(CalendarView calendar) {
        return this == ALL || this == of(calendar);
    }

    /** The one that a calendar is shown by. */
    static CalendarShow of(CalendarView calendar) {
        if (calendar.paused()) {
            return PAUSED;
        }
        return calendar.problem() == null ? OK : TROUBLE;
    }
}
