package dev.callside.credits.ledger;

/**
 * Credits minus debits of an account, in the smallest unit.
 *
 * @param posted what is there; of a counter also negative
 * @param pending what pending transfers have reserved of it
 * @param incoming what pending transfers may bring; it counts for nothing until then
 */
public record Balance(long posted, long pending, long incoming) {

    public static final Balance ZERO = new Balance(0, 0, 0);

    /** What can be spent. This is the balance that people are shown. */
    public long available() {
        return posted - pending;
    }
}
