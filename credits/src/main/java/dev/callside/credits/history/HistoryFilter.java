package dev.callside.credits.history;

import dev.callside.credits.ledger.Code;
import dev.callside.credits.level.MessageCredits;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which lines of a history. */
public enum HistoryFilter {
    /** All that changed what a level has, like the statement of a bank. */
    MOVED,
    PURCHASE,
    TOP_UP,
    SPENT,
    TRANSFER,
    REMOVAL,
    /** What is reserved now, for messages whose fate is not known yet. */
    RESERVED,
    /** What was reserved and came back. */
    RELEASED;

    private static final Code EXPIRED = new Code("expired");

    Set<Code> codes() {
        return switch (this) {
            case MOVED ->
                Set.of(
                        MessageCredits.PURCHASE,
                        MessageCredits.TOP_UP,
                        MessageCredits.SPENT,
                        MessageCredits.TRANSFER,
                        MessageCredits.REMOVAL);
            case PURCHASE -> Set.of(MessageCredits.PURCHASE);
            case TOP_UP -> Set.of(MessageCredits.TOP_UP);
            case SPENT -> Set.of(MessageCredits.SPENT);
            case TRANSFER -> Set.of(MessageCredits.TRANSFER);
            case REMOVAL -> Set.of(MessageCredits.REMOVAL);
            case RESERVED -> Set.of(MessageCredits.RESERVED);
            case RELEASED -> Set.of(MessageCredits.RELEASED, EXPIRED);
        };
    }

    /** By its name in the API; none means {@link #MOVED}. */
    public static Optional<HistoryFilter> named(String name) {
        if (name == null || name.isEmpty()) {
            return Optional.of(MOVED);
        }
        for (var filter : values()) {
            if (filter.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name)) {
                return Optional.of(filter);
            }
        }
        return Optional.empty();
    }
}
