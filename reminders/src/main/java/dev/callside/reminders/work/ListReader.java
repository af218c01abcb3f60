package dev.callside.reminders.work;

import static dev.callside.reminders.work.FieldReader.given;

import dev.callside.practice.web.Problem.FieldError;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads which lines of a list are asked for. One reader reads one request.
 *
 * @param <S> by what the list can be filtered; the first of them is all
 * @param <C> how a place in the list is told
 */
public final class ListReader<S extends Enum<S>, C> {

    private static final int LARGEST_PAGE = 100;
    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_TEXT = 200;

    private final FieldReader fields;
    private final List<S> shows;
    private final Function<String, Optional<C>> place;

    public ListReader(Locale locale, String prefix, Class<S> shows, Function<String, Optional<C>> place) {
        this.fields = new FieldReader(locale, prefix);
        this.shows = List.of(shows.getEnumConstants());
        this.place = place;
    }

    public List<FieldError> errors() {
        return fields.errors();
    }

    /** To be used only if there are no {@link #errors}. */
    public ListQuestion<S, C> question(String text, String show, String after, String limit) {
        return new ListQuestion<>(
                fields.text("q", text, LONGEST_TEXT),
                fields.one("show", given(show), this::show).orElse(shows.get(0)),
                fields.one("after", given(after), place),
                fields.one("limit", given(limit), size -> FieldReader.size(size, LARGEST_PAGE))
                        .orElse(USUAL_PAGE));
    }

    private Optional<S> show(String label) {
        return shows.stream()
                .filter(each ->
                        each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(label))
                .findFirst();
    }
}
