package dev.callside.payments.request;

import dev.callside.payments.receipt.Receipts;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The one way in which Stripe's word gets into a request, whoever asks for it: the patient's page after paying, a
 * webhook, the clinician who cancels, or the worker that finds what the others lost. Read the row, ask Stripe with no
 * transaction open, write what it means. Doing it again does no harm.
 */
@Dependent
public class Lookups {

    /** How often the row may change under us before we leave it to the worker. */
    private static final int TRIES = 4;
    /** A look at a request that nobody is paying: only to find a webhook that was lost. */
    private static final Duration IDLE = Duration.ofMinutes(5);
    /** A look at one that somebody is paying, or whose state is unknown. */
    static final Duration SOON = Duration.ofSeconds(5);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Database database;
    private final RequestStore requests;
    private final ChangeStore changes;
    private final Intents intents;
    private final Receipts receipts;
    private final Clock clock;

    @Inject
    public Lookups(
            Database database,
            RequestStore requests,
            ChangeStore changes,
            Intents intents,
            Receipts receipts,
            Clock clock) {
        this.database = database;
        this.requests = requests;
        this.changes = changes;
        this.intents = intents;
        this.receipts = receipts;
        this.clock = clock;
    }

    /**
     * Asks Stripe and writes what it says.
     *
     * @return Stripe's view of the intent, where there is one and Stripe answered
     */
    public Optional<Intent> look(PracticeId practice, RequestId id) {
        for (var i = 0; i < TRIES; i++) {
            var request =
                    database.app(practice, () -> requests.find(practice, id)).orElseThrow();
            var outcome = step(request);
            if (outcome.done()) {
                return outcome.intent();
            }
        }
        return Optional.empty();
    }

    /**
     * One step.
     *
     * @param done false if the request has changed meanwhile, or has a next step
     */
    private record Outcome(boolean done, Optional<Intent> intent) {}

    private Outcome step(Request request) {
        if (request.intent().isEmpty()) {
            return request.state() == RequestState.REQUESTED || request.state() == RequestState.CLOSING
                    ? create(request)
                    : new Outcome(true, Optional.empty());
        }
        if (request.refundDue()) {
            return refund(request);
        }
        if (request.state() == RequestState.CLOSING) {
            return answered(request, intents.cancel(request));
        }
        return answered(
                request, intents.retrieve(request.account(), request.intent().get()));
    }

    private Outcome create(Request request) {
        var answer = intents.create(request);
        if (answer instanceof StripeAnswer.Known<Intent> known) {
            var now = clock.instant();
            write(request, () -> requests.created(request, known.value().id(), now, now.plus(IDLE)));
            // One that is being closed must now be canceled too.
            return new Outcome(request.state() != RequestState.CLOSING, Optional.of(known.value()));
        }
        if (answer instanceof StripeAnswer.Refused<Intent> refused) {
            write(request, () -> requests.refused(request, refused.code(), clock.instant()));
            return new Outcome(true, Optional.empty());
        }
        return unknown(request);
    }

    private Outcome refund(Request request) {
        var answer = intents.refund(request);
        if (answer instanceof StripeAnswer.Known<String> known) {
            write(request, () -> changes.refunded(request, known.value(), clock.instant()));
            return new Outcome(true, Optional.empty());
        }
        return unknown(request);
    }

    private Outcome answered(Request request, StripeAnswer<Intent> answer) {
        if (answer instanceof StripeAnswer.Known<Intent> known) {
            var now = clock.instant();
            var change = RequestRules.change(request, known.value(), now);
            var written = write(request, () -> changes.lock(request) && write(request, change, now));
            var more = change instanceof Change.RefundDue;
            return new Outcome(written && !more, Optional.of(known.value()));
        }
        return unknown(request);
    }

    private boolean write(Request request, Change change, Instant now) {
        if (change instanceof Change.Paid paid) {
            // Stripe gives the charge's card together with its success; a charge without one is not a card's.
            var written = changes.paid(request, paid.card().orElse(new Card("", "0000")), now);
            requests.find(request.practice(), request.id()).ifPresent(receipts::queue);
            return written;
        }
        if (change instanceof Change.Declined declined) {
            return changes.declined(request, declined.failure(), now, now.plus(IDLE));
        }
        if (change instanceof Change.Authenticate) {
            return changes.authenticate(request, now, now.plus(SOON));
        }
        if (change instanceof Change.NeverCame) {
            return changes.neverCame(request, now, now.plus(IDLE));
        }
        if (change instanceof Change.Closed closed) {
            return changes.closed(request, closed.as(), now);
        }
        if (change instanceof Change.RefundDue) {
            return changes.refundDue(request, now);
        }
        return changes.known(request, nextLook(request, now));
    }

    /** Empty where there is nothing left to find out. */
    private static Optional<Instant> nextLook(Request request, Instant now) {
        return switch (request.state()) {
            case PAYING, CLOSING -> Optional.of(now.plus(SOON));
            case REQUESTED, OPENED, DECLINED -> Optional.of(now.plus(IDLE));
            case PAID, CANCELLED, EXPIRED, REFUNDED -> Optional.empty();
        };
    }

    private Outcome unknown(Request request) {
        var now = clock.instant();
        database.inApp(request.practice(), () -> requests.unknown(request, now, now.plus(pause(request, now))));
        return new Outcome(true, Optional.empty());
    }

    /** As long as it has been unknown already, from five seconds to a minute. */
    private static Duration pause(Request request, Instant now) {
        var unknownFor = Duration.between(request.unknownSince().orElse(now), now);
        if (unknownFor.compareTo(SOON) < 0) {
            return SOON;
        }
        return unknownFor.compareTo(LONGEST_PAUSE) < 0 ? unknownFor : LONGEST_PAUSE;
    }

    private boolean write(Request request, Supplier<Boolean> work) {
        return database.app(request.practice(), work);
    }
}
