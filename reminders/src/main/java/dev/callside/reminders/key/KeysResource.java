package dev.callside.reminders.key;

import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.key.ApiKeyStore;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.time.Ids;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import dev.callside.reminders.work.RemindersProblem;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Keys with which the practice's own systems call this API. No key can make another. */
@Path("keys")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class KeysResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private ApiKeyStore store;

    @Inject
    private Keys keys;

    @GET
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Keys, without their secrets, page by page",
            description = "q is found in their names and endings, and in who made them. show is all, in-use,"
                    + " never-used or revoked. A page has at most 100.")
    @APIResponseSchema(KeyView.All.class)
    public Response page(
            @QueryParam("q") String text,
            @QueryParam("show") String show,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        var who = current.session();
        var reader = KeyList.reader(who.locale());
        var question = reader.question(text, show, after, limit);
        if (!reader.errors().isEmpty()) {
            return Problem.invalid(who.locale(), reader.errors());
        }
        var all = database.app(who.practice(), () -> store.all(who.practice()));
        return Response.ok(KeyList.page(all, question)).build();
    }

    @POST
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Make a key",
            description = "The answer has its secret, this once. The same wish again is answered without it.")
    @APIResponseSchema(KeyView.Made.class)
    public Response make(KeyAsked asked) {
        var who = current.session();
        if (asked == null) {
            return Problem.response(CommonProblem.MALFORMED, who.locale());
        }
        var reader = new KeyReader(who.locale());
        var wanted = reader.read(asked);
        if (wanted.isEmpty()) {
            return Problem.invalid(who.locale(), reader.errors());
        }
        return database.app(who.practice(), () -> keys.make(who, wanted.get()))
                .map(made -> Response.ok(new KeyView.Made(
                                KeyView.of(made.key()), made.secret().orElse(null)))
                        .build())
                .orElseGet(() -> Problem.response(RemindersProblem.KEY_EXISTS, who.locale()));
    }

    @DELETE
    @Path("{id}")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Revoke a key: from now on it lets nobody in")
    @APIResponse(responseCode = "204", description = "It is revoked, now or before")
    public Response revoke(@PathParam("id") String id) {
        var who = current.session();
        return database.app(
                        who.practice(),
                        () -> Ids.read(id).filter(key -> keys.revoke(who, key)).isPresent())
                ? Response.noContent().build()
                : Problem.response(CommonProblem.NOT_FOUND, who.locale());
    }
}
