package dev.callside.reminders.copy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toUnmodifiableSet;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.callside.credits.price.Channel;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A text that has passed the {@link CopyCheck}, compiled once and filled in for each client. It is immutable and may be
 * shared by threads. Values are put in as they are: braces, markup and line breaks in them do nothing.
 */
public final class CopyTemplate {

    private static final Template MAIL = mail();

    private final CopyKey key;
    private final Line subject;
    private final List<List<Line>> paragraphs;
    private final Set<Placeholder> used;

    private CopyTemplate(CopyKey key, Copy copy) {
        this.key = key;
        this.subject = Line.of(copy.subject());
        this.paragraphs = Stream.of(copy.text().split("\n{2,}"))
                .map(paragraph -> paragraph
                        .lines()
                        .filter(Predicate.not(String::isBlank))
                        .map(Line::of)
                        .toList())
                .filter(Predicate.not(List::isEmpty))
                .toList();
        this.used = Stream.concat(Stream.of(subject), paragraphs.stream().flatMap(List::stream))
                .flatMap(line -> line.placeholders().stream())
                .collect(toUnmodifiableSet());
    }

    /** Throws {@link IllegalArgumentException} for what {@link CopyCheck} refuses for anything but its length. */
    public static CopyTemplate of(CopyKey key, Copy copy) {
        var refusals = CopyCheck.content(key, copy);
        if (!refusals.isEmpty()) {
            throw new IllegalArgumentException("a text that the check refuses: " + refusals);
        }
        return new CopyTemplate(key, copy);
    }

    /**
     * The message for one client. What is missing or blank says nothing; a line that only says such things is left out.
     *
     * @param values of those that stand in the text; one that is {@link Placeholder#always} there must be
     */
    public Rendered render(Map<Placeholder, String> values) {
        var safe = safe(values);
        var said = paragraphs.stream()
                .map(lines -> lines.stream().filter(line -> line.says(safe)).toList())
                .filter(Predicate.not(List::isEmpty))
                .toList();
        var text = said.stream()
                .map(lines -> lines.stream().map(line -> line.text(safe)).collect(joining("\n")))
                .collect(joining("\n\n"));
        if (key.channel() == Channel.SMS) {
            return new Rendered("", text, "");
        }
        var title = subject.text(safe);
        return new Rendered(title, text, html(title, said, safe));
    }

    private String html(String title, List<List<Line>> said, Map<String, String> values) {
        var body = said.stream()
                .map(lines -> lines.stream().map(line -> line.html(values)).collect(joining("<br>\n")))
                .map(lines -> "<p style=\"margin:0 0 16px\">" + lines + "</p>")
                .collect(joining("\n"));
        return MAIL.execute(Map.of("lang", key.language().code(), "title", title, "body", body));
    }

    private Map<String, String> safe(Map<Placeholder, String> values) {
        var safe = new HashMap<String, String>();
        for (var placeholder : used) {
            safe.put(placeholder.tag(), safe(placeholder, values.get(placeholder)));
        }
        return safe;
    }

    private static String safe(Placeholder placeholder, String value) {
        if (value == null) {
            if (placeholder.always()) {
                throw new IllegalArgumentException("no value for " + placeholder);
            }
            return "";
        }
        return placeholder.address() ? PlainText.link(value) : PlainText.value(value);
    }

    private static Template mail() {
        try (var reader = new InputStreamReader(CopyTemplate.class.getResourceAsStream("mail.html"), UTF_8)) {
            return Mustache.compiler().compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("the template of a mail can't be read", e);
        }
    }
}
