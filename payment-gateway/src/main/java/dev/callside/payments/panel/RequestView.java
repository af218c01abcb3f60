package dev.callside.payments.panel;

import java.time.Instant;

/**
 * A request as its viewer may see it.
 *
 * @param amount Stripe's integer
 * @param unknown Stripe owes us an answer; it is being looked up
 * @param patient who pays; absent for whoever does
 * @param failure why the last try did not succeed; of somebody else's try only that it did not
 * @param action {@code authenticate} while the bank waits for the patient
 * @param closedBy who ended it
 */
public record RequestView(
        String id,
        String state,
        boolean unknown,
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
        boolean canCancel,
        boolean canPay) {

    /**
     * A declined try.
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
}
