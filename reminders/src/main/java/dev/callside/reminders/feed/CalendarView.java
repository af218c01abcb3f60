package dev.callside.reminders.feed;

import dev.callside.reminders.ical.CalendarReading.Skipped;
import java.time.Instant;
import java.util.List;

/**
 * A calendar, and how it went when it was read the last time.
 *
 * @param address shortened, because the whole is a secret
 * @param practitioner empty if it is nobody's in particular, as is {@code practitionerName}
 * @param reading whether it is read just now, or is about to be
 * @param read when it was right the last time; null if it never was
 * @param tried when it was asked for the last time; null if it never was
 * @param next when it is read again
 * @param appointments that are still to come
 * @param skipped which events were left out
 * @param problem of the last time: {@code forbidden_address unknown_host not_reached certificate too_slow too_large refused server
 *     redirects not_a_calendar broken_off encoding too_many empty many_gone failed}; null if there was none
 * @param gone how many appointments are not in it any more and were not cancelled, because that may be a mistake
 */
public record CalendarView(
        String id,
        String name,
        String address,
        String practitioner,
        String practitionerName,
        ConsentView consent,
        boolean paused,
        boolean reading,
        Instant read,
        Instant tried,
        Instant next,
        int appointments,
        List<Skipped> skipped,
        String problem,
        int gone,
        Instant created,
        String createdBy) {

    /** What clients agreed to who are first heard of by it. */
    public record ConsentView(boolean sms, boolean email) {}

    /**
     * A page of them, by name.
     *
     * @param practitioners whose a calendar can be
     * @param next where the next page begins; absent on the last
     */
    public record All(List<CalendarView> calendars, List<PractitionerView> practitioners, String next) {}

    /** Somebody who works there. */
    public record PractitionerView(String id, String name) {}
}
