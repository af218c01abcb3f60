package dev.callside.reminders.ical;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The components of a file. It is read by lines and not by ical4j's parser, for which one bad line spoils the file, and whose
 * time zones are registered for the whole server; {@code docs/decisions/0018-calendars-line-by-line.md} says more.
 *
 * @param problem if there is one, the rest is not to be believed
 */
record CalendarFile(List<Block> zones, List<Block> events, Optional<FileProblem> problem) {

    static final int MOST_EVENTS = 20_000;
    private static final int MOST_LINES = 300;

    private static final String MARK = "\ufeff";
    private static final String CALENDAR = "VCALENDAR";

    private static final Set<String> USED = Set.of(
            "ATTENDEE",
            "CONFERENCE",
            "CREATED",
            "DESCRIPTION",
            "DTEND",
            "DTSTAMP",
            "DTSTART",
            "DURATION",
            "EXDATE",
            "LAST-MODIFIED",
            "LOCATION",
            "ORGANIZER",
            "RDATE",
            "RECURRENCE-ID",
            "RRULE",
            "SEQUENCE",
            "STATUS",
            "TZID",
            "TZOFFSETFROM",
            "TZOFFSETTO",
            "UID",
            "X-GOOGLE-CONFERENCE");

    /** Reads it to its end, of which what is wrong with it may be far from. */
    static CalendarFile read(InputStream in, Charset charset) throws IOException {
        var reading = new Reading();
        try {
            var lines = new ContentLines(in, charset);
            for (var line = lines.next(); line.isPresent() && reading.problem.isEmpty(); line = lines.next()) {
                reading.line(line.get());
            }
        } catch (CharacterCodingException e) {
            reading.problem = Optional.of(FileProblem.ENCODING);
        }
        return reading.end();
    }

    private static final class Reading {

        private final List<Block> zones = new ArrayList<>();
        private final List<Block> events = new ArrayList<>();
        private final Deque<Block> open = new ArrayDeque<>();
        private Optional<FileProblem> problem = Optional.empty();
        private boolean begun;

        void line(String written) {
            var text = begun || !written.startsWith(MARK) ? written : written.substring(MARK.length());
            if (text.isBlank()) {
                return;
            }
            // A line that is none is mostly a break in a description that nobody escaped.
            var line = ContentLine.of(text);
            var begins = line.filter(each -> each.name().equals("BEGIN"));
            if (open.isEmpty() && begins.filter(each -> is(each, CALENDAR)).isEmpty()) {
                problem = Optional.of(FileProblem.NOT_A_CALENDAR);
                return;
            }
            begun = true;
            if (begins.isPresent()) {
                open.push(new Block(begins.get().value().strip().toUpperCase(Locale.ROOT)));
            } else if (line.isPresent()) {
                property(line.get());
            }
        }

        private void property(ContentLine line) {
            var block = open.peek();
            if (line.name().equals("END")) {
                end(line);
            } else if (block.lines().size() < MOST_LINES
                    && (USED.contains(line.name()) || line.name().startsWith(DetailField.PREFIX))) {
                block.lines().add(line);
            }
        }

        private void end(ContentLine line) {
            var block = open.pop();
            if (!is(line, block.name())) {
                problem = Optional.of(FileProblem.BROKEN_OFF);
                return;
            }
            switch (block.name()) {
                case "VEVENT" -> events.add(block);
                case "VTIMEZONE" -> zones.add(block);
                case "STANDARD", "DAYLIGHT" ->
                    Optional.ofNullable(open.peek())
                            .ifPresent(zone -> zone.parts().add(block));
                default -> {}
            }
            if (events.size() > MOST_EVENTS) {
                problem = Optional.of(FileProblem.TOO_MANY);
            }
        }

        private static boolean is(ContentLine line, String name) {
            return line.value().strip().equalsIgnoreCase(name);
        }

        CalendarFile end() {
            var missing = begun ? FileProblem.BROKEN_OFF : FileProblem.NOT_A_CALENDAR;
            return new CalendarFile(
                    zones, events, problem.or(() -> begun && open.isEmpty() ? Optional.empty() : Optional.of(missing)));
        }
    }
}
