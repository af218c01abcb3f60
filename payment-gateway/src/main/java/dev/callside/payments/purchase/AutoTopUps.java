package dev.callside.payments.purchase;

import static java.util.logging.Level.SEVERE;

import dev.callside.credits.level.DueTopUp;
import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.Levels;
import dev.callside.credits.level.TopUp;
import dev.callside.credits.level.TopUps;
import dev.callside.credits.price.Quote;
import dev.callside.credits.price.Tiers;
import dev.callside.payments.look.Look;
import dev.callside.payments.request.Intent;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.time.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.logging.Logger;

/**
 * Buys credits for levels whose balance has fallen, while nobody is there. Any number of nodes may do so at once: the
 * payer's lock and the unique index let one top-up of a level be open at a time, and whether one is needed is asked again
 * with the lock held. What stops one stops all that would follow, until a person acts.
 */
@Dependent
public class AutoTopUps {

    static final String BUYER = Actors.worker("top-up");
    private static final Logger LOG = Logger.getLogger(AutoTopUps.class.getName());
    private static final int PAGE = 1_000;

    private final Database database;
    private final Levels levels;
    private final TopUps topUps;
    private final Tiers tiers;
    private final PracticeStore practices;
    private final PayerStore payers;
    private final CardStore cards;
    private final Cards renewals;
    private final PurchaseStore purchases;
    private final PurchaseLookups lookups;
    private final TopUpStops stops;
    private final Clock clock;

    @Inject
    public AutoTopUps(
            Database database,
            Levels levels,
            TopUps topUps,
            Tiers tiers,
            PracticeStore practices,
            PayerStore payers,
            CardStore cards,
            Cards renewals,
            PurchaseStore purchases,
            PurchaseLookups lookups,
            TopUpStops stops,
            Clock clock) {
        this.database = database;
        this.levels = levels;
        this.topUps = topUps;
        this.tiers = tiers;
        this.practices = practices;
        this.payers = payers;
        this.cards = cards;
        this.renewals = renewals;
        this.purchases = purchases;
        this.lookups = lookups;
        this.stops = stops;
        this.clock = clock;
    }

    /** Buys for all levels that need it, several at once, because each waits for Stripe. */
    public void run(Executor executor) {
        goOn();
        run(executor, PAGE);
    }

    /** A new day or month has begun for those whose cap was reached. */
    private void goOn() {
        var now = clock.instant();
        for (var each : database.worker(() -> topUps.lapsed(now, PAGE))) {
            database.app(each.practice(), () -> topUps.goOn(each.practice(), each.level(), now));
        }
    }

    /** All of them, page by page: those that can't buy now, such as one that Stripe owes an answer, hold up no other. */
    void run(Executor executor, int page) {
        var after = Optional.<DueTopUp>empty();
        List<DueTopUp> due;
        do {
            var last = after;
            due = database.worker(() -> topUps.due(last, page));
            CompletableFuture.allOf(due.stream()
                            .map(each -> CompletableFuture.runAsync(() -> tryToBuy(each), executor))
                            .toArray(CompletableFuture<?>[]::new))
                    .join();
            after = due.stream().reduce((earlier, later) -> later);
        } while (due.size() == page);
    }

    private void tryToBuy(DueTopUp due) {
        try {
            buy(due.practice(), due.level());
        } catch (RuntimeException e) {
            // The others must not suffer for it.
            LOG.log(SEVERE, e, () -> "Nothing could be bought for level " + due.level());
        }
    }

    /** Buys for one level, if it needs it. */
    void buy(PracticeId practice, LevelId level) {
        if (database.app(practice, () -> outdated(practice, level)) && !renewals.look(practice, level.value())) {
            // Whether it can be charged is not known: the next round asks again.
            return;
        }
        var begun = database.app(practice, () -> begin(practice, level));
        var seen = begun.flatMap(id -> lookups.look(practice, id));
        if (seen.filter(intent -> intent.status() == Intent.Status.CANCELED).isPresent()) {
            // That was an old one giving way, or one that was declined, which has suspended all that would follow.
            database.app(practice, () -> begin(practice, level)).ifPresent(id -> lookups.look(practice, id));
        }
    }

