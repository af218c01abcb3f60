package dev.callside.payments.purchase;

import dev.callside.credits.level.AlertSettings;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.LevelOutcome;
import dev.callside.credits.level.Suspension;
import dev.callside.credits.level.TopUp;
import dev.callside.credits.price.Tiers;
import dev.callside.credits.price.TiersReader;
import dev.callside.credits.testing.CreditScene;
import dev.callside.payments.credits.LevelRemovals;
import dev.callside.payments.purchase.FakeBank.Mood;
import dev.callside.payments.stripe.StripeAnswer.Known;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.crypto.Signer;
import dev.callside.practice.launch.Session;
import dev.callside.practice.mail.Outbox;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.PracticeStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A practice that buys credits of the operator, with a bank of its own, on the real PostgreSQL. */
final class Shop {

    static final String TIERS = "10.00-99.99=0.12, 100.00-499.99=0.10, 500.00-2000.00=0.0825";
    static final String MANAGER = "mia@harbour.test";

    final CreditScene scene = new CreditScene();
    final FakeBank bank = new FakeBank(scene.id, scene.clock);
    final Tiers tiers = TiersReader.read("AUD", TIERS);
    final Node node = new Node();

    /** What one server has of its own; all share the database and the bank. */
    final class Node {

        final PayerStore payers = new PayerStore(scene.database.unit("payments"));
        final CardStore saved = new CardStore(scene.database.unit("payments"));
        final PurchaseStore store = new PurchaseStore(scene.database.unit("payments"));
        final PurchaseChangeStore changes = new PurchaseChangeStore(scene.database.unit("payments"));
        final Audit audit = new Audit(scene.database.unit("practice"), scene.clock);
        final PracticeStore practices = new PracticeStore(scene.database.unit("practice"));
        final CompleteLinks links =
                new CompleteLinks(new Signer("a secret of more than thirty-two characters"), "http://callside.test");
        final Granters granters =
                new Granters(List.of(new CreditGranter(scene.all.levels, scene.all.transfers, scene.all.topUps)));
        final PurchaseMails mails = new PurchaseMails(
                new Outbox(scene.database.unit("practice"), scene.clock),
                practices,
                granters,
                links,
                new Seller("Callside Ltd", Optional.of("ABN 51 824 753 556")));
        final TopUpStops stops = new TopUpStops(scene.all.levels, scene.all.topUps, saved, mails);
        final Customers customers = new Customers(scene.database, payers, saved, stops, bank, audit, scene.clock);
        final Cards cards =
                new Cards(scene.database, scene.all.levels, payers, saved, stops, bank, customers, audit, scene.clock);
        final PurchaseLookups lookups = lookups(granters);
        final Purchases purchases =
                new Purchases(scene.database, tiers, payers, saved, store, scene.all.transfers, audit, scene.clock);
        final LinkedPurchases linked = new LinkedPurchases(links, purchases, scene.clock);
        final PurchaseWorker worker = new PurchaseWorker(scene.database, store, lookups, scene.clock);
        final Returns returns = new Returns(scene.database, payers, store, changes, bank, granters, mails, scene.clock);
        final PurchaseFinder finder = new PurchaseFinder(scene.database, store, lookups, bank);
        final LevelCardStore ofLevels =
                new LevelCardStore(scene.database.unit("payments"), payers, saved, store, changes, audit, scene.clock);
        final LevelRemovals removals = new LevelRemovals(scene.all.levels, List.of(ofLevels));
        final AutoTopUps topUps = topUps(store);

        PurchaseLookups lookups(Granters handingOver) {
            return new PurchaseLookups(
                    scene.database,
                    store,
                    bank,
                    customers,
                    cards,
                    new PurchaseResults(payers, store, changes, handingOver, mails),
                    scene.clock);
        }

        AutoTopUps topUps(PurchaseStore purchased) {
            return new AutoTopUps(
                    scene.database,
                    scene.all.levels,
                    scene.all.topUps,
                    tiers,
                    practices,
                    payers,
                    saved,
                    cards,
                    purchased,
                    lookups,
                    stops,
                    scene.clock);
        }
    }

    Shop() {
        scene.in(() -> {
            scene.all.topUps.alerts(
                    scene.id, scene.group, new AlertSettings(List.of(), List.of(MANAGER), Locale.ENGLISH), "Mia");
            return null;
        });
    }

