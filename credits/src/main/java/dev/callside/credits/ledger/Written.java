package dev.callside.credits.ledger;

/** A transfer that the rules let through, with both accounts as it leaves them. */
record Written(PastTransfer transfer, Note note, AccountState debit, AccountState credit) {}
