package dev.callside.reminders.ical;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A component: an event, a time zone, or a part of one.
 *
 * @param parts what is within a time zone; alarms of events are left out
 */
record Block(String name, List<ContentLine> lines, List<Block> parts) {

    Block(String name) {
        this(name, new ArrayList<>(), new ArrayList<>());
    }

    Optional<ContentLine> first(String property) {
        return lines.stream().filter(line -> line.name().equals(property)).findFirst();
    }

    List<ContentLine> all(String property) {
        return lines.stream().filter(line -> line.name().equals(property)).toList();
    }

    /** Of the first such property, as people read it; empty if there is none. */
    String text(String property) {
        return first(property).map(ContentLine::text).map(String::strip).orElse("");
    }
}
