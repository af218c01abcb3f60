package dev.callside.practice.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A text that was checked, compiled once and filled in for each message. It is immutable and may be shared by threads.
 * Values are put in as they are: braces, markup and line breaks in them do nothing. What is missing or blank says nothing; a
 * line that only says such things is left out.
 */
public final class Wording {

    private static final Template MAIL = mail();

    private final Line subject;
    private final List<List<Line>> paragraphs;
    private final Set<Slot> used;

    private Wording(Copy copy, Function<String, Optional<? extends Slot>> known) {
        this.subject = Line.of(copy.subject(), known);
        this.paragraphs = Stream.of(copy.text().split("\n{2,}"))
                .map(paragraph -> paragraph
                        .lines()
                        .filter(Predicate.not(String::isBlank))
                        .map(line -> Line.of(line, known))
                        .toList())
                .filter(Predicate.not(List::isEmpty))
                .toList();
        this.used = Stream.concat(Stream.of(subject), paragraphs.stream().flatMap(List::stream))
                .flatMap(line -> line.slots().stream())
                .collect(toUnmodifiableSet());
    }

    /**
     * Throws {@link IllegalArgumentException} where a brace or a tag stands for nothing.
     *
     * @param known what a tag stands for
     */
    public static Wording of(Copy copy, Function<String, Optional<? extends Slot>> known) {
        return new Wording(copy, known);
    }

    /**
     * The text alone.
     *
     * @param values of those that stand in the text; one that is {@link Slot#always} there must be
     */
    public Rendered text(Map<? extends Slot, String> values) {
        var safe = safe(values);
        return new Rendered("", text(said(safe), safe), "");
    }

    /** The same as an e-mail, with its subject and as a page. */
    public Rendered mail(Map<? extends Slot, String> values, String language) {
        var safe = safe(values);
        var said = said(safe);
        var title = subject.text(safe);
        return new Rendered(title, text(said, safe), html(title, said, safe, language));
    }

    private List<List<Line>> said(Map<String, String> values) {
        return paragraphs.stream()
                .map(lines -> lines.stream().filter(line -> line.says(values)).toList())
                .filter(Predicate.not(List::isEmpty))
                .toList();
    }

    private static String text(List<List<Line>> said, Map<String, String> values) {
        return said.stream()
                .map(lines -> lines.stream().map(line -> line.text(values)).collect(joining("\n")))
                .collect(joining("\n\n"));
    }

    private static String html(String title, List<List<Line>> said, Map<String, String> values, String language) {
        var body = said.stream()
                .map(lines -> lines.stream().map(line -> line.html(values)).collect(joining("<br>\n")))
                .map(lines -> "<p style=\"margin:0 0 16px\">" + lines + "</p>")
                .collect(joining("\n"));
        return MAIL.execute(Map.of("lang", language, "title", title, "body", body));
    }

    private Map<String, String> safe(Map<? extends Slot, String> values) {
        var safe = new HashMap<String, String>();
        for (var slot : used) {
            safe.put(slot.tag(), safe(slot, values.get(slot)));
        }
        return safe;
    }

    private static String safe(Slot slot, String value) {
        if (value == null) {
            if (slot.always()) {
                throw new IllegalArgumentException("no value for " + slot);
            }
            return "";
        }
        return switch (slot.form()) {
            case VALUE -> PlainText.value(value);
            case ADDRESS -> PlainText.link(value);
            case SENTENCE -> PlainText.line(value);
        };
    }

    private static Template mail() {
        try (var reader = new InputStreamReader(Wording.class.getResourceAsStream("mail.html"), UTF_8)) {
            return Mustache.compiler().compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the template of a mail can't be read", e);
        }
    }
}
