package dev.callside.payments.purchase;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.Levels;
import dev.callside.credits.level.Suspension;
import dev.callside.payments.look.Look;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.payments.stripe.StripeAnswer.Known;
import dev.callside.payments.stripe.StripeAnswer.Refused;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.time.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Saved cards of a payer. Stripe keeps them; what we show is refreshed from there by one look, whoever wants it: the page
 * that has just saved one, a webhook, a purchase that saved its card, or the worker that finds what the others lost.
 */
@Dependent
public class Cards {

    private static final int BATCH = 16;
    private static final Duration LEASE = Duration.ofMinutes(1);

    /** Nothing that is younger is taken for one that Stripe has no more: the nodes' clocks differ a little. */
    private static final Duration SETTLED = Duration.ofMinutes(1);

    static final String WORKER = "worker";

    /** What another card may mend. */
    private static final Set<Suspension.Reason> OF_THE_CARD =
            Set.of(Suspension.Reason.DECLINED, Suspension.Reason.CARD, Suspension.Reason.DISPUTED);

    private final Database database;
    private final Levels levels;
    private final PayerStore payers;
    private final CardStore cards;
    private final TopUpStops stops;
    private final CardVault vault;
    private final Customers customers;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public Cards(
            Database database,
            Levels levels,
            PayerStore payers,
            CardStore cards,
            TopUpStops stops,
            CardVault vault,
            Customers customers,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.levels = levels;
        this.payers = payers;
        this.cards = cards;
        this.stops = stops;
        this.vault = vault;
        this.customers = customers;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a browser needs to enter a card that is to be saved. Looked at later: neither page nor webhook may come back. */
    StripeAnswer<Setup> begin(PracticeId practice, UUID id) {
        var payer = customers.of(practice, id);
        var begun = payer.then(this::begin);
        if (begun instanceof Refused<Setup> refused
                && refused.missing()
                && payer instanceof Known<Payer> known
                && look(practice, id)
                && customers.changed(known.value())) {
            begun = customers.of(practice, id).then(this::begin);
        }
        if (begun instanceof Known<Setup>) {
            var now = clock.instant();
            database.inApp(practice, () -> payers.checkTwice(practice, id, now.plus(Look.IDLE), now.plus(Look.SELDOM)));
        }
        return begun;
    }

    private StripeAnswer<Setup> begin(Payer payer) {
        return vault.begin(payer.customer().orElseThrow());
    }

    /** The card that the browser has saved; empty if that setup is not this payer's, or has no card. */
    StripeAnswer<Optional<SavedCard>> adopt(PracticeId practice, UUID payer, String setup, String actor) {
        var answer = vault.setup(setup);
        if (answer instanceof Refused<Setup>) {
            return new Known<>(Optional.empty());
        }
        if (!(answer instanceof Known<Setup> known)) {
            return new StripeAnswer.Unknown<>("the setup is not known");
        }
        if (!known.value().succeeded()) {
            return new Known<>(Optional.empty());
        }
        // Whose it is, Stripe says: it lists the cards of this payer's customer, and there is no other way into ours.
        return look(practice, payer)
                ? new Known<>(adopted(practice, payer, known.value().method(), actor))
                : new StripeAnswer.Unknown<>("the cards are not known");
    }

    private Optional<SavedCard> adopted(PracticeId practice, UUID payer, Optional<String> method, String actor) {
        var found = of(practice, payer).stream()
                .filter(card -> method.equals(Optional.of(card.method())))
                .findFirst();
        found.ifPresent(card -> database.inApp(practice, () -> audit.record(practice, actor, "card.save", card.id())));
        return found;
    }

    List<SavedCard> of(PracticeId practice, UUID payer) {
        return database.app(practice, () -> cards.of(practice, payer));
    }

    /** False if there is no such card. */
    boolean makeUsual(PracticeId practice, UUID payer, UUID card, String actor) {
        return changed(practice, payer, card, () -> {
            cards.makeUsual(practice, payer, card);
            audit.record(practice, actor, "card.default", card);
        });
    }

    /** It is gone here at once; Stripe forgets it in the look that follows. */
    boolean remove(PracticeId practice, UUID payer, UUID card, String actor) {
        return changed(practice, payer, card, () -> {
            var now = clock.instant();
            cards.remove(practice, payer, card, now);
            stops.withoutCard(practice, new LevelId(payer), now);
            payers.check(practice, payer, now);
            audit.record(practice, actor, "card.remove", card);
        });
    }

    private boolean changed(PracticeId practice, UUID payer, UUID card, Runnable change) {
        return database.app(practice, () -> {
            payers.lock(practice, payer, clock.instant());
            var there = cards.find(practice, payer, card).isPresent();
            if (there) {
                change.run();
            }
            return there;
        });
    }

    /** Makes Stripe's cards and ours the same. False if Stripe did not answer; then the worker looks again. */
    public boolean look(PracticeId practice, UUID id) {
        var payer = database.app(practice, () -> payers.find(practice, id));
        if (payer.isEmpty()) {
            return true;
        }
        // Whom Stripe has not heard of has no cards there, but for those of a customer that was deleted.
        var there = payer.get().customer().isEmpty() ? Fetched.ALL : fetch(payer.get());
        var done = there == Fetched.ALL && detach(payer.get());
        database.inApp(practice, () -> {
            var now = clock.instant();
            if (done) {
                payers.checked(payer.get(), now);
            } else {
                payers.check(practice, id, now.plus(there == Fetched.STRANGE ? Look.SELDOM : Look.SOON));
            }
        });
        return done || there == Fetched.STRANGE;
    }

    private boolean detach(Payer payer) {
        var all = true;
        for (var method : database.app(payer.practice(), () -> cards.toDetach(payer))) {
            var answer = vault.detach(method);
            if (answer instanceof StripeAnswer.Unknown<String>) {
                all = false;
            } else {
                database.inApp(payer.practice(), () -> cards.detached(payer, method, clock.instant()));
            }
        }
        return all;
    }

    private Fetched fetch(Payer payer) {
        var settled = clock.instant().minus(SETTLED);
        var answer = vault.cards(payer.customer().orElseThrow());
        if (!(answer instanceof Known<List<VaultCard>> known)) {
            return answer instanceof Refused ? Fetched.refused(customers.forgotten(payer)) : Fetched.UNANSWERED;
        }
        database.inApp(payer.practice(), () -> {
            var now = clock.instant();
            var still = payers.lock(payer.practice(), payer.id(), now).customer();
            if (still.equals(payer.customer())) {
                keep(payer, known.value(), settled, now);
            }
        });
        return Fetched.ALL;
    }

    private void keep(Payer payer, List<VaultCard> there, Instant settled, Instant now) {
        put(payer, there, now);
        // What somebody has detached at Stripe can't be charged any more.
        removed(payer, cards.keepOnly(payer, there, settled, now));
        if (gone(payer)) {
            // A removed level's page may still have saved one: nobody could get at it any more.
            removed(payer, cards.removeAll(payer.practice(), payer.id(), now));
        }
        stops.withoutCard(payer.practice(), new LevelId(payer.id()), now);
    }

    /** A new one takes the place of a default that can't be charged: that is what it was saved for. */
    private void put(Payer payer, List<VaultCard> there, Instant now) {
        var before = cards.of(payer.practice(), payer.id());
        there.forEach(card -> cards.put(payer, card, Ids.next(now), now));
        var after = cards.of(payer.practice(), payer.id());
        if (after.stream().anyMatch(card -> card.usual() && (card.expired(now) || stopped(payer)))) {
            after.stream()
                    .filter(card -> !card.expired(now))
                    .filter(card ->
                            before.stream().noneMatch(known -> known.id().equals(card.id())))
                    .findFirst()
                    .ifPresent(card -> cards.makeUsual(payer.practice(), payer.id(), card.id()));
        }
    }

    /** Whether top-ups wait for another card than the one that they charged. */
    private boolean stopped(Payer payer) {
        return levels.find(payer.practice(), new LevelId(payer.id()))
                .flatMap(Level::suspension)
                .map(Suspension::reason)
                .filter(OF_THE_CARD::contains)
                .isPresent();
    }

    private void removed(Payer payer, List<UUID> ids) {
        ids.forEach(card -> audit.record(payer.practice(), WORKER, "card.remove", card));
    }

    private boolean gone(Payer payer) {
        return levels.find(payer.practice(), new LevelId(payer.id()))
                .filter(level -> !level.active())
                .isPresent();
    }

    /** Looks at all that is due. Any number of nodes may do so at once. */
    public void run(Executor executor) {
        Look.all(
                () -> {
                    var now = clock.instant();
                    return database.worker(() -> payers.claim(now, now.plus(LEASE), BATCH));
                },
                BATCH,
                due -> look(due.practice(), due.payer()),
                executor);
    }

    /** A webhook says that a card has changed, as when its bank has renewed it: false if it has to be worked off again later. */
    public boolean changed(String method) {
        return database.worker(() -> cards.payer(method))
                .map(due -> look(due.practice(), due.payer()))
                .orElse(true);
    }

    /** A webhook says that a customer was deleted: false if it has to be worked off again later. */
    public boolean customerDeleted(String customer) {
        return database.worker(() -> payers.withCustomer(customer))
                .map(payer -> look(payer.practice(), payer.id()))
                .orElse(true);
    }

    /** A webhook says that a card was saved: false if it has to be worked off again later. */
    public boolean setUp(String setup) {
        var answer = vault.setup(setup);
        if (!(answer instanceof Known<Setup> known)) {
            return answer instanceof Refused<Setup>;
        }
        return known.value()
                .customer()
                .flatMap(customer -> database.worker(() -> payers.withCustomer(customer)))
                .map(payer -> look(payer.practice(), payer.id()))
                .orElse(true);
    }
}
