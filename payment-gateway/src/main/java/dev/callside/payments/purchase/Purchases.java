package dev.callside.payments.purchase;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelTransfers;
import dev.callside.credits.price.Quote;
import dev.callside.credits.price.QuoteAnswer;
import dev.callside.credits.price.Tiers;
import dev.callside.payments.look.Look;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.mail.EmailAddress;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;

/** What people buy. Whether they may see the level was checked before. */
@Dependent
public class Purchases {

    private final Database database;
    private final Tiers tiers;
    private final PayerStore payers;
    private final CardStore cards;
    private final PurchaseStore purchases;
    private final LevelTransfers transfers;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public Purchases(
            Database database,
            Tiers tiers,
            PayerStore payers,
            CardStore cards,
            PurchaseStore purchases,
            LevelTransfers transfers,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.tiers = tiers;
        this.payers = payers;
        this.cards = cards;
        this.purchases = purchases;
        this.transfers = transfers;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores what a person buys. Stripe hears of it afterwards. */
    OrderOutcome buy(Level level, PurchaseId id, Order order) {
        return database.app(level.practice(), () -> {
            payers.lock(level.practice(), level.id().value(), clock.instant());
            // A repeated submission is answered before anything is checked: what was good once stays so.
            var earlier = purchases.find(level.practice(), id);
            return earlier.isPresent() ? repeated(level, earlier.get(), order) : checked(level, id, order);
        });
    }

    private static OrderOutcome repeated(Level level, Purchase earlier, Order order) {
        var same = earlier.goods().target().equals(level.id().value())
                && !earlier.automatic()
                && order.amount().equals(OptionalLong.of(earlier.typed()))
                && order.card().equals(earlier.card())
                && order.saveCard() == earlier.saveCard();
        return same ? new OrderOutcome.Stored(earlier, false) : new OrderOutcome.OtherContent();
    }

    private OrderOutcome checked(Level level, PurchaseId id, Order order) {
        if (transfers.taken(level.practice(), id.value())) {
            return new OrderOutcome.OtherContent();
        }
        var sold = tiers.rule().code();
        if (!order.currency().isEmpty() && !order.currency().equals(sold)) {
            return new OrderOutcome.WrongCurrency(sold);
        }
        var answer = tiers.quote(order.amount());
        if (answer instanceof QuoteAnswer.Refused refused) {
            return new OrderOutcome.NoQuote(refused);
        }
        var quote = (Quote) answer;
        if (!seen(order, quote)) {
            return new OrderOutcome.PriceChanged(quote);
        }
        if (order.receiptTo().isPresent()
                && EmailAddress.read(order.receiptTo().get()).isEmpty()) {
            return new OrderOutcome.NoAddress();
        }
        return refusedCard(level, order).orElseGet(() -> add(level, id, order, quote));
    }

    private Optional<OrderOutcome> refusedCard(Level level, Order order) {
        if (order.card().isEmpty()) {
            return Optional.empty();
        }
        var card = cards.find(level.practice(), level.id().value(), order.card().get());
        if (card.isEmpty()) {
            return Optional.of(new OrderOutcome.NoCard());
        }
        return card.get().expired(clock.instant()) ? Optional.of(new OrderOutcome.CardExpired()) : Optional.empty();
    }

    private static boolean seen(Order order, Quote quote) {
        return order.credits().equals(OptionalLong.of(quote.credits()))
                && order.charged().equals(OptionalLong.of(quote.charged()));
    }

    private OrderOutcome add(Level level, PurchaseId id, Order order, Quote quote) {
        var now = clock.instant();
        var purchase = new NewPurchase(
                id,
                level.id().value(),
                Origin.PERSON,
                new Goods(Goods.Kind.MESSAGE_CREDITS, level.id().value(), quote.credits()),
                quote.price(),
                quote.amount(),
                quote.charged(),
                tiers.rule().code(),
                order.card(),
                order.saveCard(),
                order.buyer(),
                order.locale(),
                order.receiptTo());
        if (!purchases.add(level.practice(), purchase, now, now.plus(Look.SOON))) {
            // Another payer's submission of the same id was quicker by less than this transaction.
            return new OrderOutcome.OtherContent();
        }
        order.receiptTo()
                .ifPresent(to -> payers.receiptTo(level.practice(), level.id().value(), to));
        audit.record(level.practice(), order.subject(), "purchase.begin", id);
        return new OrderOutcome.Stored(purchases.find(level.practice(), id).orElseThrow(), true);
    }

    /** A purchase for that level. */
    Optional<Purchase> find(Level level, PurchaseId id) {
        return find(level.practice(), id)
                .filter(purchase -> purchase.goods().target().equals(level.id().value()));
    }

    Optional<Purchase> find(PracticeId practice, PurchaseId id) {
        return database.app(practice, () -> purchases.find(practice, id));
    }
}
