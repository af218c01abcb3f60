package dev.callside.credits.ledger;

import static dev.callside.credits.ledger.TransferStatus.EXISTS_WITH_OTHER_ACCOUNTS;
import static dev.callside.credits.ledger.TransferStatus.EXISTS_WITH_OTHER_AMOUNT;
import static dev.callside.credits.ledger.TransferStatus.EXISTS_WITH_OTHER_CODE;
import static dev.callside.credits.ledger.TransferStatus.EXISTS_WITH_OTHER_KIND;
import static dev.callside.credits.ledger.TransferStatus.EXISTS_WITH_OTHER_PENDING;
import static dev.callside.credits.ledger.TransferStatus.EXISTS_WITH_OTHER_REFERENCE;
import static dev.callside.credits.ledger.TransferStatus.EXISTS_WITH_OTHER_TIMEOUT;
import static dev.callside.credits.ledger.TransferStatus.EXISTS_WITH_OTHER_UNIT;

import java.util.Optional;
import java.util.OptionalLong;

/** Whether a transfer that is asked for is the one that is there with its id. Pure. */
final class Sameness {

    private Sameness() {}

    /** What differs first; nothing if it is the same. */
    static Optional<TransferStatus> of(PastTransfer there, Transfer asked) {
        if (there.kind() != asked.kind()) {
            return Optional.of(EXISTS_WITH_OTHER_KIND);
        }
        if (!there.pending().equals(asked.pending())) {
            return Optional.of(EXISTS_WITH_OTHER_PENDING);
        }
        return asked.route().flatMap(route -> route(there.route(), route)).or(() -> terms(there, asked));
    }

    private static Optional<TransferStatus> route(Route there, Route asked) {
        if (!there.debit().equals(asked.debit()) || !there.credit().equals(asked.credit())) {
            return Optional.of(EXISTS_WITH_OTHER_ACCOUNTS);
        }
        return there.unit().equals(asked.unit()) ? Optional.empty() : Optional.of(EXISTS_WITH_OTHER_UNIT);
    }

    private static Optional<TransferStatus> terms(PastTransfer there, Transfer asked) {
        if (!sameAmount(there, asked.amount())) {
            return Optional.of(EXISTS_WITH_OTHER_AMOUNT);
        }
        if (!there.timeout().equals(asked.timeout())) {
            return Optional.of(EXISTS_WITH_OTHER_TIMEOUT);
        }
        if (!there.code().equals(asked.note().code())) {
            return Optional.of(EXISTS_WITH_OTHER_CODE);
        }
        return there.reference().equals(asked.note().reference())
                ? Optional.empty()
                : Optional.of(EXISTS_WITH_OTHER_REFERENCE);
    }

    private static boolean sameAmount(PastTransfer there, OptionalLong asked) {
        return asked.isPresent() ? there.amount() == asked.getAsLong() : there.whole();
    }
}
