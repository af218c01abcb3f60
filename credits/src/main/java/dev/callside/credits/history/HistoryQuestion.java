package dev.callside.credits.history;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which lines of a level's history, newest first.
 *
 * @param text found in who or reference, whatever its case; empty finds all
 * @param from written at this instant or later
 * @param to written before this instant
 * @param before lines before this one: {@link HistoryLine#seq} of the last of the page before
 */
public record HistoryQuestion(
        HistoryFilter filter,
        String text,
        Optional<Instant> from,
        Optional<Instant> to,
        OptionalLong before,
        int limit) {

    public HistoryQuestion after(HistoryLine last) {
        return new HistoryQuestion(filter, text, from, to, OptionalLong.of(last.seq()), limit);
    }
}
