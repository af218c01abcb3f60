package dev.callside.payments.request;

import dev.callside.payments.panel.RequestView;
import dev.callside.payments.stripe.StripePages;
import dev.callside.payments.work.PaymentsProblem;
import dev.callside.practice.call.ParticipantId;
import dev.callside.practice.mail.EmailAddress;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.Problem;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/** How a request is opened and paid, whichever page does it: the panel in the call, or the page of a link. */
@Dependent
public class HttpPaying {

    private final Requests requests;
    private final Lookups lookups;
    private final StripePages pages;
    private final Clock clock;

    @Inject
    HttpPaying(Requests requests, Lookups lookups, StripePages pages, Clock clock) {
        this.requests = requests;
        this.lookups = lookups;
        this.pages = pages;
        this.clock = clock;
    }

    /**
     * Whoever pays.
     *
     * @param participant the patient in the call; empty for whoever holds the request's link
     * @param view the request as they may see it, read anew
     */
    public record Payer(Locale locale, Optional<ParticipantId> participant, Supplier<RequestView> view) {}

    /** What *Pay now* brings. */
    public record Opened(RequestView request, Payment payment) {}

    /** What the page needs for Stripe.js to take the card. */
    public record Payment(String clientSecret, String publishableKey, String account) {}

    public Response open(Request request, Payer payer) {
        if (!request.payable(clock.instant())) {
            return Problem.response(PaymentsProblem.NOT_PAYABLE, payer.locale());
        }
        if (!chargeable(request)) {
            return Problem.response(PaymentsProblem.PRACTICE_UNAVAILABLE, payer.locale());
        }
        var intent = lookups.look(request.practice(), request.id());
        if (intent.isEmpty()) {
            // Stripe may have told just now that the account is not ours to charge any more.
            var problem = chargeable(request) ? PaymentsProblem.NO_ANSWER : PaymentsProblem.PRACTICE_UNAVAILABLE;
            return Problem.response(problem, payer.locale());
        }
        requests.opened(request);
        var payment = new Payment(intent.get().clientSecret(), pages.publishableKey(), request.account());
        return Response.ok(new Opened(payer.view().get(), payment)).build();
    }

    /** Whether a card can be charged for it. */
    public boolean chargeable(Request request) {
        return requests.chargeable(request.practice(), request.id());
    }

    /**
     * The card is about to be handed to Stripe.
     *
     * @param id UUID, one a try
     * @param typed where the receipt goes
     */
    public Response attempt(Request request, Payer payer, String id, String typed) {
        var attempt = RequestId.parse(id);
        if (attempt.isEmpty()) {
            return Problem.response(CommonProblem.MALFORMED, payer.locale());
        }
        var email = EmailAddress.read(typed);
        if (email.isEmpty()) {
            return Problem.invalid(payer.locale(), new AskMessages(payer.locale()).badAddress());
        }
        var begun = new NewAttempt(attempt.get().value(), email.get(), payer.locale(), payer.participant());
        return requests.attempt(request, begun)
                ? Response.ok(payer.view().get()).build()
                : Problem.response(PaymentsProblem.NOT_PAYABLE, payer.locale());
    }

    /**
     * Asks Stripe now.
     *
     * @param ended the try that the page knows to have ended; absent where it knows of none
     */
    public Response check(Request request, Payer payer, String ended) {
        lookups.look(request.practice(), request.id(), RequestId.parse(ended).map(RequestId::value));
        return Response.ok(payer.view().get()).build();
    }
}
