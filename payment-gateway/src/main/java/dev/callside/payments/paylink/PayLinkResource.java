package dev.callside.payments.paylink;

import dev.callside.payments.panel.Panels;
import dev.callside.payments.panel.RequestView;
import dev.callside.payments.receipt.Receipts;
import dev.callside.payments.request.Request;
import dev.callside.payments.request.RequestId;
import dev.callside.payments.request.Requests;
import dev.callside.payments.work.PaymentsProblem;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The clinician sends a request on that was not paid in the call. */
@Path("requests/{id}/pay-link")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PayLinkResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Requests requests;

    @Inject
    private PayLinkSending sending;

    @Inject
    private Panels panels;

    /**
     * Where the link goes.
     *
     * @param email absent for the address that the patient has typed
     */
    public record Recipient(String email) {}

    @POST
    @Allowed(placement = Placement.CALL, roles = Role.CLINICIAN)
    @Operation(
            summary = "Send an unpaid request on by e-mail; to the same address within a minute it is the same mail,"
                    + " to another one it is another mail with the same link")
    @APIResponseSchema(RequestView.class)
    public Response send(@PathParam("id") String id, Recipient recipient) {
        if (recipient == null) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        var typed = recipient.email() == null ? "" : recipient.email();
        return RequestId.parse(id)
                .flatMap(known -> requests.find(current.session(), known))
                .map(request -> send(request, typed))
                .orElseGet(() -> Problem.response(CommonProblem.NOT_FOUND, current.locale()));
    }

    private Response send(Request request, String typed) {
        return sending.send(current.session(), request, typed)
                .map(this::refused)
                .orElseGet(() ->
                        Response.ok(panels.view(current.session(), request)).build());
    }

    private Response refused(PayLinkRefusal refusal) {
        return switch (refusal) {
            case NOT_PAYABLE -> Problem.response(PaymentsProblem.NOT_PAYABLE, current.locale());
            case NO_ACCOUNT -> Problem.response(PaymentsProblem.NO_ACCOUNT, current.locale());
            case TOO_OFTEN ->
                Problem.response(PaymentsProblem.SENT_TOO_OFTEN, current.locale(), PayLinkRules.MOST_MAILS);
            case ADDRESS_MISSING -> wrong("missing");
            case ADDRESS_MALFORMED -> wrong("malformed");
        };
    }

    private Response wrong(String code) {
        var message = Texts.of(Receipts.BUNDLE, current.locale()).get("email." + code);
        return Problem.invalid(current.locale(), List.of(new Problem.FieldError("email", code, message)));
    }
}
