package dev.callside.payments.request;

import dev.callside.payments.look.Look;
import dev.callside.payments.look.Look.Step;
import dev.callside.payments.receipt.Receipts;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The one way in which Stripe's word gets into a request, whoever asks for it: the patient's page after paying, a
 * webhook, the clinician who cancels, or the worker that finds what the others lost. Read the row, ask Stripe with no
 * transaction open, write what it means. Doing it again does no harm.
 */
@Dependent
public class Lookups {

    private static final Logger LOG = Logger.getLogger(Lookups.class.getName());

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
        return look(practice, id, Optional.empty());
    }

    /**
     * The same, for a page that knows that nothing is on its way to Stripe any more.
     *
     * @param ended the try that its page says has ended
     */
    Optional<Intent> look(PracticeId practice, RequestId id, Optional<UUID> ended) {
        return Look.at(
                () -> database.app(practice, () -> requests.find(practice, id)).orElseThrow(),
                request -> step(request, ended));
    }

    private Step<Intent> step(Request request, Optional<UUID> ended) {
        if (request.intent().isEmpty()) {
            return request.state() == RequestState.REQUESTED || request.state() == RequestState.CLOSING
                    ? create(request)
                    : Step.nothing();
        }
        if (request.refundDue()) {
            return refund(request);
        }
        if (request.state() == RequestState.CLOSING) {
            return answered(request, ended, intents.cancel(request));
        }
        return answered(
                request,
                ended,
                intents.retrieve(request.account(), request.intent().get()));
    }

    private Step<Intent> create(Request request) {
        var answer = intents.create(request);
        if (answer instanceof StripeAnswer.Known<Intent> known) {
            var now = clock.instant();
            write(request, () -> requests.created(request, known.value().id(), now, now.plus(Look.IDLE)));
            // One that is being closed must now be canceled too.
            return new Step<>(request.state() != RequestState.CLOSING, Optional.of(known.value()));
        }
        if (answer instanceof StripeAnswer.Refused<Intent> refused) {
            write(request, () -> requests.refused(request, refused.code(), clock.instant()));
            return Step.nothing();
        }
        if (request.state() == RequestState.CLOSING
                && answer instanceof StripeAnswer.Unknown<Intent> unknown
                && unknown.ofTheKey()) {
            // Even if an earlier answer was lost: nobody has the secret of that intent, so that it can't be paid.
            var end = request.closingAs().orElseThrow();
            return new Step<>(write(request, () -> changes.closed(request, end, clock.instant())), Optional.empty());
        }
        return unknown(request, false);
    }

    private Step<Intent> refund(Request request) {
        var answer = intents.refund(request);
        if (answer instanceof StripeAnswer.Known<String> known) {
            write(request, () -> changes.refunded(request, known.value(), clock.instant()));
            return Step.nothing();
        }
        if (answer instanceof StripeAnswer.Refused<String> refused) {
            LOG.log(Level.WARNING, "the practice has to refund {0} at Stripe, which refused to: {1}", new Object[] {
                request.id(), refused.code()
            });
            var now = clock.instant();
            write(request, () -> changes.refundRefused(request, refused.code(), now, now.plus(Look.SELDOM)));
            return Step.nothing();
        }
        return unknown(request, false);
    }

    private Step<Intent> answered(Request request, Optional<UUID> ended, StripeAnswer<Intent> answer) {
        if (answer instanceof StripeAnswer.Known<Intent> known) {
            var now = clock.instant();
            var change = RequestRules.change(request, known.value(), ended, now);
            var written = write(request, () -> changes.lock(request) && write(request, change, known.value(), now));
            var more = change instanceof Change.RefundDue;
            return new Step<>(written && !more, Optional.of(known.value()));
        }
        return unknown(request, answer instanceof StripeAnswer.Refused);
    }

    private boolean write(Request request, Change change, Intent intent, Instant now) {
        if (change instanceof Change.Paid paid) {
            paid.attempt().ifPresent(attempt -> changes.paidBy(request, attempt));
            var written = changes.paid(request, paid.card(), now);
            requests.find(request.practice(), request.id()).ifPresent(receipts::queue);
            return written;
        }
        if (change instanceof Change.Declined declined) {
            return changes.declined(request, declined.failure(), now, now.plus(Look.TRIED));
        }
        if (change instanceof Change.Authenticate) {
            return changes.authenticate(request, now, now.plus(Look.SOON));
        }
        if (change instanceof Change.NeverCame) {
            return changes.neverCame(request, now, now.plus(Look.TRIED));
        }
        if (change instanceof Change.Closed closed) {
            return changes.closed(request, closed.as(), now);
        }
        if (change instanceof Change.RefundDue) {
            return changes.refundDue(request, now);
        }
        return changes.known(request, RequestRules.nextLook(request, intent, now));
    }

    private Step<Intent> unknown(Request request, boolean refused) {
        var now = clock.instant();
        var pause = refused ? Look.pauseRefused(request.refusedSince(), now) : Look.pause(request.unknownSince(), now);
        database.inApp(request.practice(), () -> requests.unknown(request, refused, now, now.plus(pause)));
        return Step.nothing();
    }

    private boolean write(Request request, Supplier<Boolean> work) {
        return database.app(request.practice(), work);
    }
}
