package dev.callside.reminders.plan;

import dev.callside.reminders.settings.SendTimes;
import dev.callside.reminders.settings.Span;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Optional;

/** Which minutes are open and which are quiet, as plain numbers. */
final class PlainTimes {

    private static final int DAY = PlainZone.DAY;

    private final PlainZone zone;
    private final int from;
    private final int length;
    private final int quietFrom;
    private final int quietLength;
    private final boolean[] weekdays = new boolean[7];

    PlainTimes(PlainZone zone, SendTimes times) {
        this.zone = zone;
        this.from = minute(times.window().from());
        this.length = length(times.window());
        this.quietFrom = times.quiet().map(span -> minute(span.from())).orElse(0);
        this.quietLength = times.quiet().map(PlainTimes::length).orElse(0);
        for (int i = 0; i < 7; i++) {
            weekdays[i] = times.days().contains(DayOfWeek.of(i + 1));
        }
    }

    private static int minute(LocalTime time) {
        return time.getHour() * 60 + time.getMinute();
    }

    /** From the begin of the span to its end, past midnight if it must. */
    private static int length(Span span) {
        var length = Math.floorMod(minute(span.to()) - minute(span.from()), DAY);
        return length == 0 ? DAY : length;
    }

    private static boolean inside(int from, int length, int time) {
        return Math.floorMod(time - from, DAY) < length;
    }

    boolean open(long minute) {
        var time = zone.timeOfDay(minute);
        return inside(from, length, time) && !inside(quietFrom, quietLength, time) && weekdays[zone.weekday(minute)];
    }

    boolean quiet(long minute) {
        return inside(quietFrom, quietLength, zone.timeOfDay(minute));
    }

    static boolean somethingIsLeft(Span window, Optional<Span> quiet) {
        var quietFrom = quiet.map(span -> minute(span.from())).orElse(0);
        var quietLength = quiet.map(PlainTimes::length).orElse(0);
        for (int i = 0; i < length(window); i++) {
            if (!inside(quietFrom, quietLength, minute(window.from()) + i)) {
                return true;
            }
        }
        return false;
    }
}
