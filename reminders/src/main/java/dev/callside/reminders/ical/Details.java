package dev.callside.reminders.ical;

import java.util.EnumMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What an event says in so many words: a property of its own holds, then the first such line of the description. */
final class Details {

    private static final int MOST_LINES = 40;
    private static final int LONGEST = 4_000;
    private static final Pattern BREAK = Pattern.compile("(?i)<br\\s*/?>|</(p|div|li)>|\\R");
    private static final Pattern TAG = Pattern.compile("<[^<>]{0,300}>");
    private static final Pattern LINE = Pattern.compile("\\s*([\\p{L}][\\p{L} -]{1,24}):\\s*(\\S.*)");

    private Details() {}

    static Map<DetailField, String> of(Block event) {
        Map<DetailField, String> details = new EnumMap<>(DetailField.class);
        for (var field : DetailField.values()) {
            var value = event.text(field.property());
            if (!value.isEmpty()) {
                details.put(field, value);
            }
        }
        var description = event.text("DESCRIPTION");
        BREAK.splitAsStream(description.substring(0, Math.min(LONGEST, description.length())))
                .limit(MOST_LINES)
                .map(Details::plain)
                .map(LINE::matcher)
                .filter(line -> line.matches())
                .forEach(line -> DetailField.labelled(line.group(1))
                        .ifPresent(field ->
                                details.putIfAbsent(field, line.group(2).strip())));
        return details;
    }

    /** Some calendars write their descriptions in HTML. */
    private static String plain(String line) {
        return TAG.matcher(line)
                .replaceAll("")
                .replace("&nbsp;", " ")
                .replace('\u00a0', ' ')
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&#39;", "'")
                .replace("&quot;", "\"")
                .replace("&amp;", "&");
    }
}
