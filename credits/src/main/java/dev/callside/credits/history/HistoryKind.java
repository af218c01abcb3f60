package dev.callside.credits.history;

import dev.callside.credits.ledger.Code;
import dev.callside.credits.ledger.Entry;
import dev.callside.credits.level.MessageCredits;
import java.util.Locale;
import java.util.Set;

/** What happened, in words that have a text each. */
public enum HistoryKind {
    PURCHASE,
    TOP_UP,
    SPENT,
    TRANSFER_IN,
    TRANSFER_OUT,
    /** What another level had when it was removed, or got back later. */
    REMOVAL_IN,
    REMOVAL_OUT,
    RESERVED,
    RELEASED;

    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static HistoryKind of(Entry entry) {
        var code = entry.code();
        if (code.equals(MessageCredits.TRANSFER)) {
            return entry.change().posted() > 0 ? TRANSFER_IN : TRANSFER_OUT;
        }
        if (code.equals(MessageCredits.REMOVAL)) {
            return entry.change().posted() > 0 ? REMOVAL_IN : REMOVAL_OUT;
        }
        for (var kind : Set.of(PURCHASE, TOP_UP, SPENT, RESERVED)) {
            if (code.equals(new Code(kind.label()))) {
                return kind;
            }
        }
        return RELEASED;
    }
}
