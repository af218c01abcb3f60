package dev.callside.reminders.work;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which lines of a list are asked for.
 *
 * @param <S> by what the list can be filtered
 * @param <C> how a place in the list is told
 * @param text found in what a line is called by; empty if it is not asked for
 * @param after only what stands behind that in the list
 */
public record ListQuestion<S, C>(String text, S show, Optional<C> after, int limit) {

    public ListQuestion<S, C> after(C place) {
        return new ListQuestion<>(text, show, Optional.of(place), limit);
    }

    public ListQuestion<S, C> atMost(int most) {
        return new ListQuestion<>(text, show, after, most);
    }

    /** Whether a line that is called so is asked for, where a list is so short that all of it is at hand. */
    public boolean finds(String... names) {
        var wanted = text.toLowerCase(Locale.ROOT);
        return Stream.of(names).anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
