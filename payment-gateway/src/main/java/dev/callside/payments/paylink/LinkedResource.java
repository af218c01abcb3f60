package dev.callside.payments.paylink;

import dev.callside.payments.panel.Panels;
import dev.callside.payments.panel.RequestView;
import dev.callside.payments.request.HttpPaying;
import dev.callside.payments.request.Request;
import dev.callside.payments.stripe.StripePages;
import dev.callside.payments.work.PaymentsProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Open;
import dev.callside.practice.web.Problem;
import dev.callside.practice.web.RateLimits;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The page of a link: sees and pays one request, as the panel in the call does. The link is the proof; there is no session. */
@Path("pay-links")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LinkedResource {

    @Inject
    private CurrentSession current;

    @Inject
    private RateLimits limits;

    @Inject
    private LinkedRequests requests;

    @Inject
    private HttpPaying paying;

    @Inject
    private Panels panels;

    @Inject
    private StripePages pages;

    /** What the link's fragment holds. */
    public record Link(String token) {}

    /**
     * A try to pay.
     *
     * @param token what the link's fragment holds
     * @param id UUID, one a try
     * @param email where the receipt goes
     */
    public record LinkAttempt(String token, String id, String email) {}

    /**
     * Stripe is to be asked.
     *
     * @param token what the link's fragment holds
     * @param ended as in a call
     */
    public record LinkCheck(String token, String ended) {}

    /** Whose request it is. */
    public record Payee(String name, String zone) {}

    /**
     * A request, for somebody who came by its link.
     *
     * @param until when it can be paid
     * @param chargeable false while the practice can't take card payments
     */
    public record Linked(Payee practice, Instant until, boolean chargeable, String stripeJs, RequestView request) {}

    @POST
    @Open
    @Operation(summary = "The request of a link, as far as we know it; Stripe is not asked, and nothing is charged")
    @APIResponseSchema(Linked.class)
    public Response look(Link link) {
        return with(link == null ? null : link.token(), request -> {
            var practice = requests.practice(request);
            return Response.ok(new Linked(
                            new Payee(practice.name(), practice.zone().getId()),
                            request.linkUntil().orElseThrow(),
                            paying.chargeable(request),
                            pages.scriptUrl(),
                            view(request)))
                    .build();
        });
    }

    @POST
    @Path("open")
    @Open
    @Operation(summary = "Pay now: what Stripe.js needs to take the card")
    @APIResponseSchema(HttpPaying.Opened.class)
    public Response open(Link link) {
        return with(link == null ? null : link.token(), request -> paying.open(request, payer(request)));
    }

    @POST
    @Path("attempts")
    @Open
    @Operation(summary = "Say that the card is about to be handed to Stripe, and where the receipt goes")
    @APIResponseSchema(RequestView.class)
    public Response attempt(LinkAttempt attempt) {
        return with(
                attempt == null ? null : attempt.token(),
                request -> paying.attempt(request, payer(request), attempt.id(), attempt.email()));
    }

    @POST
    @Path("check")
    @Open
    @Operation(summary = "Ask Stripe now")
    @APIResponseSchema(RequestView.class)
    public Response check(LinkCheck check) {
        return with(
                check == null ? null : check.token(), request -> paying.check(request, payer(request), check.ended()));
    }

    private HttpPaying.Payer payer(Request request) {
        return new HttpPaying.Payer(current.locale(), Optional.empty(), () -> view(request));
    }

    private RequestView view(Request request) {
        return panels.viewByLink(request, current.locale());
    }

    private Response with(String token, Function<Request, Response> work) {
        return requests.find(token)
                .map(request -> notTooOften(request, work))
                .orElseGet(() -> Problem.response(PaymentsProblem.LINK_INVALID, current.locale()));
    }

    /** The way to Stripe is the practice's: a link that goes around must not use it up, from however many addresses. */
    private Response notTooOften(Request request, Function<Request, Response> work) {
        var wait = limits.link(request.id().toString(), request.practice());
        return wait.isPresent() ? Problem.tooMany(current.locale(), wait.getAsLong()) : work.apply(request);
    }
}
