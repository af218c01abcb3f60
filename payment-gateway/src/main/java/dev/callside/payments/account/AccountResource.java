package dev.callside.payments.account;

import dev.callside.payments.receipt.Receipts;
import dev.callside.payments.work.PaymentsProblem;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.mail.EmailAddress;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The practice's link to Stripe, for its manager. */
@Path("account")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Linkings linkings;

    @Inject
    private AccountChecks checks;

    /**
     * Stripe's page, to be opened in a window of its own.
     *
     * @param attempt what the live state's {@code returns} will name when somebody is back from there
     */
    public record StripePage(String url, String attempt) {}

    /**
     * What is known before leaving; for OAuth nothing is needed.
     *
     * @param email where Stripe writes to about an account that is made
     * @param another whether the one in use shall be replaced; otherwise one that is not finished is gone on with
     */
    public record Leaving(String email, boolean another) {}

    /** The account that the manager says is the right one. */
    public record Confirmation(String id) {}

    @POST
    @Path("enable")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Ask the operator to switch payments on for the practice")
    @APIResponse(responseCode = "204", description = "Done")
    public Response enable() {
        linkings.askOperator(current.session());
        return Response.noContent().build();
    }

    @POST
    @Path("link")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Go to Stripe to link an account, or to change it")
    @APIResponseSchema(StripePage.class)
    public Response link(Leaving leaving) {
        var email = leaving == null ? Optional.<String>empty() : EmailAddress.read(leaving.email());
        var start = linkings.start(current.session(), email, leaving != null && leaving.another());
        if (start instanceof LinkStart.Go go) {
            return Response.ok(new StripePage(go.url(), go.attempt())).build();
        }
        if (start instanceof LinkStart.NoAddress) {
            var text = Texts.of(Receipts.BUNDLE, current.locale()).get("email.malformed");
            return Problem.invalid(current.locale(), List.of(new Problem.FieldError("email", "malformed", text)));
        }
        if (start instanceof LinkStart.Refused) {
            return Problem.response(PaymentsProblem.STRIPE_REFUSES, current.locale());
        }
        var problem = start instanceof LinkStart.NotEnabled ? PaymentsProblem.NOT_ENABLED : PaymentsProblem.NO_ANSWER;
        return Problem.response(problem, current.locale());
    }

    @POST
    @Path("confirm")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Confirm the account that came back from Stripe")
    @APIResponse(responseCode = "204", description = "Done")
    public Response confirm(Confirmation confirmation) {
        if (confirmation == null || confirmation.id() == null) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        return linkings.confirm(current.session(), confirmation.id())
                ? Response.noContent().build()
                : Problem.response(PaymentsProblem.NOT_PENDING, current.locale());
    }

    @POST
    @Path("refresh")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Ask Stripe how the account is")
    @APIResponse(responseCode = "204", description = "Done")
    public Response refresh() {
        return checks.refresh(current.session().practice())
                ? Response.noContent().build()
                : Problem.response(PaymentsProblem.NO_ANSWER, current.locale());
    }

    @DELETE
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Remove the account with that id; refused while requests still need it",
            description =
                    "With pending=true it is removed only if it waits to be confirmed, else only if it is in use.")
    @APIResponse(responseCode = "204", description = "It is not there, or not any more")
    public Response remove(@QueryParam("id") String id, @QueryParam("pending") boolean pending) {
        if (id == null) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        return linkings.remove(current.session(), id, pending) instanceof LinkRemoval.StillNeeded needed
                ? Problem.response(PaymentsProblem.ACCOUNT_IN_USE, current.locale(), needed.requests())
                : Response.noContent().build();
    }
}
