package dev.callside.reminders.copy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.regex.Pattern;

/** Days and times as they stand in a sentence to a client. */
public final class Moments {

    /** The year and what joins it to the rest, in the pattern of a whole date. */
    private static final Pattern YEAR = Pattern.compile(",? ?\\by+$");

    /** Newer JDKs put a narrow one before “pm”: it would make an SMS cost twice as much. */
    private static final Pattern SPACES = Pattern.compile("\\p{Z}");

    /** From the JDK's “þriðjudagur, ” to “þriðjudaginn ”: what happens on a day stands in the accusative. */
    private static final Pattern ICELANDIC_DAY = Pattern.compile("dagur,? ");

    private Moments() {}

    /** The day with its weekday: {@code Tuesday, 3 March}, {@code þriðjudaginn 3. mars}. */
    public static String date(Instant instant, ZoneId zone, Locale locale) {
        var whole = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                FormatStyle.FULL, null, IsoChronology.INSTANCE, locale);
        var day = format(YEAR.matcher(whole).replaceFirst(""), instant, zone, locale);
        return locale.getLanguage().equals(Language.ICELANDIC.code())
                ? ICELANDIC_DAY.matcher(day).replaceFirst("daginn ")
                : day;
    }

    /** The time of day: {@code 2:30 pm}, {@code 14:30}. */
    public static String time(Instant instant, ZoneId zone, Locale locale) {
        var pattern = DateTimeFormatterBuilder.getLocalizedDateTimePattern(
                null, FormatStyle.SHORT, IsoChronology.INSTANCE, locale);
        return format(pattern, instant, zone, locale);
    }

    /**
     * The time of day where the client is, with the zone's short name if clocks show something else at the practice
     * just then: {@code 9:30 am (AEDT)}.
     */
    public static String time(Instant instant, ZoneId zone, ZoneId practice, Locale locale) {
        var time = time(instant, zone, locale);
        var same = zone.getRules().getOffset(instant).equals(practice.getRules().getOffset(instant));
        return same ? time : time + " (" + format("z", instant, zone, locale) + ")";
    }

    private static String format(String pattern, Instant instant, ZoneId zone, Locale locale) {
        var text = DateTimeFormatter.ofPattern(pattern, locale).withZone(zone).format(instant);
        return SPACES.matcher(text).replaceAll(" ");
    }
}
