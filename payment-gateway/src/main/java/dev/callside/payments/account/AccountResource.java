package dev.callside.payments.account;

import dev.callside.payments.work.PaymentsProblem;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;

/** The practice's link to Stripe, for its manager. */
@Path("account")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AccountResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Linkings linkings;

    /** Stripe's page, to be opened in a window of its own. */
    public record StripePage(String url) {}

    /** The account that the manager says is the right one. */
    public record Confirmation(String id) {}

    @POST
    @Path("enable")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Ask the operator to switch payments on for the practice")
    public Response enable() {
        linkings.askOperator(current.session());
        return Response.noContent().build();
    }

    @POST
    @Path("link")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Go to Stripe to link an account, or to change it")
    public Response link() {
        var start = linkings.start(current.session());
        if (start instanceof LinkStart.Go go) {
            return Response.ok(new StripePage(go.url())).build();
        }
        var problem = start instanceof LinkStart.NotEnabled ? PaymentsProblem.NOT_ENABLED : PaymentsProblem.NO_ANSWER;
        return Problem.response(problem, current.locale());
    }

    @POST
    @Path("confirm")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Confirm the account that came back from Stripe")
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
    public Response refresh() {
        linkings.refresh(current.session().practice());
        return Response.noContent().build();
    }

    @DELETE
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Remove the account; refused while requests still need it")
    public Response remove() {
        return linkings.remove(current.session())
                ? Response.noContent().build()
                : Problem.response(PaymentsProblem.ACCOUNT_IN_USE, current.locale());
    }
}
