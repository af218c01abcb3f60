package dev.callside.payments.work;

import dev.callside.payments.receipt.Receipts;
import dev.callside.practice.web.ProblemType;
import java.util.Locale;

/** Problems of payments. */
public enum PaymentsProblem implements ProblemType {
    /** The practice has no Stripe account that can charge. */
    NO_ACCOUNT(409),
    CALL_OVER(409),
    /** The id belongs to a request for something else. */
    OTHER_CONTENT(409),
    /** Paid, taken back, expired, or being paid in another window. */
    NOT_PAYABLE(409),
    /** Requests still need the account that should be removed. */
    ACCOUNT_IN_USE(409),
    /** Another account, or none, waits to be confirmed. */
    NOT_PENDING(409),
    /** The operator has not switched payments on. */
    NOT_ENABLED(409),
    /** The prices or the amount are not those that the person has seen. */
    PRICE_CHANGED(409),
    /** Stripe knows of no card that was saved by that. */
    NO_CARD_SAVED(409),
    /** Its link was sent as often as it may be. */
    SENT_TOO_OFTEN(429),
    /** A patient, or whoever holds a link, can't pay, because the practice can't be paid. */
    PRACTICE_UNAVAILABLE(409),
    /** A link that we did not make. */
    LINK_INVALID(404),
    /** A link whose time is over. */
    LINK_EXPIRED(410),
    /** Stripe makes no account for the practice, however often it is asked. */
    STRIPE_REFUSES(409),
    /** Stripe does not answer. */
    NO_ANSWER(503);

    private final int status;

    PaymentsProblem(int status) {
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
