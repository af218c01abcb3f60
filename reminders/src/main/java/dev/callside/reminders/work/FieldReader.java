package dev.callside.reminders.work;

import dev.callside.practice.text.Texts;
import dev.callside.practice.time.Ids;
import dev.callside.practice.web.Problem.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Reads the fields of one request, and says of each what is wrong with it, by the sentence {@code prefix.field.code}. What is read
 * is to be used only if there are no {@link #errors}.
 */
public final class FieldReader {

    private final Texts texts;
    private final String prefix;
    private final List<FieldError> errors = new ArrayList<>();

    public FieldReader(Locale locale, String prefix) {
        this.texts = Texts.of(RemindersProblem.BUNDLE, locale);
        this.prefix = prefix;
    }

    /** In the order in which they were found. */
    public List<FieldError> errors() {
        return errors;
    }

    public void refuse(String field, String code) {
        errors.add(new FieldError(field, code, texts.get(prefix + "." + field + "." + code)));
    }

    /** What was typed, without blanks around it; empty if nothing was. */
    public static String given(String text) {
        return text == null ? "" : text.strip();
    }

    /** What that text names, if there is any; {@code unknown} if it names nothing. */
    public <T> Optional<T> one(String field, String text, Function<String, Optional<T>> read) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var value = read.apply(text);
        if (value.isEmpty()) {
            refuse(field, "unknown");
        }
        return value;
    }

    /** Words to look for; {@code too_long} also where the database could not hold them. */
    public String text(String field, String typed, int longest) {
        var text = given(typed);
        if (text.length() > longest || text.indexOf('\0') >= 0) {
            refuse(field, "too_long");
        }
        return text;
    }

    /**
     * How somebody calls something: {@code needed}, {@code too_long} in characters as people count them, or {@code malformed}
     * where the database could not hold it.
     */
    public String name(String field, String typed, int longest) {
        var name = given(typed);
        if (name.isEmpty()) {
            refuse(field, "needed");
        } else if (name.codePointCount(0, name.length()) > longest) {
            refuse(field, "too_long");
        } else if (name.indexOf('\0') >= 0) {
            refuse(field, "malformed");
        }
        return name;
    }

    /** A UUID of the caller's making, or {@code malformed}. */
    public Optional<UUID> id(String field, String typed) {
        var id = Ids.read(typed);
        if (id.isEmpty()) {
            refuse(field, "malformed");
        }
        return id;
    }

    /** How many a page may have: from one to the largest. */
    public static Optional<Integer> size(String text, int largest) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(size -> size >= 1 && size <= largest);
    }
}
