package dev.callside.payments.purchase;

import dev.callside.credits.level.Level;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.payments.stripe.StripeAnswer.Known;
import dev.callside.payments.stripe.StripePages;
import dev.callside.payments.work.PaymentsProblem;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import dev.callside.practice.work.Soon;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** A level's saved cards. Their numbers go from the browser to Stripe and never come here. */
@Path("credits/levels/{id}/cards")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CardResource {

    @Inject
    private CurrentSession current;

    @Inject
    private HttpLevels door;

    @Inject
    private Cards cards;

    @Inject
    private StripePages pages;

    @Inject
    private Soon soon;

    @Inject
    private Clock clock;

    /** What the page needs for Stripe.js to save a card. */
    public record SetupView(String setupIntent, String clientSecret, String publishableKey, String stripeJs) {}

    /** The setup that Stripe.js has confirmed. */
    public record Adoption(String setupIntent) {}

    @GET
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "The level's cards: the one that is charged first, then the newest")
    @APIResponseSchema(CardView[].class)
    public Response list(@PathParam("id") String id) {
        return door.with(
                id,
                level -> Response.ok(cards.of(level.practice(), payer(level)).stream()
                                .map(this::view)
                                .toList())
                        .build());
    }

    @POST
    @Path("setup")
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "Begin to save a card: what Stripe.js needs for it")
    @APIResponseSchema(SetupView.class)
    public Response setup(@PathParam("id") String id) {
        return door.withActive(id, level -> {
            var answer = cards.begin(level.practice(), payer(level));
            return answer instanceof Known<Setup> known
                    ? Response.ok(view(known.value())).build()
                    : noAnswer();
        });
    }

    private SetupView view(Setup setup) {
        return new SetupView(setup.id(), setup.clientSecret(), pages.publishableKey(), pages.scriptUrl());
    }

    @POST
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "Keep the card that Stripe.js has saved; once more is the same card")
    @APIResponseSchema(CardView.class)
    public Response adopt(@PathParam("id") String id, Adoption adoption) {
        if (adoption == null
                || adoption.setupIntent() == null
                || !adoption.setupIntent().matches("seti_\\w{1,200}")) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        return door.with(id, level -> {
            // Of a level that was removed meanwhile too: what was saved for it is given up by the look.
            var answer = cards.adopt(
                    level.practice(),
                    payer(level),
                    adoption.setupIntent(),
                    current.session().subject());
            return level.active() ? adopted(answer) : door.notFound();
        });
    }

    private Response adopted(StripeAnswer<Optional<SavedCard>> answer) {
        return answer instanceof Known<Optional<SavedCard>> known
                ? known.value()
                        .map(card -> Response.ok(view(card)).build())
                        .orElseGet(() -> Problem.response(PaymentsProblem.NO_CARD_SAVED, current.locale()))
                : noAnswer();
    }

    @PUT
    @Path("{card}/default")
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "Charge this card if no other is chosen")
    @APIResponse(responseCode = "204", description = "Done")
    public Response makeDefault(@PathParam("id") String id, @PathParam("card") String card) {
        return withCard(
                id,
                card,
                found -> cards.makeUsual(
                        found.level().practice(),
                        payer(found.level()),
                        found.card(),
                        current.session().subject()));
    }

    @DELETE
    @Path("{card}")
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "Remove a card; if it was the default, the newest of the others becomes it")
    @APIResponse(responseCode = "204", description = "Done")
    public Response remove(@PathParam("id") String id, @PathParam("card") String card) {
        return withCard(id, card, found -> {
            var level = found.level();
            var removed = cards.remove(
                    level.practice(),
                    payer(level),
                    found.card(),
                    current.session().subject());
            soon.run(() -> cards.look(level.practice(), payer(level)));
            return removed;
        });
    }

    private record Found(Level level, UUID card) {}

    private Response withCard(String id, String card, Function<Found, Boolean> change) {
        var cardId = PurchaseId.parse(card).map(PurchaseId::value);
        return door.with(
                id,
                level -> cardId.filter(known -> change.apply(new Found(level, known)))
                        .map(known -> Response.noContent().build())
                        .orElseGet(door::notFound));
    }

    private Response noAnswer() {
        return Problem.response(PaymentsProblem.NO_ANSWER, current.locale());
    }

    private CardView view(SavedCard card) {
        return CardView.of(card, clock.instant());
    }

    private static UUID payer(Level level) {
        return level.id().value();
    }
}
