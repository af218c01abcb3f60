package dev.callside.reminders.ical;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One line of a calendar, unfolded (RFC 5545, 3.1): {@code DTSTART;TZID=Australia/Melbourne:20261201T090000}.
 *
 * @param name in capitals
 * @param parameters by their names in capitals, without quotes
 * @param value as it stands there; {@link #text} if it is one
 */
record ContentLine(String name, Map<String, String> parameters, String value) {

    /** None if it is not written like one. */
    static Optional<ContentLine> of(String line) {
        var at = nameEnd(line, 0);
        if (at == 0 || at == line.length()) {
            return Optional.empty();
        }
        var name = line.substring(0, at).toUpperCase(Locale.ROOT);
        var parameters = new HashMap<String, String>();
        while (at < line.length() && line.charAt(at) == ';') {
            var equals = nameEnd(line, at + 1);
            if (equals == line.length() || line.charAt(equals) != '=') {
                return Optional.empty();
            }
            var end = valueEnd(line, equals + 1);
            parameters.put(
                    line.substring(at + 1, equals).toUpperCase(Locale.ROOT),
                    parameter(line.substring(equals + 1, end)));
            at = end;
        }
        return at < line.length() && line.charAt(at) == ':'
                ? Optional.of(new ContentLine(name, Map.copyOf(parameters), line.substring(at + 1)))
                : Optional.empty();
    }

    private static int nameEnd(String line, int from) {
        var at = from;
        while (at < line.length() && named(line.charAt(at))) {
            at++;
        }
        return at;
    }

    private static boolean named(char c) {
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    /** In quotes a parameter may have what would end it otherwise. */
    private static int valueEnd(String line, int from) {
        var quoted = false;
        for (var at = from; at < line.length(); at++) {
            var c = line.charAt(at);
            if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ';' || c == ':')) {
                return at;
            }
        }
        return line.length();
    }

    /** RFC 6868: how quotes and line breaks are written in a parameter. */
    private static String parameter(String written) {
        return written.replace("\"", "").replace("^'", "\"").replace("^n", "\n").replace("^^", "^");
    }

    String parameter(String name, String otherwise) {
        return parameters.getOrDefault(name, otherwise);
    }

    /** The value as people read it (RFC 5545, 3.3.11). */
    String text() {
        var text = new StringBuilder(value.length());
        for (var i = 0; i < value.length(); i++) {
            var c = value.charAt(i);
            if (c == '\\' && i + 1 < value.length()) {
                var next = value.charAt(++i);
                text.append(next == 'n' || next == 'N' ? '\n' : next);
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
