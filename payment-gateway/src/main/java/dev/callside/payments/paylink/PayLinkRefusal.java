package dev.callside.payments.paylink;

/** Why no link was sent. Nothing was changed. */
enum PayLinkRefusal {
    /** Paid, taken back, too late, or being closed. */
    NOT_PAYABLE,
    /** Nobody could pay it: the practice has no Stripe account that can charge, or another one than the request's. */
    NO_ACCOUNT,
    /** None was typed, and the patient has typed none either. */
    ADDRESS_MISSING,
    ADDRESS_MALFORMED,
    TOO_OFTEN
}
