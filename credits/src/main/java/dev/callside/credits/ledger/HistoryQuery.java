package dev.callside.credits.ledger;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Which entries of an account, newest first.
 *
 * @param from written at this instant or later
 * @param to written before this instant
 * @param codes any of these; none means all
 * @param text found in the reference or the actor, whatever its case; empty finds all
 * @param before entries before this place: the smallest {@link Entry#seq} of the page before
 * @param limit at most so many
 * @param others accounts that stand for the text: entries with one of them at the other end are found as well
 */
public record HistoryQuery(
        Optional<Instant> from,
        Optional<Instant> to,
        Set<Code> codes,
        String text,
        OptionalLong before,
        int limit,
        Set<AccountId> others) {

    public HistoryQuery(
            Optional<Instant> from,
            Optional<Instant> to,
            Set<Code> codes,
            String text,
            OptionalLong before,
            int limit) {
        this(from, to, codes, text, before, limit, Set.of());
    }

    /** The newest entries. */
    public static HistoryQuery newest(int limit) {
        return new HistoryQuery(Optional.empty(), Optional.empty(), Set.of(), "", OptionalLong.empty(), limit);
    }

    public HistoryQuery before(long seq) {
        return new HistoryQuery(from, to, codes, text, OptionalLong.of(seq), limit, others);
    }
}
