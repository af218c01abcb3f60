package dev.callside.reminders.feed;

import dev.callside.practice.time.Ids;
import dev.callside.reminders.feed.CalendarView.PractitionerView;
import dev.callside.reminders.work.ListPage;
import dev.callside.reminders.work.ListQuestion;
import dev.callside.reminders.work.ListReader;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Finds calendars. A practice has so few that all of them are at hand; a page of them is shown. */
final class CalendarList {

    private CalendarList() {}

    static ListReader<CalendarShow, UUID> reader(Locale locale) {
        return new ListReader<>(locale, "calendars", CalendarShow.class, Ids::read);
    }

    /** All that are asked for. */
    static List<CalendarView> of(List<CalendarView> all, ListQuestion<CalendarShow, UUID> question) {
        return all.stream()
                .filter(question.show()::shows)
                .filter(calendar -> question.finds(calendar.name(), calendar.practitionerName()))
                .toList();
    }

    static CalendarView.All page(
            List<CalendarView> all, List<PractitionerView> practitioners, ListQuestion<CalendarShow, UUID> question) {
        var page = ListPage.of(of(all, question), question, calendar -> UUID.fromString(calendar.id()));
        return new CalendarView.All(
                page.lines(), practitioners, page.next().map(UUID::toString).orElse(null));
    }
}
