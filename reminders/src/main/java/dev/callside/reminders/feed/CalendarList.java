package dev.callside.reminders.feed;

import dev.callside.practice.time.Ids;
import dev.callside.reminders.work.ListQuestion;
import dev.callside.reminders.work.ListReader;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Finds calendars. A practice has so few that all of them fit on a page. */
final class CalendarList {

    private CalendarList() {}

    static ListReader<CalendarShow, UUID> reader(Locale locale) {
        return new ListReader<>(locale, "calendars", CalendarShow.class, Ids::read);
    }

    static List<CalendarView> of(List<CalendarView> all, ListQuestion<CalendarShow, UUID> question) {
        return all.stream()
                .filter(question.show()::shows)
                .filter(calendar -> question.finds(calendar.name(), calendar.practitionerName()))
                .toList();
    }
}
