package dev.callside.bench.ledger;

import dev.callside.credits.ledger.Account;
import dev.callside.credits.ledger.AccountId;
import dev.callside.credits.ledger.Code;
import dev.callside.credits.ledger.Ledger;
import dev.callside.credits.ledger.Note;
import dev.callside.credits.ledger.Route;
import dev.callside.credits.ledger.Transfer;
import dev.callside.credits.ledger.TransferId;
import dev.callside.credits.ledger.TransferStatus;
import dev.callside.credits.ledger.Unit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.time.Ids;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** The same through {@code Ledger}, as the product does it: a transaction of {@code Database}, and the caller's ids. */
public final class OurLoad implements Load {

    private static final Unit CREDIT = new Unit("message-credit");
    private static final Code CODE = new Code("bench");
    private static final AccountId SPENT = new AccountId(new UUID(9, 9));

    private final Database database;
    private final Ledger ledger;
    private final PracticeId practice;
    private final String what;

    OurLoad(Database database, Ledger ledger, PracticeId practice, String what) {
        this.database = database;
        this.ledger = ledger;
        this.practice = practice;
        this.what = what;
    }

    void prepare() {
        List<Account> accounts = new ArrayList<>(List.of(Account.counter(SPENT, CREDIT, CODE)));
        List<Transfer> fill = new ArrayList<>();
        for (int i = 0; i < ACCOUNTS; i++) {
            accounts.add(Account.wallet(wallet(i), CREDIT, CODE));
            fill.add(Transfer.posted(id(), new Route(SPENT, wallet(i), CREDIT), 1_000_000_000, note()));
        }
        database.inApp(practice, () -> {
            ledger.open(practice, accounts);
            created(ledger.transfer(practice, fill));
        });
    }

    @Override
    public int run(Random random) {
        return switch (what) {
            case "single" -> batch(random, 1, false);
            case "single-hot" -> batch(random, 1, true);
            case "batch" -> batch(random, BATCH, false);
            case "batch-hot" -> batch(random, BATCH, true);
            case "reserve" -> reserve(random);
            default -> throw new IllegalArgumentException(what);
        };
    }

    private int batch(Random random, int size, boolean hot) {
        List<Transfer> batch = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            batch.add(Transfer.posted(id(), route(random, hot), 1, note()));
        }
        post(batch);
        return size;
    }

    /** As a batch of messages is: reserved first, and each posted when it has gone out. */
    private int reserve(Random random) {
        List<Transfer> reserved = new ArrayList<>(BATCH);
        List<Transfer> posted = new ArrayList<>(BATCH);
        int wallet = random.nextInt(ACCOUNTS);
        for (int i = 0; i < BATCH; i++) {
            var hold = Transfer.pending(id(), new Route(wallet(wallet), SPENT, CREDIT), 1, note());
            reserved.add(hold);
            posted.add(Transfer.post(id(), hold.id(), note()));
        }
        post(reserved);
        post(posted);
        return 2 * BATCH;
    }

    private void post(List<Transfer> batch) {
        created(database.app(practice, () -> ledger.transfer(practice, batch)));
    }

    private static void created(List<TransferStatus> answers) {
        for (var answer : answers) {
            if (answer != TransferStatus.CREATED) {
                throw new IllegalStateException("refused: " + answer);
            }
        }
    }

    private static Route route(Random random, boolean hot) {
        int from = hot ? 0 : random.nextInt(ACCOUNTS);
        int to = (from + 1 + random.nextInt(ACCOUNTS - 1)) % ACCOUNTS;
        return new Route(wallet(from), wallet(to), CREDIT);
    }

    private static AccountId wallet(int number) {
        return new AccountId(new UUID(7, number));
    }

    private static TransferId id() {
        return new TransferId(Ids.next(Instant.now()));
    }

    private static Note note() {
        return new Note(CODE, "bench", "", Instant.now());
    }
}
