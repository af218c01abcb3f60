package dev.callside.reminders.client;

import static dev.callside.reminders.work.FieldReader.given;

import dev.callside.practice.time.Ids;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.work.FieldReader;
import java.util.List;
import java.util.Locale;

/** Reads what is asked about clients. One reader reads one request. */
final class ClientReader {

    static final int LARGEST_PAGE = 100;
    static final int LONGEST_REASON = 500;
    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_TEXT = 200;

    private final FieldReader fields;

    ClientReader(Locale locale) {
        this.fields = new FieldReader(locale, "clients");
    }

    List<FieldError> errors() {
        return fields.errors();
    }

    /** To be used only if there are no {@link #errors}. */
    ClientQuestion question(String text, String show, String after, String limit) {
        return new ClientQuestion(
                fields.text("q", text, LONGEST_TEXT),
                fields.one("show", given(show), Show::of).orElse(Show.ALL),
                fields.one("after", given(after), Ids::read),
                fields.one("limit", given(limit), size -> FieldReader.size(size, LARGEST_PAGE))
                        .orElse(USUAL_PAGE));
    }

    /** Why somebody decides about a consent; to be used only if there are no {@link #errors}. */
    String reason(String typed) {
        if (given(typed).isEmpty()) {
            fields.refuse("reason", "needed");
        }
        return fields.text("reason", typed, LONGEST_REASON);
    }
}
