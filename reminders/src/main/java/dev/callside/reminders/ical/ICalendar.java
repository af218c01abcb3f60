package dev.callside.reminders.ical;

import dev.callside.reminders.ical.CalendarReading.Timed;
import dev.callside.reminders.ical.EventReader.Refused;
import dev.callside.reminders.plan.VisitStatus;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads a calendar into the appointments of the next months. One of these reads one. */
public final class ICalendar {

    /** So far ahead a series is unrolled. Nothing is sent earlier before an appointment. */
    static final Duration UNROLLED = Duration.ofDays(180);

    /** A single appointment may be further away. */
    static final Duration FURTHEST = Duration.ofDays(2 * 365L);

    static final int MOST = 10_000;
    private static final Duration PAST = Duration.ofDays(1);
    private static final int LONGEST_PLACE = 500;
    private static final int LONGEST_TYPE = 200;

    private final ZoneId practice;
    private final Instant now;
    private final List<Occurrence> occurrences = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private final Skips skips = new Skips();
    private final Set<String> unread = new HashSet<>();
    private final Set<Timed> timed = new HashSet<>();
    /** By the event's id. */
    private final Map<String, List<Unclear>> unclear = new HashMap<>();

    /** @param practice the zone of times without one */
    public ICalendar(ZoneId practice, Instant now) {
        this.practice = practice;
        this.now = now;
    }

    /** To its end, unless it is none. */
    public CalendarReading read(InputStream in, Charset charset) throws IOException {
        var file = CalendarFile.read(in, charset);
        if (file.problem().isPresent()) {
            return CalendarReading.of(file.problem().get());
        }
        var newest = newest(file, new CalendarZones(file.zones(), practice, now));
        unclear.forEach((uid, changes) -> unread(uid, changes, event(newest, uid)));
        newest.values().stream().filter(Event::series).forEach(series -> unroll(series, newest));
        newest.values().stream().filter(event -> !event.series()).forEach(this::single);
        return occurrences.size() > MOST
                ? CalendarReading.of(FileProblem.TOO_MANY)
                : new CalendarReading(
                        Optional.empty(),
                        occurrences,
                        skips.all(),
                        unread,
                        timed,
                        file.events().size());
    }

    /** Of the same event the newest one, by its key. What names one of a series by its day comes after the series. */
    private Map<String, Event> newest(CalendarFile file, CalendarZones zones) {
        Map<String, Event> newest = new LinkedHashMap<>();
        var reader = new EventReader(zones, (uid, day) -> event(newest, uid).flatMap(series -> Series.on(series, day)));
        var blocks = file.events().stream()
                .sorted(Comparator.comparing(EventReader::namesADay))
                .toList();
        for (var block : blocks) {
            try {
                var event = reader.read(block);
                newest.merge(
                        OccurrenceKey.of(event.uid(), event.original()),
                        event,
                        (one, other) -> Event.NEWER.compare(other, one) >= 0 ? other : one);
            } catch (Refused e) {
                skip(block, e.why());
                Unclear.of(block, zones)
                        .ifPresentOrElse(
                                change -> unclear.computeIfAbsent(EventReader.uid(block), uid -> new ArrayList<>())
                                        .add(change),
                                () -> unread.add(EventReader.uid(block)));
            }
        }
        return newest;
    }

    private static Optional<Event> event(Map<String, Event> newest, String uid) {
        return Optional.ofNullable(newest.get(OccurrenceKey.of(uid, Optional.empty())));
    }

    /** Of a series whose one change can't be read, all others are what they are, also not there any more. */
    private void unread(String uid, List<Unclear> changes, Optional<Event> series) {
        changes.forEach(each -> each.keys(uid, series).ifPresentOrElse(unread::addAll, () -> unread.add(uid)));
    }

    /** What is over is not worth a word. */
    private void skip(Block block, Skip why) {
        var start = block.first("DTSTART").flatMap(line -> EventTime.of(line.value(), practice.getRules()));
        var date = block.first("DTSTART").flatMap(line -> EventTime.date(line.value()));
        var instant = start.map(EventTime::instant)
                .or(() -> date.map(day -> day.atStartOfDay(practice).toInstant()));
        if (instant.filter(now::isAfter).isEmpty() || block.first("RRULE").isPresent()) {
            skips.add(why, instant.filter(now::isBefore));
        }
    }

    /** What one of them is instead is an event of its own; if that can't be read, nobody guesses when it is. */
    private void unroll(Event series, Map<String, Event> others) {
        var starts = Series.starts(series, now.minus(PAST), now.plus(UNROLLED));
        if (starts.isEmpty()) {
            unread.add(series.uid());
            skip(series.block(), Skip.REPETITION);
            return;
        }
        var rules = series.start().rules();
        var changes = unclear.getOrDefault(series.uid(), List.of());
        var usable = true;
        for (var start : starts.get()) {
            var key = OccurrenceKey.of(series.uid(), Optional.of(start));
            if (others.containsKey(key) || changes.stream().anyMatch(each -> each.isAbout(start, rules))) {
                continue;
            }
            if (usable) {
                usable = add(series, key, start);
            } else {
                timed.add(new Timed(key, start));
            }
        }
    }

    private void single(Event event) {
        var start = event.start().instant();
        if (start.isAfter(now.minus(PAST)) && start.isBefore(now.plus(FURTHEST))) {
            add(event, OccurrenceKey.of(event.uid(), event.original()), start);
        }
    }

    /** False if there is nobody in it. */
    private boolean add(Event event, String key, Instant start) {
        var details = Details.of(event.block());
        // To cancel it, it does not matter with whom it was.
        var found = event.status() == VisitStatus.CANCELLED
                ? ContactReader.Found.NOBODY
                : ContactReader.read(event.block(), details);
        if (found.skip().isPresent()) {
            unread.add(event.series() ? event.uid() : key);
            timed.add(new Timed(key, start));
            skips.add(found.skip().get(), Optional.of(start).filter(now::isBefore));
            return false;
        }
        if (!keys.add(key)) {
            return true;
        }
        var place = event.block().text("LOCATION");
        var link = link(event, details, place);
        occurrences.add(new Occurrence(
                event.uid(),
                key,
                event.status(),
                start,
                start.plus(event.length()),
                event.created(),
                found.contact().orElseThrow(),
                cut(details.getOrDefault(DetailField.TYPE, ""), LONGEST_TYPE),
                place.equals(link) ? "" : cut(place.replaceAll("\\s+", " "), LONGEST_PLACE),
                link));
        return true;
    }

    /** To the video call. Where an event is shown ({@code URL}) is mostly a page for the practice alone. */
    private static String link(Event event, Map<DetailField, String> details, String place) {
        return List.of(
                        details.getOrDefault(DetailField.LINK, ""),
                        event.block().text("CONFERENCE"),
                        event.block().text("X-GOOGLE-CONFERENCE"),
                        place)
                .stream()
                .filter(ICalendar::web)
                .findFirst()
                .orElse("");
    }

    private static boolean web(String text) {
        try {
            return text.matches("https?://\\S+")
                    && text.length() <= LONGEST_PLACE
                    && URI.create(text).getHost() != null;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest);
    }
}
