package dev.callside.payments.credits;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.LevelOutcome;
import dev.callside.credits.level.LevelTransfers;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.key.Scope;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CsvFile;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.HttpFile;
import dev.callside.practice.web.Keyed;
import dev.callside.practice.web.Problem;
import dev.callside.practice.web.WholeNumber;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** A practice's credits: all levels, transfers between them, and spending by other systems. */
@Path("credits")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CreditsResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private CreditsViews views;

    @Inject
    private LevelTransfers transfers;

    @Inject
    private HttpSpending spending;

    /**
     * Credits that go from one level to another.
     *
     * @param from level's id
     * @param to level's id
     * @param credits whole number
     */
    public record TransferAsked(String from, String to, JsonValue credits) {}

    /**
     * A message that another system sends.
     *
     * @param practitioner whose message it is, by id; absent for the practice's
     * @param channel {@code sms} or {@code email}
     * @param country the recipient's, ISO 3166-1 alpha-2
     * @param segments parts of an SMS, 1 of a mail
     * @param reference by which its reader finds it in the history; no personal data
     */
    public record SpendingAsked(
            String practitioner, String channel, String country, JsonValue segments, String reference) {}

    /** What was paid, by which level, and what that level still has, if the caller may see it. */
    public record Spent(String id, String level, long credits, Long balance) {}

    @GET
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "Levels, prices and rates; a practitioner sees their own level only")
    @APIResponseSchema(CreditsView.class)
    public CreditsView all() {
        var session = current.session();
        return database.app(session.practice(), () -> views.all(session));
    }

    @GET
    @Path("levels.csv")
    @Produces(CsvFile.MEDIA_TYPE)
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "The levels as a file, removed ones too; q is looked for in their names")
    @APIResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = CsvFile.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Response csv(@QueryParam("q") String text) {
        var file = new HttpLevelsCsv(all(), current.locale());
        return HttpFile.csv("levels.csv", out -> file.write(text == null ? "" : text, out));
    }

    @PUT
    @Path("transfers/{id}")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Move credits between two levels; again with the same id and content is the same transfer")
    @APIResponseSchema(CreditsView.class)
    public Response transfer(@PathParam("id") String id, TransferAsked asked) {
        var session = current.session();
        var refusals = new HttpRefusals(session.locale());
        var transfer = LevelId.parse(id);
        if (transfer.isEmpty() || asked == null || asked.from() == null || asked.to() == null) {
            return Problem.response(CommonProblem.MALFORMED, session.locale());
        }
        var from = LevelId.parse(asked.from());
        var to = LevelId.parse(asked.to());
        if (from.isEmpty() || to.isEmpty()) {
            return refusals.notFound();
        }
        var outcome = database.app(
                session.practice(),
                () -> transfers.between(
                        session.practice(),
                        transfer.get().value(),
                        from.get(),
                        to.get(),
                        WholeNumber.of(asked.credits()),
                        Actors.of(session)));
        return outcome instanceof LevelOutcome.Refused refused
                ? refusals.of(refused.reason())
                : Response.ok(all()).build();
    }

    @PUT
    @Path("spending/{id}")
    @Keyed(Scope.CREDITS_SPEND)
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(
            summary = "Pay for a message that another system sends; again with the same id and content is the same",
            description = "A practitioner pays for their own messages only, a manager and a key of the scope"
                    + " credits:spend for everybody's in the practice.")
    @APIResponseSchema(Spent.class)
    public Response spend(@PathParam("id") String id, SpendingAsked asked) {
        var message = LevelId.parse(id);
        if (message.isEmpty() || asked == null) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        return spending.spend(Spender.of(current), message.get().value(), asked);
    }
}
