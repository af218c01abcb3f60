package dev.callside.payments.request;

import dev.callside.payments.request.Intent.Status;
import dev.callside.payments.stripe.StripeAnswer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Stripe as far as requests know it: one intent an id, and answers that can get lost. */
final class FakeIntents implements Intents {

    private final Map<String, Intent> byRequest = new ConcurrentHashMap<>();
    private final Deque<Trouble> troubles = new ArrayDeque<>();
    private final Set<String> hidden = ConcurrentHashMap.newKeySet();
    final AtomicInteger created = new AtomicInteger();
    final AtomicInteger refunded = new AtomicInteger();

    final AtomicBoolean refundsRefused = new AtomicBoolean();

    /** Runs between a call's effect and the return of its answer. */
    Runnable meanwhile = () -> {};

    enum Trouble {
        LOST_BEFORE,
        LOST_AFTER,
        REFUSED
    }

    void next(Trouble... more) {
        troubles.addAll(java.util.List.of(more));
    }

    @Override
    public StripeAnswer<Intent> create(Request request) {
        return answer(() -> byRequest.computeIfAbsent(request.id().toString(), id -> {
            created.incrementAndGet();
            return intent(id, Status.REQUIRES_PAYMENT_METHOD);
        }));
    }

    @Override
    public StripeAnswer<Intent> retrieve(String account, String intent) {
        return hidden.contains(intent)
                ? new StripeAnswer.Refused<>(StripeAnswer.ACCOUNT_INVALID)
                : answer(() -> byRequest.get(intent.substring(3)));
    }

    @Override
    public StripeAnswer<Intent> cancel(Request request) {
        return answer(() -> byRequest.computeIfPresent(
                request.id().toString(),
                (id, intent) -> intent.status() == Status.SUCCEEDED ? intent : intent(id, Status.CANCELED)));
    }

    @Override
    public StripeAnswer<String> refund(Request request) {
        if (refundsRefused.get()) {
            return new StripeAnswer.Refused<>("charge_disputed");
        }
        return answer(() -> {
            refunded.incrementAndGet();
            return "re_" + request.id();
        });
    }

    /** From now on Stripe won't show it: the account was unlinked. */
    void hide(RequestId id) {
        hidden.add("pi_" + id);
    }

    void show(RequestId id) {
        hidden.remove("pi_" + id);
    }

    /** What the patient's browser does. */
    void becomes(RequestId id, Status status) {
        put(id, status, Optional.empty(), Optional.empty());
    }

    /** The same, with the card of that try. */
    void becomes(RequestId id, Status status, UUID attempt) {
        put(id, status, Optional.empty(), Optional.of(attempt));
    }

    void declines(RequestId id, String code, String method) {
        put(id, Status.REQUIRES_PAYMENT_METHOD, Optional.of(new Intent.Failure(code, method)), Optional.empty());
    }

    /** The same, with the card of that try. */
    void declines(RequestId id, String code, String method, UUID attempt) {
        put(id, Status.REQUIRES_PAYMENT_METHOD, Optional.of(new Intent.Failure(code, method)), Optional.of(attempt));
    }

    private void put(RequestId id, Status status, Optional<Intent.Failure> failure, Optional<UUID> attempt) {
        byRequest.put(id.toString(), intent(id.toString(), status, failure, attempt));
    }

    private static Intent intent(String request, Status status) {
        return intent(request, status, Optional.empty(), Optional.empty());
    }

    private static Intent intent(
            String request, Status status, Optional<Intent.Failure> failure, Optional<UUID> attempt) {
        var card = status == Status.SUCCEEDED ? Optional.of(new Card("visa", "4242")) : Optional.<Card>empty();
        return new Intent(
                "pi_" + request, status, "secret", Optional.of(request), failure, card, Optional.empty(), attempt);
    }

    private synchronized <T> StripeAnswer<T> answer(java.util.function.Supplier<T> effect) {
        var trouble = troubles.poll();
        if (trouble == Trouble.LOST_BEFORE) {
            return new StripeAnswer.Unknown<>("lost before");
        }
        if (trouble == Trouble.REFUSED) {
            return new StripeAnswer.Refused<>("amount_too_small");
        }
        var value = effect.get();
        if (value == null) {
            // The worker sees the rows that other tests left behind; this Stripe knows nothing of them.
            return new StripeAnswer.Unknown<>("of another test");
        }
        var then = meanwhile;
        meanwhile = () -> {};
        then.run();
        return trouble == Trouble.LOST_AFTER
                ? new StripeAnswer.Unknown<>("lost after")
                : new StripeAnswer.Known<>(value);
    }
}
