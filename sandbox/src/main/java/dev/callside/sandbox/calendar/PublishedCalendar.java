package dev.callside.sandbox.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The demo clinician's calendar of the days around now: an appointment on each working day, one that repeats every week, and a
 * day off. What is on a day depends on that day alone, so that nothing is moved because time goes by.
 */
final class PublishedCalendar {

    private static final ZoneId MELBOURNE = ZoneId.of("Australia/Melbourne");
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;
    private static final int DAYS_AHEAD = 7;
    private static final int DAYS_BOOKED_AHEAD = 30;
    private static final LocalDate FIRST_WEEK = LocalDate.of(2024, 1, 1);

    /** <a href="https://www.acma.gov.au/phone-numbers-use-tv-shows-films-and-creative-works">Nobody has</a> their numbers. */
    private enum Client {
        KIM("Kim Lee", "+61 491 570 006"),
        JO("Jo Fox", "+61 491 570 156"),
        SAM("Sam Young", "+61 491 570 157"),
        NOA("Noa Berg", "+61 491 570 158"),
        LEA("Lea Stone", "+61 491 570 159");

        private final String label;
        private final String phone;

        Client(String label, String phone) {
            this.label = label;
            this.phone = phone;
        }

        String mail() {
            return label.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.test";
        }
    }

    private PublishedCalendar() {}

    static String at(Instant now) {
        LocalDate today = LocalDate.ofInstant(now, MELBOURNE);
        List<String> lines = new ArrayList<>();
        lines.addAll(List.of("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Callside//Sandbox//EN", "METHOD:PUBLISH"));
        lines.addAll(zone());
        today.datesUntil(today.plusDays(DAYS_AHEAD + 1))
                .filter(PublishedCalendar::working)
                .forEach(day -> lines.addAll(visit(day)));
        lines.addAll(weekly());
        lines.addAll(dayOff(today.with(TemporalAdjusters.next(DayOfWeek.SUNDAY))));
        lines.add("END:VCALENDAR");
        return String.join("\r\n", lines) + "\r\n";
    }

    private static boolean working(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY;
    }

    private static List<String> zone() {
        return List.of(
                "BEGIN:VTIMEZONE",
                "TZID:AUS Eastern Standard Time",
                "BEGIN:STANDARD",
                "DTSTART:16010101T030000",
                "TZOFFSETFROM:+1100",
                "TZOFFSETTO:+1000",
                "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=4",
                "END:STANDARD",
                "BEGIN:DAYLIGHT",
                "DTSTART:16010101T020000",
                "TZOFFSETFROM:+1000",
                "TZOFFSETTO:+1100",
                "RRULE:FREQ=YEARLY;INTERVAL=1;BYDAY=1SU;BYMONTH=10",
                "END:DAYLIGHT",
                "END:VTIMEZONE");
    }

    private static List<String> visit(LocalDate day) {
        Client client = Client.values()[(int) (day.toEpochDay() % Client.values().length)];
        LocalTime time = LocalTime.of(9 + day.getDayOfMonth() % 7, 30);
        return event("visit-" + day, client, day.atTime(time), List.of());
    }

    private static List<String> weekly() {
        return event("weekly", Client.KIM, FIRST_WEEK.atTime(16, 0), List.of("RRULE:FREQ=WEEKLY"));
    }

    private static List<String> event(String id, Client client, LocalDateTime start, List<String> more) {
        List<String> lines = new ArrayList<>();
        lines.addAll(List.of(
                "BEGIN:VEVENT",
                "UID:" + id + "@sandbox.callside.test",
                "DTSTAMP:" + LOCAL.format(start.minusDays(DAYS_BOOKED_AHEAD)) + "Z",
                "CREATED:" + LOCAL.format(start.minusDays(DAYS_BOOKED_AHEAD)) + "Z",
                "DTSTART;TZID=AUS Eastern Standard Time:" + LOCAL.format(start),
                "DTEND;TZID=AUS Eastern Standard Time:" + LOCAL.format(start.plusMinutes(45)),
                "SUMMARY:" + client.label,
                "ORGANIZER;CN=Dr Ana Ruiz:mailto:ana@practice.test",
                "ATTENDEE;CN=" + client.label + ":mailto:" + client.mail(),
                "DESCRIPTION:Phone: " + client.phone + "\\nType: Consultation",
                "LOCATION:12 Harbour Street"));
        lines.addAll(more);
        lines.add("END:VEVENT");
        return lines;
    }

    private static List<String> dayOff(LocalDate day) {
        return List.of(
                "BEGIN:VEVENT",
                "UID:closed-" + day + "@sandbox.callside.test",
                "DTSTAMP:" + DAY.format(day.minusDays(DAYS_BOOKED_AHEAD)) + "T000000Z",
                "DTSTART;VALUE=DATE:" + DAY.format(day),
                "SUMMARY:Closed",
                "END:VEVENT");
    }
}
