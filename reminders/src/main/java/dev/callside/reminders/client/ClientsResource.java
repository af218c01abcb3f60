package dev.callside.reminders.client;

import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.client.ConsentChannel;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.time.Ids;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The clients of a practice: how they are reached, and what they agreed to. */
@Path("clients")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class ClientsResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private Clients clients;

    /**
     * What is decided about a consent.
     *
     * @param reason in the words of whoever decides; it is kept, at most 500 characters
     */
    public record DecisionAsked(Boolean given, String reason) {}

    @GET
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Clients by name, page by page",
            description = "q is found in names, numbers, e-mail addresses and the practice system's ids. show is all,"
                    + " no-consent, opted-out, no-phone or no-email. A page has at most 100.")
    @APIResponseSchema(ClientView.Page.class)
    public Response page(
            @QueryParam("q") String text,
            @QueryParam("show") String show,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        var who = current.session();
        var reader = new ClientReader(who.locale());
        var question = reader.question(text, show, after, limit);
        if (!reader.errors().isEmpty()) {
            return Problem.invalid(who.locale(), reader.errors());
        }
        return Response.ok(database.app(who.practice(), () -> clients.page(who.practice(), question)))
                .build();
    }

    @GET
    @Path("{id}")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "A client, how it came to what they agree to, and their next appointments",
            description = "The id is the one of the list.")
    @APIResponseSchema(ClientDetail.class)
    public Response one(@PathParam("id") String id) {
        var who = current.session();
        return database.app(
                who.practice(), () -> found(Ids.read(id).flatMap(client -> clients.detail(who.practice(), client))));
    }

    @PUT
    @Path("{id}/consent/{channel}")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Write down that a client agrees to SMS or e-mail, or no more",
            description = "What is still to be sent is planned anew, and cancelled if they do not agree. A consent that"
                    + " was withdrawn here is given again only here. A STOP of the client's holds whatever is decided.")
    @APIResponseSchema(value = ClientDetail.class, responseCode = "200")
    public Response decide(@PathParam("id") String id, @PathParam("channel") String channel, DecisionAsked asked) {
        var who = current.session();
        if (asked == null || asked.given() == null) {
            return Problem.response(CommonProblem.MALFORMED, who.locale());
        }
        var reader = new ClientReader(who.locale());
        var reason = reader.reason(asked.reason());
        if (!reader.errors().isEmpty()) {
            return Problem.invalid(who.locale(), reader.errors());
        }
        var means = ConsentChannel.of(channel);
        return database.app(
                who.practice(),
                () -> found(Ids.read(id)
                        .filter(client ->
                                means.isPresent() && clients.decide(who, client, means.get(), asked.given(), reason))
                        .flatMap(client -> clients.detail(who.practice(), client))));
    }

    private Response found(Optional<ClientDetail> detail) {
        return detail.map(client -> Response.ok(client).build())
                .orElseGet(() -> Problem.response(CommonProblem.NOT_FOUND, current.locale()));
    }
}
