package dev.callside.payments.purchase;

import dev.callside.payments.purchase.LinkedPurchases.Found;
import dev.callside.payments.request.Intent;
import dev.callside.payments.work.PaymentsProblem;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Open;
import dev.callside.practice.web.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Completes, from a mail's link, the top-up that the bank has stopped. The link is the proof; there is no session. */
@Path("complete")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CompleteResource {

    @Inject
    private CurrentSession current;

    @Inject
    private LinkedPurchases linked;

    @Inject
    private Purchases purchases;

    @Inject
    private PurchaseLookups lookups;

    @Inject
    private PurchaseViews views;

    @Inject
    private Database database;

    @Inject
    private PracticeStore practices;

    /** What the link's fragment holds. */
    public record Token(String token) {}

    /** Whose purchase it is. */
    public record PracticeName(String name) {}

    /** A purchase, for somebody who came by its link. */
    public record Completion(PracticeName practice, PurchaseView purchase) {}

    @POST
    @Open
    @Operation(summary = "The purchase of a mail's link, as Stripe sees it now; nothing is charged by this")
    @APIResponseSchema(Completion.class)
    public Response look(Token token) {
        return with(token, purchase -> lookups.look(purchase.practice(), purchase.id()));
    }

    @POST
    @Path("start")
    @Open
    @Operation(summary = "Try to complete it with the saved card, now that its holder is there")
    @APIResponseSchema(Completion.class)
    public Response start(Token token) {
        return with(token, lookups::complete);
    }

    private Response with(Token token, Function<Purchase, Optional<Intent>> work) {
        var found = linked.find(token == null ? "" : token.token());
        if (found instanceof Found.Open open) {
            return Response.ok(completion(open.purchase(), work.apply(open.purchase())))
                    .build();
        }
        var over = found instanceof Found.Over;
        return Problem.response(over ? PaymentsProblem.LINK_EXPIRED : PaymentsProblem.LINK_INVALID, current.locale());
    }

    private Completion completion(Purchase purchase, Optional<Intent> seen) {
        var after = purchases.find(purchase.practice(), purchase.id()).orElseThrow();
        var practice = database.app(purchase.practice(), () -> practices.practice(purchase.practice()));
        return new Completion(new PracticeName(practice.name()), views.view(after, seen, current.locale()));
    }
}
