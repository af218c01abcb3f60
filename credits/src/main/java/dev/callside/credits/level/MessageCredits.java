package dev.callside.credits.level;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.credits.ledger.Account;
import dev.callside.credits.ledger.AccountId;
import dev.callside.credits.ledger.Code;
import dev.callside.credits.ledger.Route;
import dev.callside.credits.ledger.Unit;
import java.util.List;
import java.util.UUID;

/** How message credits stand in the ledger: one unit, a wallet for each level, and counters opposite to them. */
public final class MessageCredits {

    public static final Unit UNIT = new Unit("message-credit");

    public static final Code PURCHASE = new Code("purchase");
    public static final Code TOP_UP = new Code("top-up");
    public static final Code RESERVED = new Code("reserved");
    public static final Code SPENT = new Code("spent");
    public static final Code RELEASED = new Code("released");
    public static final Code TRANSFER = new Code("transfer");
    public static final Code REMOVAL = new Code("removal");

    private static final Code LEVEL = new Code("level");
    private static final Code SOLD = new Code("sold");

    private MessageCredits() {}

    static Account wallet(LevelId level) {
        return Account.wallet(level.account(), UNIT, LEVEL);
    }

    /** What a practice needs once. */
    static List<Account> counters() {
        return List.of(Account.counter(counter(SOLD), UNIT, SOLD), Account.counter(counter(SPENT), UNIT, SPENT));
    }

    /** The same in each practice, so that it needn't be looked up. */
    private static AccountId counter(Code code) {
        return new AccountId(UUID.nameUUIDFromBytes((UNIT + ":" + code).getBytes(UTF_8)));
    }

    static Route bought(LevelId level) {
        return new Route(counter(SOLD), level.account(), UNIT);
    }

    public static Route spent(LevelId level) {
        return new Route(level.account(), counter(SPENT), UNIT);
    }

    static Route between(LevelId from, LevelId to) {
        return new Route(from.account(), to.account(), UNIT);
    }
}
