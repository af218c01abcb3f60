package dev.callside.payments.purchase;

import dev.callside.payments.request.Card;
import dev.callside.payments.request.Intent;
import dev.callside.payments.request.Intent.Status;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.plugin.PracticeId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Stripe as far as purchases know it: one intent an id, answers kept by key, cards that decline or want authentication, and
 * answers that get lost before or after the effect. Shared by all nodes of a test.
 */
final class FakeBank implements PurchaseIntents, CardVault {

    /** What the bank says to a card. */
    enum Mood {
        PAYS,
        DECLINES,
        AUTHENTICATES
    }

    enum Trouble {
        LOST_BEFORE,
        LOST_AFTER,
        NOT_PERMITTED,
        NONE
    }

    private static final class Payment {
        private final String id;
        private final String ours;
        private Status status;
        private Optional<Intent.Failure> failure = Optional.empty();
        private Optional<Instant> chargedAt = Optional.empty();
        private Return returned = new Return(0, false);

        private Payment(String id, String ours, Status status) {
            this.id = id;
            this.ours = ours;
            this.status = status;
        }
    }

    private final PracticeId practice;
    private final Clock clock;
    private final Map<String, Payment> payments = new HashMap<>();
    private final Map<String, StripeAnswer<Intent>> kept = new HashMap<>();
    private final Map<String, String> customers = new HashMap<>();
    private final Map<String, List<VaultCard>> cards = new HashMap<>();
    private final Map<String, Mood> moods = new HashMap<>();
    private final Map<String, Setup> setups = new HashMap<>();
    private final Map<String, Deque<Trouble>> troubles = new HashMap<>();
    private final Set<String> hidden = new HashSet<>();
    private final Set<String> deleted = new HashSet<>();
    private final Set<String> lost = new HashSet<>();
    private final Set<String> detached = new HashSet<>();
    private int attempts;
    private int intents;

    /**
     * A bank of its own.
     *
     * @param practice whose it is: workers see the rows that other tests left behind, and this bank says nothing of them
     */
    FakeBank(PracticeId practice, Clock clock) {
        this.practice = practice;
        this.clock = clock;
    }

    /** The next answers to that call get lost like this. */
    synchronized void trouble(String call, Trouble... more) {
        troubles.computeIfAbsent(call, c -> new ArrayDeque<>()).addAll(List.of(more));
    }

    /** From now on Stripe says that it knows none of that id: its key is another account's. */
    synchronized void hide(String intent) {
        hidden.add(intent);
    }

    synchronized void show(String intent) {
        hidden.remove(intent);
    }

    /** The operator has deleted a customer in Stripe's dashboard: its cards are gone with it. */
    synchronized void delete(String customer) {
        deleted.add(customer);
        cards.remove(customer).forEach(card -> detached.add(card.method()));
        customers.values().remove(customer);
        lose(customer);
    }

    /** From now on Stripe says that it knows none of that id, nor its cards: its key is another account's. */
    synchronized void lose(String customer) {
        lost.add(customer);
    }

    /** The key is the right one again. */
    synchronized void find(String customer) {
        lost.remove(customer);
    }

    /** The card's holder disputes the payment with their bank. */
    synchronized void dispute(String intent) {
        payments.get(intent).returned = new Return(payments.get(intent).returned.refunded(), true);
    }

    /** How much of it the operator has given back by now. */
    synchronized void refund(String intent, long amount) {
        payments.get(intent).returned =
                new Return(amount, payments.get(intent).returned.disputed());
    }

    /** How often money has moved. */
    synchronized long charges() {
        return payments.values().stream()
                .filter(payment -> payment.status == Status.SUCCEEDED)
                .count();
    }

    /** How often a bank was asked. */
    synchronized int attempts() {
        return attempts;
    }

    synchronized int intents() {
        return intents;
    }

    synchronized Status status(String intent) {
        return payments.get(intent).status;
    }

    synchronized void mood(String method, Mood mood) {
        moods.put(method, mood);
    }

    /** What the browser does with the Payment Element: a card is entered and paid with. */
    synchronized void enter(String intent, String method, Mood mood) {
        moods.put(method, mood);
        charge(payments.get(intent), method, false);
    }

