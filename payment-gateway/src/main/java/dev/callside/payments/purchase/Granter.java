package dev.callside.payments.purchase;

import dev.callside.credits.level.Recipient;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/**
 * Hands over what was paid for: one for each kind of goods, and all that a purchase has to know of it. Each method works in
 * the caller's transaction, as the purchase's practice.
 */
public interface Granter {

    Goods.Kind kind();

    /** Hands it over. The purchase's id is the key: once more is the same grant. */
    void grant(Purchase purchase, Instant at);

    /** Whether more of it is bought automatically, or would be if nothing had stopped it. */
    boolean automatic(Purchase purchase);

    /** Nothing is bought automatically any more until a person acts. False if that is so for another reason already. */
    boolean stop(Purchase purchase, Stop why, Instant at);

    /** A person has completed what the bank stopped: it may go on. */
    void resume(Purchase purchase, Instant at);

    /** Whether another one would be bought automatically at once. */
    boolean lacking(Purchase purchase);

    /** Who is told of receipts. */
    List<String> recipients(Purchase purchase);

    /** Who is told that top-ups have stopped: whoever manages the practice too. */
    List<Recipient> toldOfStops(Purchase purchase);

    /** What was bought, for the receipt. */
    String describe(Purchase purchase, Locale locale);
}
