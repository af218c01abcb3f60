package dev.callside.credits.ledger;

import static dev.callside.credits.ledger.TransferStatus.ACCOUNTS_ARE_THE_SAME;
import static dev.callside.credits.ledger.TransferStatus.AMOUNT_EXCEEDS_PENDING;
import static dev.callside.credits.ledger.TransferStatus.AMOUNT_OUT_OF_RANGE;
import static dev.callside.credits.ledger.TransferStatus.BALANCE_OUT_OF_RANGE;
import static dev.callside.credits.ledger.TransferStatus.CREDIT_ACCOUNT_CLOSED;
import static dev.callside.credits.ledger.TransferStatus.CREDIT_ACCOUNT_NOT_FOUND;
import static dev.callside.credits.ledger.TransferStatus.DEBIT_ACCOUNT_CLOSED;
import static dev.callside.credits.ledger.TransferStatus.DEBIT_ACCOUNT_NOT_FOUND;
import static dev.callside.credits.ledger.TransferStatus.INSUFFICIENT_CREDIT;
import static dev.callside.credits.ledger.TransferStatus.NOT_PENDING;
import static dev.callside.credits.ledger.TransferStatus.PENDING_ALREADY_POSTED;
import static dev.callside.credits.ledger.TransferStatus.PENDING_ALREADY_VOIDED;
import static dev.callside.credits.ledger.TransferStatus.PENDING_EXPIRED;
import static dev.callside.credits.ledger.TransferStatus.PENDING_NOT_FOUND;
import static dev.callside.credits.ledger.TransferStatus.TIMEOUT_OUT_OF_RANGE;
import static dev.callside.credits.ledger.TransferStatus.UNIT_DIFFERS;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One new transfer against the book: what refuses it, or what it does. Pure. */
final class Posting {

    static final long LARGEST_AMOUNT = 1_000_000_000_000_000L;
    static final long LARGEST_BALANCE = 1_000_000_000_000_000_000L;
    static final Duration LONGEST_TIMEOUT = Duration.ofDays(3650);

    /** In their order of precedence: the first that holds is the answer. */
    private static final List<Rule> RULES = List.of(
            new Rule(AMOUNT_OUT_OF_RANGE, Posting::amountIsOutOfRange),
            new Rule(TIMEOUT_OUT_OF_RANGE, Posting::timeoutIsOutOfRange),
            new Rule(ACCOUNTS_ARE_THE_SAME, Posting::accountsAreTheSame),
            new Rule(PENDING_NOT_FOUND, Posting::pendingIsMissing),
            new Rule(NOT_PENDING, p -> p.resolved(r -> r.kind() != TransferKind.PENDING)),
            new Rule(PENDING_ALREADY_POSTED, p -> p.resolvedBy(TransferKind.POST)),
            new Rule(PENDING_ALREADY_VOIDED, p -> p.resolvedBy(TransferKind.VOID)),
            new Rule(PENDING_EXPIRED, Posting::pendingIsOver),
            new Rule(AMOUNT_EXCEEDS_PENDING, p -> p.resolved(r -> p.amount() > r.amount())),
            new Rule(DEBIT_ACCOUNT_NOT_FOUND, p -> p.debit.isEmpty()),
            new Rule(CREDIT_ACCOUNT_NOT_FOUND, p -> p.credit.isEmpty()),
            new Rule(
                    UNIT_DIFFERS,
                    p -> !p.unit().equals(p.giver().unit())
                            || !p.unit().equals(p.taker().unit())),
            new Rule(DEBIT_ACCOUNT_CLOSED, p -> p.giver().closed()),
            new Rule(CREDIT_ACCOUNT_CLOSED, p -> p.taker().closed()),
            new Rule(INSUFFICIENT_CREDIT, Posting::creditIsInsufficient),
            new Rule(BALANCE_OUT_OF_RANGE, Posting::balanceIsOutOfRange));

    private final Transfer asked;
    private final Optional<PastTransfer> pending;
    private final Optional<PastTransfer> resolution;
    private final Optional<Route> route;
    private final Optional<AccountState> debit;
    private final Optional<AccountState> credit;
    private final Instant at;

