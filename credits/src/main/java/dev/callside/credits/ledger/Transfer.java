package dev.callside.credits.ledger;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A transfer that is asked for. The id is its caller's and is the idempotency key: with the same id and the same
 * content it is the same transfer. Content is everything but who, when, and whether it is linked.
 *
 * @param route of a transfer that resolves another one: none, it is the other's
 * @param pending the transfer that this one resolves
 * @param amount in the smallest unit; none means all of what is pending, which is what voiding always frees
 * @param timeout after which a pending transfer expires, in whole seconds; none means never
 * @param linked whether it stands or falls with the next one of the batch
 */
public record Transfer(
        TransferId id,
        TransferKind kind,
        Optional<Route> route,
        Optional<TransferId> pending,
        OptionalLong amount,
        Optional<Duration> timeout,
        Note note,
        boolean linked) {

    public Transfer {
        Objects.requireNonNull(id);
        Objects.requireNonNull(note);
        if (kind.resolves() == route.isPresent() || kind.resolves() != pending.isPresent()) {
            throw new IllegalArgumentException(kind + " needs either a route or a pending transfer: " + id);
        }
        if ((route.isPresent() && amount.isEmpty()) || (kind.frees() && amount.isPresent())) {
            throw new IllegalArgumentException(kind + " needs an amount, or has one where all is freed: " + id);
        }
        if (timeout.isPresent() && kind != TransferKind.PENDING) {
            throw new IllegalArgumentException("a timeout where nothing waits: " + id);
        }
    }

    /** Moves the amount at once. */
    public static Transfer posted(TransferId id, Route route, long amount, Note note) {
        return routed(id, TransferKind.POSTED, route, amount, Optional.empty(), note);
    }

    /** Reserves the amount until it is posted or voided. */
    public static Transfer pending(TransferId id, Route route, long amount, Note note) {
        return routed(id, TransferKind.PENDING, route, amount, Optional.empty(), note);
    }

    /** Reserves the amount until it is posted or voided, or the time is over. */
    public static Transfer pending(TransferId id, Route route, long amount, Duration timeout, Note note) {
        return routed(id, TransferKind.PENDING, route, amount, Optional.of(timeout), note);
    }

    /** Posts all that the pending transfer reserved. */
    public static Transfer post(TransferId id, TransferId pending, Note note) {
        return resolving(id, TransferKind.POST, pending, OptionalLong.empty(), note);
    }

    /** Posts a part; the rest is free again. */
    public static Transfer post(TransferId id, TransferId pending, long amount, Note note) {
        return resolving(id, TransferKind.POST, pending, OptionalLong.of(amount), note);
    }

    /** Frees what the pending transfer reserved. */
    public static Transfer voiding(TransferId id, TransferId pending, Note note) {
        return resolving(id, TransferKind.VOID, pending, OptionalLong.empty(), note);
    }

    static Transfer expiring(TransferId id, TransferId pending, Note note) {
        return resolving(id, TransferKind.EXPIRE, pending, OptionalLong.empty(), note);
    }

    /** The same, standing or falling with the next one of the batch. */
    public Transfer linkedToNext() {
        return new Transfer(id, kind, route, pending, amount, timeout, note, true);
    }

    private static Transfer routed(
            TransferId id, TransferKind kind, Route route, long amount, Optional<Duration> timeout, Note note) {
        return new Transfer(
                id, kind, Optional.of(route), Optional.empty(), OptionalLong.of(amount), timeout, note, false);
    }

    private static Transfer resolving(
            TransferId id, TransferKind kind, TransferId pending, OptionalLong amount, Note note) {
        return new Transfer(id, kind, Optional.empty(), Optional.of(pending), amount, Optional.empty(), note, false);
    }
}
