package dev.callside.reminders.client;

import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.work.RemindersProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** Reads what is asked about clients. One reader reads one request. */
final class ClientReader {

    static final int LARGEST_PAGE = 100;
    static final int LONGEST_REASON = 500;
    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_TEXT = 200;

    private final Texts texts;
    private final List<FieldError> errors = new ArrayList<>();

    ClientReader(Locale locale) {
        this.texts = Texts.of(RemindersProblem.BUNDLE, locale);
    }

    List<FieldError> errors() {
        return errors;
    }

    /** To be used only if there are no {@link #errors}. */
    ClientQuestion question(String text, String show, String after, String limit) {
        var typed = given(text);
        if (typed.length() > LONGEST_TEXT || typed.indexOf('\0') >= 0) {
            refuse("q", "too_long");
        }
        return new ClientQuestion(
                typed,
                one("show", given(show), Show::of).orElse(Show.ALL),
                one("after", given(after), ClientReader::id),
                one("limit", given(limit), ClientReader::size).orElse(USUAL_PAGE));
    }

    /** Why somebody decides about a consent; to be used only if there are no {@link #errors}. */
    String reason(String typed) {
        var reason = given(typed);
        if (reason.isEmpty()) {
            refuse("reason", "needed");
        } else if (reason.length() > LONGEST_REASON || reason.indexOf('\0') >= 0) {
            refuse("reason", "too_long");
        }
        return reason;
    }

    private static String given(String text) {
        return text == null ? "" : text.strip();
    }

    /** How a value is read from its text. */
    private interface Read<T> {
        Optional<T> of(String text);
    }

    private <T> Optional<T> one(String field, String text, Read<T> read) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var value = read.of(text);
        if (value.isEmpty()) {
            refuse(field, "unknown");
        }
        return value;
    }

    private void refuse(String field, String code) {
        errors.add(new FieldError(field, code, texts.get("clients." + field + "." + code)));
    }

    static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> size(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(size -> size >= 1 && size <= LARGEST_PAGE);
    }
}
