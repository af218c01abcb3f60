package dev.callside.payments.panel;

import java.time.Instant;

/**
 * A request as its viewer may see it.
 *
 * @param amount Stripe's integer
 * @param unknown Stripe owes us an answer; it is being looked up
 * @param doubt why it may stay unknown, for the person; absent where the answer comes by itself
 * @param patient who pays; absent for whoever does, and for whoever holds the link
 * @param failure why the last try did not succeed, of somebody else's try only that it did not; or, of a request that
 *     has ended, why Stripe did not take it
 * @param action {@code authenticate} while the bank waits for the patient
 * @param closedBy who ended it
 * @param link where it was sent on to; absent if it was not, or can't be paid any more
 * @param refund why what was paid after its end has not gone back; absent where all is well
 * @param send present where the viewer may send it on
 */
public record RequestView(
        String id,
        String state,
        boolean unknown,
        String doubt,
        long amount,
        String currency,
        String description,
        CallPanel.PersonView patient,
        String clinician,
        Instant requestedAt,
        Instant changedAt,
        FailureView failure,
        String action,
        CardView card,
        Instant paidAt,
        ReceiptView receipt,
        String closedBy,
        RefundView refund,
        LinkView link,
        SendView send,
        boolean canCancel,
        boolean canPay) {

    /**
     * A declined try, or a request that Stripe did not take.
     *
     * @param code Stripe's decline or error code
     * @param message what happened, what it means for the money, what to do
     */
    public record FailureView(String code, String message) {}

    public record CardView(String brand, String last4) {}

    /**
     * Where the receipt is.
     *
     * @param email shown to the patient who typed it; the clinician sees only that there is one
     * @param state {@code queued}, {@code sending}, {@code sent}, {@code refused} or {@code in_doubt}
     */
    public record ReceiptView(String number, String email, String state) {}

    /**
     * Money that somebody has to give back at Stripe.
     *
     * @param code Stripe's error code
     * @param message what happened, and who does what now
     */
    public record RefundView(String code, String message) {}

    /**
     * The last mail with its link.
     *
     * @param email enough of the address to know it again
     * @param until when it can be paid by the link
     * @param state of the mail, as of a receipt
     */
    public record LinkView(String email, Instant until, String state) {}

    /**
     * Where it may be sent.
     *
     * @param email enough of the address that the patient typed to know it again; absent if there is none
     */
    public record SendView(String email) {}
}
