package dev.callside.reminders.plan;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * An ordinary week in Melbourne, so that tests can say {@code Tue 10:00}. {@code -Fri 10:00} is a week before,
 * {@code +Fri 10:00} a week later.
 */
final class Week {

    static final ZoneId ZONE = ZoneId.of("Australia/Melbourne");
    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 9);

    private Week() {}

    static Instant at(String text) {
        var weeks = text.startsWith("-") ? -1 : text.startsWith("+") ? 1 : 0;
        var words = text.substring(Math.abs(weeks)).split(" ", -1);
        for (var day : DayOfWeek.values()) {
            if (name(day).equals(words[0])) {
                return MONDAY.plusWeeks(weeks)
                        .plusDays(day.getValue() - 1L)
                        .atTime(LocalTime.parse(words[1]))
                        .atZone(ZONE)
                        .toInstant();
            }
        }
        throw new IllegalArgumentException(text);
    }

    static String text(Instant moment) {
        var local = LocalDateTime.ofInstant(moment, ZONE);
        var weeks = Math.floorDiv(ChronoUnit.DAYS.between(MONDAY, local.toLocalDate()), 7);
        return (weeks < 0 ? "-" : weeks > 0 ? "+" : "") + name(local.getDayOfWeek()) + " " + local.toLocalTime();
    }

    private static String name(DayOfWeek day) {
        return day.getDisplayName(TextStyle.SHORT, Locale.ENGLISH);
    }
}
