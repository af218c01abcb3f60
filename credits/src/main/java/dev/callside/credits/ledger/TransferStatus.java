package dev.callside.credits.ledger;

/**
 * The answer to a transfer that was asked for. Two are successes; of the refusals, which stand in their order of
 * precedence, the first that holds is the answer. Each has its heading in {@code docs/reference/ledger.md}.
 */
public enum TransferStatus {
    CREATED,
    EXISTS,

    LINKED_CHAIN_OPEN,
    LINKED_TRANSFER_FAILED,
    EXISTS_WITH_OTHER_KIND,
    EXISTS_WITH_OTHER_PENDING,
    EXISTS_WITH_OTHER_ACCOUNTS,
    EXISTS_WITH_OTHER_UNIT,
    EXISTS_WITH_OTHER_AMOUNT,
    EXISTS_WITH_OTHER_TIMEOUT,
    EXISTS_WITH_OTHER_CODE,
    EXISTS_WITH_OTHER_REFERENCE,
    AMOUNT_OUT_OF_RANGE,
    TIMEOUT_OUT_OF_RANGE,
    ACCOUNTS_ARE_THE_SAME,
    PENDING_NOT_FOUND,
    NOT_PENDING,
    PENDING_ALREADY_POSTED,
    PENDING_ALREADY_VOIDED,
    PENDING_EXPIRED,
    AMOUNT_EXCEEDS_PENDING,
    DEBIT_ACCOUNT_NOT_FOUND,
    CREDIT_ACCOUNT_NOT_FOUND,
    UNIT_DIFFERS,
    DEBIT_ACCOUNT_CLOSED,
    CREDIT_ACCOUNT_CLOSED,
    INSUFFICIENT_CREDIT,
    BALANCE_OUT_OF_RANGE;

    /** Whether the transfer is in the ledger, now or since before. */
    public boolean ok() {
        return this == CREATED || this == EXISTS;
    }
}
