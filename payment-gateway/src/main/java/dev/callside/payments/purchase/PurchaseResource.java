package dev.callside.payments.purchase;

import dev.callside.credits.level.Level;
import dev.callside.credits.price.Tiers;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.AsksOutside;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What people buy for a level. The id is made by the page, so that buying again with it is the same purchase. */
@Path("credits/levels/{id}/purchases/{purchase}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PurchaseResource {

    @Inject
    private CurrentSession current;

    @Inject
    private HttpLevels door;

    @Inject
    private Purchases purchases;

    @Inject
    private PurchaseLookups lookups;

    @Inject
    private PurchaseViews views;

    @Inject
    private Tiers tiers;

    /**
     * What is bought.
     *
     * @param amount whole number in Stripe's smallest unit, as it was typed
     * @param credits what the page showed for it
     * @param charged the money that the page showed
     * @param currency may be absent
     * @param card id of a saved one; absent for one that is entered on the page
     * @param saveCard whether that one is kept
     * @param receiptTo who gets the receipt beside those whom the level's alerts name; may be absent
     */
    public record Body(
            JsonValue amount,
            JsonValue credits,
            JsonValue charged,
            String currency,
            String card,
            Boolean saveCard,
            String receiptTo) {}

    @PUT
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "Buy credits; again with the same id and content is the same purchase")
    @APIResponse(responseCode = "200", description = "It was there already")
    @APIResponseSchema(value = PurchaseView.class, responseCode = "201")
    public Response buy(@PathParam("id") String id, @PathParam("purchase") String purchase, Body body) {
        var purchaseId = PurchaseId.parse(purchase);
        if (purchaseId.isEmpty() || body == null) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        var order = OrderReader.read(body, current.session());
        // What was bought for a level that was removed since is answered as before.
        return door.with(
                id,
                level -> !level.active()
                                && purchases.find(level, purchaseId.get()).isEmpty()
                        ? door.notFound()
                        : order.map(wanted -> bought(level, purchases.buy(level, purchaseId.get(), wanted)))
                                .orElseGet(() -> Problem.response(CommonProblem.MALFORMED, current.locale())));
    }

    private Response bought(Level level, OrderOutcome outcome) {
        if (outcome instanceof OrderOutcome.Stored stored) {
            var status = stored.isNew() ? Response.Status.CREATED : Response.Status.OK;
            return looked(level, stored.purchase().id(), status);
        }
        return HttpOrderProblems.response(outcome, tiers.rule().code(), current.locale());
    }

    @GET
    @AsksOutside
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "A purchase, with what Stripe.js needs to go on with it")
    @APIResponseSchema(PurchaseView.class)
    public Response get(@PathParam("id") String id, @PathParam("purchase") String purchase) {
        return withPurchase(id, purchase, level -> found -> looked(level, found.id(), Response.Status.OK));
    }

    @POST
    @Path("checked")
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "The page says that Stripe.js is through: ask Stripe now")
    @APIResponseSchema(PurchaseView.class)
    public Response checked(@PathParam("id") String id, @PathParam("purchase") String purchase) {
        return get(id, purchase);
    }

    private Response looked(Level level, PurchaseId id, Response.Status status) {
        var seen = lookups.look(level.practice(), id);
        var after = purchases.find(level.practice(), id).orElseThrow();
        return Response.status(status)
                .entity(views.view(after, seen, current.locale()))
                .build();
    }

    private Response withPurchase(String id, String purchase, Function<Level, Function<Purchase, Response>> work) {
        return door.with(
                id,
                level -> PurchaseId.parse(purchase)
                        .flatMap(known -> purchases.find(level, known))
                        .map(work.apply(level))
                        .orElseGet(door::notFound));
    }
}
