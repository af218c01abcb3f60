package dev.callside.practice.copy;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.callside.practice.copy.Piece.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** One line of a text, ready to be filled in. */
record Line(List<Slot> slots, Template text, Template html) {

    private static final Mustache.Compiler HTML = Mustache.compiler().emptyStringIsFalse(true);
    private static final Mustache.Compiler TEXT = HTML.escapeHTML(false);

    /** What is left of “Hello {{client_first_name}},” or of “Good day, {{client_first_name}}.” without a name. */
    private static final Pattern GAPS = Pattern.compile(",? +(?=[,.!?]|$)|(?<= ) +|^[ ,]+");

    /** @param known what a tag stands for */
    static Line of(String typed, Function<String, Optional<? extends Slot>> known) {
        var pieces = Piece.of(typed);
        return new Line(
                pieces.stream()
                        .filter(piece -> piece.form() != Form.WORDS)
                        .map(piece -> slot(piece, known))
                        .toList(),
                TEXT.compile(typed),
                HTML.compile(Markup.of(pieces, known)));
    }

    private static Slot slot(Piece piece, Function<String, Optional<? extends Slot>> known) {
        return Optional.of(piece)
                .filter(each -> each.form() == Form.TAG)
                .<Slot>flatMap(each -> known.apply(each.text().strip()))
                .orElseThrow(() -> new IllegalArgumentException(piece.typed() + " stands for nothing"));
    }

    /** A line is left out if its slots are all details that there are none of, such as the place. */
    boolean says(Map<String, String> values) {
        return slots.isEmpty() || slots.stream().anyMatch(slot -> !slot.detail() || !lacks(slot, values));
    }

    String text(Map<String, String> values) {
        return filled(text, values);
    }

    String html(Map<String, String> values) {
        return filled(html, values);
    }

    private String filled(Template template, Map<String, String> values) {
        var filled = template.execute(values);
        return slots.stream().anyMatch(slot -> lacks(slot, values))
                ? GAPS.matcher(filled).replaceAll("")
                : filled;
    }

    private static boolean lacks(Slot slot, Map<String, String> values) {
        return values.get(slot.tag()).isEmpty();
    }
}
