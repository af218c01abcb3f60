package dev.callside.reminders.copy;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.callside.reminders.copy.Piece.Form;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One line of a text, ready to be filled in. */
record Line(List<Placeholder> placeholders, Template text, Template html) {

    private static final Mustache.Compiler HTML = Mustache.compiler().emptyStringIsFalse(true);
    private static final Mustache.Compiler TEXT = HTML.escapeHTML(false);

    /** What is left of “Hello {{client_first_name}},” or of “Good day, {{client_first_name}}.” without a name. */
    private static final Pattern GAPS = Pattern.compile(",? +(?=[,.!?]|$)|(?<= ) +|^[ ,]+");

    static Line of(String typed) {
        var pieces = Piece.of(typed);
        return new Line(
                pieces.stream()
                        .filter(piece -> piece.form() == Form.TAG)
                        .map(piece -> Placeholder.ofTag(piece.text().strip()).orElseThrow())
                        .toList(),
                TEXT.compile(typed),
                HTML.compile(Markup.of(pieces)));
    }

    /** A line is left out if its placeholders are all details that there are none of, such as the place. */
    boolean says(Map<String, String> values) {
        return placeholders.isEmpty()
                || placeholders.stream().anyMatch(placeholder -> !placeholder.detail() || !lacks(placeholder, values));
    }

    String text(Map<String, String> values) {
        return filled(text, values);
    }

    String html(Map<String, String> values) {
        return filled(html, values);
    }

    private String filled(Template template, Map<String, String> values) {
        var filled = template.execute(values);
        return placeholders.stream().anyMatch(placeholder -> lacks(placeholder, values))
                ? GAPS.matcher(filled).replaceAll("")
                : filled;
    }

    private static boolean lacks(Placeholder placeholder, Map<String, String> values) {
        return values.get(placeholder.tag()).isEmpty();
    }
}
