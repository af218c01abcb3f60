package dev.callside.credits.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.UUID;

/** Batches as nobody would send them, and often enough as somebody would. The same seed gives the same ones. */
final class RandomTransfers {

    static final Unit OTHER = new Unit("AUD");
    private static final int RECENT = 400;
    private static final List<Code> CODES = List.of(new Code("test"), new Code("spent"));

    private final Random random;
    private final List<Account> wallets = new ArrayList<>();
    private final List<Account> counters = new ArrayList<>();
    private final List<Transfer> recent = new ArrayList<>();
    private final List<Transfer> recentPending = new ArrayList<>();

    RandomTransfers(long seed) {
        random = new Random(seed);
        for (int i = 0; i < 40; i++) {
            wallets.add(Account.wallet(account(), i % 8 == 0 ? OTHER : LedgerScene.CREDIT, new Code("level")));
        }
        for (int i = 0; i < 6; i++) {
            counters.add(Account.counter(account(), i % 3 == 0 ? OTHER : LedgerScene.CREDIT, new Code("sold")));
        }
    }

    List<Account> accounts() {
        var all = new ArrayList<>(wallets);
        all.addAll(counters);
        return all;
    }

    AccountId anyWallet() {
        return wallets.get(random.nextInt(wallets.size())).id();
    }

    boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    List<Transfer> batch(Instant at) {
        int size = chance(20) ? 1 : 1 + random.nextInt(chance(20) ? 500 : 60);
        var batch = new ArrayList<Transfer>(size);
        for (int i = 0; i < size; i++) {
            var transfer = chance(12) ? next(at).linkedToNext() : next(at);
            batch.add(transfer);
            remember(transfer);
        }
        return batch;
    }

    private void remember(Transfer transfer) {
        keep(recent, transfer);
        if (transfer.kind() == TransferKind.PENDING) {
            keep(recentPending, transfer);
        }
    }

    private static void keep(List<Transfer> list, Transfer transfer) {
        list.add(transfer);
        if (list.size() > RECENT) {
            list.remove(0);
        }
    }

    private Transfer next(Instant at) {
        int kind = random.nextInt(100);
        if (kind < 12 && !recent.isEmpty()) {
            return again(recent.get(random.nextInt(recent.size())));
        }
        if (kind < 40 && !recentPending.isEmpty()) {
            return resolution(at);
        }
        var amount = OptionalLong.of(amount());
        boolean waits = kind < 70;
        return new Transfer(
                transfer(),
                waits ? TransferKind.PENDING : TransferKind.POSTED,
                Optional.of(route()),
                Optional.empty(),
                amount,
                waits && chance(40) ? Optional.of(timeout()) : Optional.empty(),
                note(at),
                false);
    }

    private Transfer resolution(Instant at) {
        var pending = chance(95)
                ? recentPending.get(random.nextInt(recentPending.size())).id()
                : chance(50)
                        ? transfer()
                        : recent.get(random.nextInt(recent.size())).id();
        return switch (random.nextInt(4)) {
            case 0 -> Transfer.post(transfer(), pending, amount(), note(at));
            case 1 -> Transfer.voiding(transfer(), pending, note(at));
            default -> Transfer.post(transfer(), pending, note(at));
        };
    }

    /** The same again, or with one thing changed. */
    private Transfer again(Transfer t) {
        var note = t.note();
        return switch (random.nextInt(11)) {
            case 0 ->
                with(
                        t,
                        t.route(),
                        t.kind() == TransferKind.VOID ? t.amount() : OptionalLong.of(amount()),
                        t.timeout(),
                        note);
            case 1 -> with(t, t.route().map(r -> route()), t.amount(), t.timeout(), note);
            case 2 ->
                with(
                        t,
                        t.route(),
                        t.amount(),
                        t.timeout(),
                        new Note(CODES.get(1), note.actor(), note.reference(), note.at()));
            case 3 -> with(t, t.route(), t.amount(), t.timeout(), new Note(note.code(), "else", "other", note.at()));
            case 4 ->
                t.kind() == TransferKind.PENDING
                        ? with(t, t.route(), t.amount(), Optional.of(timeout()), note)
                        : with(
                                t,
                                t.route(),
                                t.amount(),
                                t.timeout(),
                                new Note(note.code(), "else", note.reference(), note.at()));
            case 5 ->
                t.route().isPresent()
                        ? with(
                                t,
                                t.route().map(r -> new Route(r.debit(), r.credit(), OTHER)),
                                t.amount(),
                                t.timeout(),
                                note)
                        : Transfer.voiding(t.id(), t.pending().orElseThrow(), note);
            case 6 ->
                t.pending().isPresent()
                        ? new Transfer(
                                t.id(),
                                t.kind(),
                                t.route(),
                                Optional.of(transfer()),
                                t.amount(),
                                t.timeout(),
                                note,
                                false)
                        : t;
            default -> with(t, t.route(), t.amount(), t.timeout(), note);
        };
    }

    private static Transfer with(
            Transfer t, Optional<Route> route, OptionalLong amount, Optional<Duration> timeout, Note note) {
        return new Transfer(t.id(), t.kind(), route, t.pending(), amount, timeout, note, false);
    }

    private Route route() {
        var from = any();
        var to = chance(2) ? from : any();
        var unit = chance(97) ? from.unit() : OTHER;
        if (chance(85)) {
            while (!to.unit().equals(from.unit())) {
                to = any();
            }
        }
        return new Route(chance(1) ? account() : from.id(), chance(1) ? account() : to.id(), unit);
    }

    private Account any() {
        var list = chance(65) ? wallets : counters;
        return list.get(random.nextInt(list.size()));
    }

    private long amount() {
        return switch (random.nextInt(60)) {
            case 0 -> 0;
            case 1 -> -5;
            case 2 -> 1_000_000_000_000_001L;
            case 3, 4 -> 1_000_000_000_000_000L;
            default -> 1 + random.nextInt(50);
        };
    }

    private Duration timeout() {
        return switch (random.nextInt(20)) {
            case 0 -> Duration.ZERO;
            case 1 -> Duration.ofMillis(1500);
            case 2 -> Duration.ofDays(4000);
            default -> Duration.ofSeconds(1 + random.nextInt(200));
        };
    }

    private Note note(Instant at) {
        return new Note(CODES.get(chance(90) ? 0 : 1), "tester", chance(50) ? "" : "ref " + random.nextInt(9), at);
    }

    private TransferId transfer() {
        return new TransferId(uuid());
    }

    private AccountId account() {
        return new AccountId(uuid());
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }
}
