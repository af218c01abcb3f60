package dev.callside.reminders.work;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A page of a list that is so short that all of it is at hand.
 *
 * @param next the place of the last line, if there are more
 */
public record ListPage<T, C>(List<T> lines, Optional<C> next) {

    /** Behind a place that is not there, there is nothing. */
    public static <T, C> ListPage<T, C> of(List<T> found, ListQuestion<?, C> question, Function<T, C> place) {
        var from = question.after().map(after -> behind(found, after, place)).orElse(0);
        var lines = found.subList(from, Math.min(from + question.limit(), found.size()));
        var more = from + lines.size() < found.size();
        return new ListPage<>(lines, more ? Optional.of(place.apply(lines.get(lines.size() - 1))) : Optional.empty());
    }

    private static <T, C> int behind(List<T> found, C after, Function<T, C> place) {
        for (var i = 0; i < found.size(); i++) {
            if (place.apply(found.get(i)).equals(after)) {
                return i + 1;
            }
        }
        return found.size();
    }
}
