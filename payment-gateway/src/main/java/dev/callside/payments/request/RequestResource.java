package dev.callside.payments.request;

import dev.callside.payments.panel.Panels;
import dev.callside.payments.panel.RequestView;
import dev.callside.payments.work.PaymentsProblem;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import dev.callside.practice.work.Soon;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/**
 * Payments in the call: the clinician asks and takes back, the patient opens and pays. Made once: to make all that it needs anew for each request
 * took a fourteenth of the server's time.
 */
@ApplicationScoped
@Path("requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RequestResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Requests requests;

    @Inject
    private Lookups lookups;

    @Inject
    private Panels panels;

    @Inject
    private HttpPaying paying;

    @Inject
    private Soon soon;

    /**
     * What a clinician asks for.
     *
     * @param id UUID, made before submitting and kept when submitting again
     * @param amount whole number in Stripe's smallest unit
     * @param patient a patient of the call, or absent for whoever pays
     */
    public record Ask(String id, JsonValue amount, String currency, String description, String patient) {}

    /**
     * A patient's try to pay.
     *
     * @param id UUID, one a try
     * @param email where the receipt goes
     */
    public record Attempt(String id, String email) {}

    /**
     * Stripe is to be asked.
     *
     * @param ended id of the try of which the page knows, by Stripe.js, that nothing is on its way any more; absent where
     *     it knows of none
     */
    public record Check(String ended) {}

    @POST
    @Allowed(placement = Placement.CALL, roles = Role.CLINICIAN)
    @Operation(summary = "Ask for a payment; asking again with the same id and content is the same request")
    @APIResponse(responseCode = "200", description = "It was there already")
    @APIResponseSchema(value = RequestView.class, responseCode = "201")
    public Response ask(Ask ask) {
        var session = current.session();
        var id = RequestId.parse(ask == null ? "" : ask.id());
        if (id.isEmpty()) {
            return Problem.response(CommonProblem.MALFORMED, session.locale());
        }
        var outcome = requests.ask(session, id.get(), AskReader.read(ask));
        if (outcome instanceof AskOutcome.Stored stored) {
            return stored(session, stored);
        }
        return refused(session, outcome);
    }

    private Response stored(Session session, AskOutcome.Stored stored) {
        if (stored.isNew()) {
            // The patient sees the request already; Stripe hears of it while they read.
            soon.run(() ->
                    lookups.look(stored.request().practice(), stored.request().id()));
        }
        return Response.status(stored.isNew() ? Response.Status.CREATED : Response.Status.OK)
                .entity(panels.view(session, stored.request()))
                .build();
    }

    private static Response refused(Session session, AskOutcome outcome) {
        if (outcome instanceof AskOutcome.Refused refused) {
            return Problem.invalid(session.locale(), new AskMessages(session.locale()).errors(refused.refusals()));
        }
        if (outcome instanceof AskOutcome.OtherContent) {
            return Problem.response(PaymentsProblem.OTHER_CONTENT, session.locale());
        }
        return Problem.response(
                outcome instanceof AskOutcome.CallOver ? PaymentsProblem.CALL_OVER : PaymentsProblem.NO_ACCOUNT,
                session.locale());
    }

    @POST
    @Path("{id}/cancel")
    @Allowed(placement = Placement.CALL, roles = Role.CLINICIAN)
    @Operation(summary = "Take an unpaid request back; if it was paid meanwhile, it stays paid")
    @APIResponseSchema(RequestView.class)
    public Response cancel(@PathParam("id") String id) {
        return with(id, request -> {
            requests.cancel(current.session(), request);
            lookups.look(request.practice(), request.id());
            return Response.ok(view(request)).build();
        });
    }

    @POST
    @Path("{id}/open")
    @Allowed(placement = Placement.CALL, roles = Role.PATIENT)
    @Operation(summary = "Pay now: what Stripe.js needs to take the card")
    @APIResponseSchema(HttpPaying.Opened.class)
    public Response open(@PathParam("id") String id) {
        return with(id, request -> paying.open(request, payer(request)));
    }

    @POST
    @Path("{id}/attempts")
    @Allowed(placement = Placement.CALL, roles = Role.PATIENT)
    @Operation(summary = "Say that the card is about to be handed to Stripe, and where the receipt goes")
    @APIResponseSchema(RequestView.class)
    public Response attempt(@PathParam("id") String id, Attempt attempt) {
        return with(
                id,
                request -> attempt == null
                        ? Problem.response(CommonProblem.MALFORMED, current.locale())
                        : paying.attempt(request, payer(request), attempt.id(), attempt.email()));
    }

    @POST
    @Path("{id}/check")
    @Allowed(
            placement = Placement.CALL,
            roles = {Role.CLINICIAN, Role.PATIENT})
    @Operation(summary = "Ask Stripe now")
    @APIResponseSchema(RequestView.class)
    public Response check(@PathParam("id") String id, Check check) {
        return with(id, request -> paying.check(request, payer(request), check == null ? null : check.ended()));
    }

    private HttpPaying.Payer payer(Request request) {
        var session = current.session();
        return new HttpPaying.Payer(
                session.locale(), Optional.of(session.participant()), () -> panels.view(session, request));
    }

    private RequestView view(Request request) {
        return panels.view(current.session(), request);
    }

    /** Somebody else's request looks as if there were none. */
    private Response with(String id, Function<Request, Response> work) {
        return RequestId.parse(id)
                .flatMap(known -> requests.find(current.session(), known))
                .map(work)
                .orElseGet(() -> Problem.response(CommonProblem.NOT_FOUND, current.locale()));
    }
}
