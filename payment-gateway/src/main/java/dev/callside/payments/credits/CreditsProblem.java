package dev.callside.payments.credits;

import dev.callside.payments.receipt.Receipts;
import dev.callside.practice.web.ProblemType;
import java.util.Locale;

/** Problems of credits. */
enum CreditsProblem implements ProblemType {
    /** The practitioner has a level already. */
    LEVEL_EXISTS(409),
    /** The level was removed, perhaps by somebody else just now. */
    LEVEL_REMOVED(409),
    /** The group's level can't be removed. */
    GROUP_STAYS(409),
    /** The level has fewer credits than that. */
    INSUFFICIENT_CREDITS(409),
    /** What was reserved for this message is free again; it needs a new id. */
    RESERVATION_OVER(409);

    private final int status;

    CreditsProblem(int status) {
        this.status = status;
    }

    @Override
    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String bundle() {
        return Receipts.BUNDLE;
    }
}