    /** Whether its card has expired, as far as we know: banks renew cards, and Stripe has the new date. */
    private boolean outdated(PracticeId practice, LevelId level) {
        return topUps.due(practice, level).isPresent()
                && cards.usual(practice, level.value())
                        .filter(card -> card.expired(clock.instant()))
                        .isPresent();
    }

    /** What is to be looked at: a new one, or an old one that has to end first. */
    private Optional<PurchaseId> begin(PracticeId practice, LevelId id) {
        var now = clock.instant();
        var payer = payers.lock(practice, id.value(), now);
        if (topUps.due(practice, id).isEmpty()) {
            return Optional.empty();
        }
        var open = purchases.openTopUp(practice, id.value());
        return open.isPresent()
                ? open.filter(old -> old.state() == PurchaseState.CLOSING).map(Purchase::id)
                : begin(payer, levels.find(practice, id).orElseThrow(), now);
    }

    private Optional<PurchaseId> begin(Payer payer, Level level, Instant now) {
        var card = cards.usual(payer.practice(), payer.id());
        if (card.isEmpty() || card.get().expired(now)) {
            return stop(level, Stop.CARD, now);
        }
        if (inAnotherCurrency(level.topUp())
                || !(tiers.quote(level.topUp().amount()) instanceof Quote quote)
                || quote.credits() < level.topUp().threshold()) {
            return stop(level, Stop.AMOUNT, now);
        }
        var heldBack = heldBack(level, quote, now);
        return heldBack.isPresent() ? stop(level, Stop.CAP, heldBack, now) : add(level, card.get(), quote, now);
    }

    /** Whether credits are sold in another one than when it was set: the same number is other money, which nobody has seen. */
    private boolean inAnotherCurrency(TopUp topUp) {
        return !topUp.currency().isEmpty()
                && !topUp.currency().equals(tiers.rule().code());
    }

    /** Until when a cap holds it back, where the practice is; the month's goes longer. */
    private Optional<Instant> heldBack(Level level, Quote quote, Instant now) {
        var zone = practices.practice(level.practice()).zone();
        if (over(level, level.topUp().monthlyCap(), Caps.month(now, zone), quote)) {
            return Optional.of(Caps.nextMonth(now, zone));
        }
        return over(level, level.topUp().dailyCap(), Caps.day(now, zone), quote)
                ? Optional.of(Caps.nextDay(now, zone))
                : Optional.empty();
    }

    private boolean over(Level level, OptionalLong cap, Instant since, Quote quote) {
        return cap.isPresent()
                && purchases.spent(
                                        level.practice(),
                                        level.id().value(),
                                        tiers.rule().code(),
                                        since)
                                + quote.charged()
                        > cap.getAsLong();
    }

    private Optional<PurchaseId> add(Level level, SavedCard card, Quote quote, Instant now) {
        var purchase = new NewPurchase(
                new PurchaseId(Ids.next(now)),
                level.id().value(),
                Origin.TOP_UP,
                new Goods(Goods.Kind.MESSAGE_CREDITS, level.id().value(), quote.credits()),
                quote.price(),
                quote.amount(),
                quote.charged(),
                tiers.rule().code(),
                Optional.of(card.id()),
                false,
                BUYER,
                level.alerts().locale(),
                Optional.empty());
        return purchases.add(level.practice(), purchase, now, now.plus(Look.SOON))
                ? Optional.of(purchase.id())
                : Optional.empty();
    }

    private Optional<PurchaseId> stop(Level level, Stop why, Instant now) {
        return stop(level, why, Optional.empty(), now);
    }

    private Optional<PurchaseId> stop(Level level, Stop why, Optional<Instant> until, Instant now) {
        stops.stop(level, why, until, now);
        return Optional.empty();
    }
}