    private Posting(Book book, Transfer asked, Instant now) {
        this.asked = asked;
        pending = asked.pending().flatMap(book::transfer);
        resolution = asked.pending().flatMap(book::resolution);
        route = asked.route().or(() -> pending.map(PastTransfer::route));
        debit = route.flatMap(r -> book.account(r.debit()));
        credit = route.flatMap(r -> book.account(r.credit()));
        at = later(now);
    }

    static Posting of(Book book, Transfer asked, Instant now) {
        return new Posting(book, asked, now);
    }

    Optional<TransferStatus> refusal() {
        for (Rule rule : RULES) {
            if (rule.objects().test(this)) {
                return Optional.of(rule.refusal());
            }
        }
        return Optional.empty();
    }

    /** To be called if nothing refuses. */
    Written written() {
        var transfer = new PastTransfer(
                asked.id(),
                asked.kind(),
                route.orElseThrow(),
                amount(),
                hold(),
                asked.pending(),
                asked.note().code(),
                asked.note().reference(),
                at,
                asked.timeout().map(at::plus));
        return new Written(transfer, asked.note(), debited(), credited());
    }

    /** Entries of a wallet follow one another in time, whatever the clocks of the nodes say. */
    private Instant later(Instant now) {
        var earliest = Stream.of(
                        debit.map(AccountState::changedAt),
                        credit.map(AccountState::changedAt),
                        pending.map(PastTransfer::createdAt))
                .flatMap(Optional::stream);
        return earliest.reduce(now, (a, b) -> a.isAfter(b) ? a : b);
    }

    private boolean amountIsOutOfRange() {
        return asked.amount().isPresent()
                && (asked.amount().getAsLong() < 1 || asked.amount().getAsLong() > LARGEST_AMOUNT);
    }

    private boolean timeoutIsOutOfRange() {
        return asked.timeout()
                .filter(t -> t.toSeconds() < 1 || t.toNanosPart() != 0 || t.compareTo(LONGEST_TIMEOUT) > 0)
                .isPresent();
    }

    private boolean accountsAreTheSame() {
        return asked.route().filter(r -> r.debit().equals(r.credit())).isPresent();
    }

    private boolean pendingIsMissing() {
        return asked.kind().resolves() && pending.isEmpty();
    }

    private boolean resolved(Predicate<PastTransfer> test) {
        return pending.filter(test).isPresent();
    }

    private boolean resolvedBy(TransferKind kind) {
        return resolution.filter(r -> r.kind() == kind).isPresent();
    }

    /** From that instant on, whether or not somebody has yet freed what it reserved. */
    private boolean pendingIsOver() {
        return resolvedBy(TransferKind.EXPIRE) || (asked.kind() != TransferKind.EXPIRE && pendingIsLate());
    }

    private boolean pendingIsLate() {
        return pending.flatMap(PastTransfer::expiresAt)
                .filter(end -> !at.isBefore(end))
                .isPresent();
    }

    private boolean creditIsInsufficient() {
        return debited().balance().available() < 0;
    }

    private boolean balanceIsOutOfRange() {
        var balance = credited().balance();
        return balance.posted() + balance.incoming() > LARGEST_BALANCE;
    }

    private Unit unit() {
        return route.orElseThrow().unit();
    }

    private AccountState giver() {
        return debit.orElseThrow();
    }

    private AccountState taker() {
        return credit.orElseThrow();
    }

    private long amount() {
        return asked.amount().orElseGet(() -> pending.orElseThrow().amount());
    }

    private long hold() {
        return switch (asked.kind()) {
            case POSTED -> 0;
            case PENDING -> amount();
            case POST, VOID, EXPIRE -> -pending.orElseThrow().amount();
        };
    }

    private long moved() {
        return asked.kind().moves() ? amount() : 0;
    }

    private AccountState debited() {
        return giver().after(-moved(), hold(), 0, at);
    }

    private AccountState credited() {
        return taker().after(moved(), 0, hold(), at);
    }

    /** What refuses, and when. */
    private record Rule(TransferStatus refusal, Predicate<Posting> objects) {}
}
