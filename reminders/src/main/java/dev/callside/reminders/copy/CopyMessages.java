package dev.callside.reminders.copy;

import static java.util.stream.Collectors.joining;

import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Problem.FieldError;
import java.util.List;
import java.util.Locale;

/** Says at each field what is wrong with a text, and what placeholders are called. */
public final class CopyMessages {

    public static final String BUNDLE = "dev.callside.reminders.texts";

    private final Texts texts;

    /** For a reader, whose language is not that of the text. */
    public CopyMessages(Locale reader) {
        this.texts = Texts.of(BUNDLE, reader);
    }

    public List<FieldError> errors(List<CopyRefusal> refusals) {
        return refusals.stream()
                .map(refusal -> new FieldError(refusal.field(), refusal.code(), message(refusal)))
                .toList();
    }

    private String message(CopyRefusal refusal) {
        return texts.get(
                "copy." + refusal.code(),
                refusal.arguments().stream().map(this::readable).toArray());
    }

    private Object readable(Object argument) {
        return argument instanceof List<?> topics
                ? topics.stream().map(topic -> label((Topic) topic)).collect(joining(", "))
                : argument;
    }

    private String label(Topic topic) {
        return texts.get("kind." + topic.key());
    }

    /** What the editor calls a placeholder. */
    public String label(Placeholder placeholder) {
        return label(placeholder, texts);
    }

    static String label(Placeholder placeholder, Texts texts) {
        return texts.get("placeholder." + placeholder.tag());
    }
}