    /** What the person does on the bank's page. */
    synchronized void authenticate(String intent, boolean succeeds) {
        var payment = payments.get(intent);
        if (payment.status != Status.REQUIRES_ACTION) {
            throw new IllegalStateException(intent + " is " + payment.status);
        }
        payment.status = succeeds ? Status.SUCCEEDED : Status.REQUIRES_PAYMENT_METHOD;
        if (succeeds) {
            payment.chargedAt = Optional.of(clock.instant());
        } else {
            payment.failure = Optional.of(new Intent.Failure("payment_intent_authentication_failure", "pm_1"));
        }
    }

    /** The person has confirmed, and the bank declines all the same. */
    synchronized void declineAfterwards(String intent) {
        authenticate(intent, false);
        payments.get(intent).failure = Optional.of(new Intent.Failure("card_declined", "pm_1"));
    }

    /** What Stripe.js does when a card is saved. */
    synchronized String saveCard(String customer, String method, int year) {
        cards.computeIfAbsent(customer, c -> new ArrayList<>()).add(0, new VaultCard(method, "visa", "4242", 12, year));
        var id = "seti_" + UUID.randomUUID().toString().replace("-", "");
        setups.put(id, new Setup(id, id + "_secret", Optional.of(customer), Optional.of(method), true));
        return id;
    }

    /** The bank has given out a new card in place of that one, and Stripe knows its date. */
    synchronized void renew(String method, int year) {
        cards.values()
                .forEach(list -> list.replaceAll(card -> card.method().equals(method)
                        ? new VaultCard(method, card.brand(), card.last4(), card.expMonth(), year)
                        : card));
    }

    @Override
    public StripeAnswer<String> customer(Payer payer) {
        return !payer.practice().equals(practice)
                ? foreign()
                : answer(
                        "customer",
                        () -> customers.computeIfAbsent(
                                payer.id() + payer.before().orElse(""),
                                key -> "cus_" + UUID.randomUUID().toString().replace("-", "")));
    }

    @Override
    public synchronized StripeAnswer<Setup> begin(String customer) {
        return lost.contains(customer)
                ? missing()
                : answer(
                        "begin",
                        () -> new Setup("seti_new", "seti_new_secret", Optional.of(customer), Optional.empty(), false));
    }

    @Override
    public synchronized StripeAnswer<Setup> setup(String id) {
        var setup = setups.get(id);
        return setup == null ? missing() : answer("setup", () -> setup);
    }

    @Override
    public synchronized StripeAnswer<List<VaultCard>> cards(String customer) {
        if (lost.contains(customer)) {
            return missing();
        }
        return !customers.containsValue(customer)
                ? foreign()
                : answer("cards", () -> List.copyOf(cards.getOrDefault(customer, List.of())));
    }

    @Override
    public synchronized StripeAnswer<Boolean> deleted(String customer) {
        return lost.contains(customer) && !deleted.contains(customer)
                ? missing()
                : answer("deleted", () -> deleted.contains(customer));
    }

    @Override
    public synchronized StripeAnswer<String> detach(String method) {
        if (lost.stream().anyMatch(customer -> has(customer, method))) {
            return missing();
        }
        return answer("detach", () -> {
            cards.values().forEach(list -> list.removeIf(card -> card.method().equals(method)));
            return method;
        });
    }

    boolean has(String customer, String method) {
        return cards.getOrDefault(customer, List.of()).stream()
                .anyMatch(card -> card.method().equals(method));
    }

    @Override
    public synchronized StripeAnswer<Intent> create(Purchase purchase, Charged charged) {
        if (lost.contains(charged.customer())) {
            return missing();
        }
        return !purchase.practice().equals(practice)
                ? foreign()
                : answer("create", () -> {
                    var id = "pi_" + purchase.id().toString().replace("-", "");
                    var status = charged.method().isPresent()
                            ? Status.REQUIRES_CONFIRMATION
                            : Status.REQUIRES_PAYMENT_METHOD;
                    return shown(payments.computeIfAbsent(id, made -> {
                        intents++;
                        return new Payment(made, purchase.id().toString(), status);
                    }));
                });
    }