    /** When it is asked for next. */
    Instant checkAt(PurchaseId id) {
        return Instant.parse(scene.postgres.ownerSees("select to_char(check_at at time zone 'UTC',"
                + " 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"') from payments.purchases where id = '" + id + "'"));
    }

    /** A card of the group's level, saved in the browser. */
    SavedCard card(String method) {
        return card(method, 2034);
    }

    SavedCard card(String method, int year) {
        return card(scene.group, method, year);
    }

    /** A card of a level's own. */
    SavedCard card(LevelId level, String method) {
        return card(level, method, 2034);
    }

    SavedCard card(LevelId level, String method, int year) {
        node.cards.begin(scene.id, level.value());
        // Stripe's ids are everybody's: each test has its own.
        var setup = bank.saveCard(customer(level), method(method), year);
        var answer = node.cards.adopt(scene.id, level.value(), setup, "mia");
        if (answer instanceof Known<Optional<SavedCard>> known) {
            return known.value().orElseThrow();
        }
        throw new AssertionError(answer);
    }

    String customer(LevelId level) {
        return scene.in(() -> node.payers.find(scene.id, level.value()))
                .flatMap(Payer::customer)
                .orElseThrow();
    }

    /** A manager removes the level, and the group gets what is left. */
    LevelOutcome remove(LevelId level) {
        var mia = new Session(
                scene.id,
                "host",
                Placement.SETTINGS,
                Role.MANAGER,
                "mia",
                "Mia",
                Locale.ENGLISH,
                Optional.empty(),
                Instant.MAX);
        var seen = scene.of(level);
        return scene.in(() -> node.removals.remove(mia, seen, scene.group));
    }

    String method(String name) {
        return name + "_" + scene.id;
    }

    static Order fifty(Optional<UUID> card, boolean save) {
        return order(5000, 416, 4992, card, save);
    }

    static Order order(long amount, long credits, long charged, Optional<UUID> card, boolean save) {
        return new Order(
                OptionalLong.of(amount),
                OptionalLong.of(credits),
                OptionalLong.of(charged),
                "AUD",
                card,
                save,
                "mia",
                "Mia",
                Locale.ENGLISH,
                Optional.empty());
    }

    /** The same, with a receipt to that address. */
    static Order receipted(Order order, String to) {
        return new Order(
                order.amount(),
                order.credits(),
                order.charged(),
                order.currency(),
                order.card(),
                order.saveCard(),
                order.subject(),
                order.buyer(),
                order.locale(),
                Optional.of(to));
    }

    OrderOutcome buy(PurchaseId id, Order order) {
        return node.purchases.buy(scene.of(scene.group), id, order);
    }

    /** A purchase that is stored and that Stripe has not heard of. */
    PurchaseId bought(Order order) {
        var id = new PurchaseId(UUID.randomUUID());
        if (!(buy(id, order) instanceof OrderOutcome.Stored)) {
            throw new AssertionError(buy(id, order));
        }
        return id;
    }

    Purchase of(PurchaseId id) {
        return scene.in(() -> node.store.find(scene.id, id)).orElseThrow();
    }

    PurchaseState look(PurchaseId id) {
        node.lookups.look(scene.id, id);
        return of(id).state();
    }

    void later(Duration time) {
        scene.clock.advance(time);
        node.worker.run(Runnable::run);
    }

    /** A person switches it on, a little later than what was before. */
    void topUp(long amount, OptionalLong daily, OptionalLong monthly) {
        topUp(new TopUp(true, "AUD", OptionalLong.of(amount), 10, daily, monthly));
    }

    void topUp(long amount, long threshold) {
        topUp(new TopUp(true, "AUD", OptionalLong.of(amount), threshold, OptionalLong.empty(), OptionalLong.empty()));
    }

    private void topUp(TopUp topUp) {
        scene.clock.advance(Duration.ofSeconds(1));
        var seen = scene.of(scene.group).suspension().map(Suspension::at);
        scene.in(() -> {
            node.ofLevels.lock(scene.id, scene.group);
            scene.all.topUps.set(scene.id, scene.group, topUp, seen, "Mia");
            node.ofLevels.giveWay(scene.id, scene.group);
            return null;
        });
    }

    void topUp() {
        topUp(5000, OptionalLong.empty(), OptionalLong.empty());
    }

    long available() {
        return scene.available(scene.group);
    }

    long mails(String keyLike) {
        return Long.parseLong(
                scene.sees("select count(*) from practice.outbox where practice_id = {practice} and mail_key like '"
                        + keyLike + "'"));
    }

    String mail(String keyLike) {
        return scene.sees("select text_body from practice.outbox where practice_id = {practice} and mail_key like '"
                + keyLike + "'");
    }

    /** The practice's purchases, oldest first, with their states. */
    String states() {
        return scene.sees("select string_agg(state, ' ' order by created_at, id) from payments.purchases"
                + " where practice_id = {practice}");
    }

    PurchaseId only() {
        return new PurchaseId(
                UUID.fromString(scene.sees("select id from payments.purchases where practice_id = {practice}")));
    }

    String suspended() {
        return suspended(scene.group);
    }

    String suspended(LevelId level) {
        return scene.sees(
                "select suspended from credits.top_ups where practice_id = {practice} and level_id = '" + level + "'");
    }

    LevelId group() {
        return scene.group;
    }

    Instant now() {
        return scene.clock.instant();
    }

    void run() {
        node.topUps.buy(scene.id, scene.group);
    }

    /** All that the workers would do in that time, several rounds of it. */
    void hours(int hours) {
        for (var i = 0; i < hours; i++) {
            scene.clock.advance(Duration.ofHours(1));
            run();
            node.worker.run(Runnable::run);
            run();
            node.worker.expire();
            node.worker.run(Runnable::run);
        }
    }

    SavedCard card(Mood mood) {
        var card = card("pm");
        bank.mood(card.method(), mood);
        return card;
    }
}