    @Override
    public synchronized StripeAnswer<Intent> retrieve(String intent) {
        var payment = payments.get(intent);
        if (hidden.contains(intent)) {
            return missing();
        }
        return payment == null ? foreign() : answer("retrieve", () -> shown(payment));
    }

    @Override
    public synchronized StripeAnswer<Return> returned(String intent) {
        return answer("returned", () -> payments.get(intent).returned);
    }

    @Override
    public synchronized StripeAnswer<Intent> confirm(Purchase purchase, String method, boolean offSession) {
        if (!purchase.practice().equals(practice)) {
            return foreign();
        }
        var trouble = next("confirm");
        if (trouble == Trouble.LOST_BEFORE) {
            return new StripeAnswer.Unknown<>("lost before");
        }
        var answer = kept.computeIfAbsent(
                purchase.id() + ":confirm:" + purchase.confirms(),
                key -> confirmed(payments.get(purchase.intent().orElseThrow()), method, offSession));
        return trouble == Trouble.LOST_AFTER ? new StripeAnswer.Unknown<>("lost after") : answer;
    }

    private StripeAnswer<Intent> confirmed(Payment payment, String method, boolean offSession) {
        if (payment.status == Status.SUCCEEDED || payment.status == Status.CANCELED) {
            return new StripeAnswer.Refused<>("payment_intent_unexpected_state");
        }
        if (detached.contains(method)) {
            return missing();
        }
        return charge(payment, method, offSession)
                ? new StripeAnswer.Known<>(shown(payment))
                : new StripeAnswer.Refused<>("card_declined");
    }

    /** False for what Stripe answers with an error. */
    private boolean charge(Payment payment, String method, boolean offSession) {
        attempts++;
        return switch (moods.getOrDefault(method, Mood.PAYS)) {
            case PAYS -> {
                payment.status = Status.SUCCEEDED;
                payment.chargedAt = Optional.of(clock.instant());
                yield true;
            }
            case DECLINES -> failed(payment, "insufficient_funds", method);
            case AUTHENTICATES -> {
                if (offSession) {
                    yield failed(payment, "authentication_required", method);
                }
                payment.status = Status.REQUIRES_ACTION;
                yield true;
            }
        };
    }

    private static boolean failed(Payment payment, String code, String method) {
        payment.status = Status.REQUIRES_PAYMENT_METHOD;
        payment.failure = Optional.of(new Intent.Failure(code, method));
        return false;
    }

    @Override
    public synchronized StripeAnswer<Intent> cancel(String intent) {
        var payment = payments.get(intent);
        return payment == null
                ? foreign()
                : answer("cancel", () -> {
                    if (payment.status != Status.SUCCEEDED) {
                        payment.status = Status.CANCELED;
                    }
                    return shown(payment);
                });
    }

    private static Intent shown(Payment payment) {
        return new Intent(
                payment.id,
                payment.status,
                payment.id + "_secret_1",
                Optional.of(payment.ours),
                payment.failure,
                payment.status == Status.SUCCEEDED ? Optional.of(new Card("visa", "4242")) : Optional.empty(),
                payment.chargedAt,
                Optional.empty());
    }

    private static <T> StripeAnswer<T> missing() {
        return new StripeAnswer.Refused<>("resource_missing");
    }

    private static <T> StripeAnswer<T> foreign() {
        return new StripeAnswer.Unknown<>("of another test");
    }

    private Trouble next(String call) {
        var queue = troubles.get(call);
        return queue == null || queue.isEmpty() ? Trouble.NONE : queue.poll();
    }

    private synchronized <T> StripeAnswer<T> answer(String call, Supplier<T> effect) {
        var trouble = next(call);
        if (trouble == Trouble.LOST_BEFORE) {
            return new StripeAnswer.Unknown<>("lost before");
        }
        if (trouble == Trouble.NOT_PERMITTED) {
            return new StripeAnswer.Unknown<>(StripeAnswer.Unknown.NOT_PERMITTED);
        }
        var value = effect.get();
        return trouble == Trouble.LOST_AFTER
                ? new StripeAnswer.Unknown<>("lost after")
                : new StripeAnswer.Known<>(value);
    }
}
