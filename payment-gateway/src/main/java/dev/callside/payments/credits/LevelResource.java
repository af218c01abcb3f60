package dev.callside.payments.credits;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.LevelOutcome;
import dev.callside.credits.level.Levels;
import dev.callside.payments.credits.CreditsView.LevelView;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import dev.callside.practice.web.Problem.FieldError;
import jakarta.inject.Inject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** One level: added, removed, and what is set for it. */
@Path("credits/levels/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LevelResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private Levels levels;

    @Inject
    private LevelSettings settings;

    @Inject
    private CreditsViews views;

    @Inject
    private LevelRemovals removals;

    /** For whom, by the practitioner's id. */
    public record LevelAsked(String practitioner) {}

    /** Where its credits go: a level's id; absent for the group. */
    public record RemovalAsked(String to) {}

    /**
     * What is to be bought by itself. Money is in the smallest unit of the currency.
     *
     * @param on off, if it is absent
     * @param threshold bought when fewer credits than this are available
     * @param dailyCap at most so much a day; null for no limit
     * @param suspendedAt of the stop that was shown: it goes on if that is still the one
     */
    public record TopUpAsked(
            Boolean on,
            JsonValue amount,
            JsonValue threshold,
            JsonValue dailyCap,
            JsonValue monthlyCap,
            Instant suspendedAt) {}

    /** Who is told, by e-mail, when the balance falls to which numbers of credits. */
    public record AlertsAsked(JsonValue stages, JsonValue recipients) {}

    @PUT
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Give a practitioner a level; again with the same id and content is the same level")
    @APIResponse(responseCode = "200", description = "It was there already")
    @APIResponseSchema(value = LevelView.class, responseCode = "201")
    public Response add(@PathParam("id") String id, LevelAsked asked) {
        var session = current.session();
        var level = LevelId.parse(id);
        if (level.isEmpty() || asked == null || asked.practitioner() == null) {
            return Problem.response(CommonProblem.MALFORMED, session.locale());
        }
        var practitioner = LevelId.parse(asked.practitioner());
        if (practitioner.isEmpty()) {
            return refusals().field("practitioner", "unknown");
        }
        return database.app(session.practice(), () -> {
            var outcome = levels.add(
                    session.practice(), level.get(), practitioner.get().value(), Actors.of(session));
            if (outcome instanceof LevelOutcome.Done done) {
                return Response.status(done.isNew() ? Response.Status.CREATED : Response.Status.OK)
                        .entity(views.one(session, level.get()))
                        .build();
            }
            return refusals().of(((LevelOutcome.Refused) outcome).reason());
        });
    }

    @POST
    @Path("removal")
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(
            summary = "Remove an individual level; its history stays",
            description =
                    "Its credits go where a manager says, or to the group. What messages give back later follows.")
    @APIResponseSchema(LevelView.class)
    public Response remove(@PathParam("id") String id, RemovalAsked asked) {
        return with(id, level -> {
            var to = heir(asked);
            if (to.isEmpty()) {
                return refusals().notFound();
            }
            return removed(level, to.get());
        });
    }

    private Response removed(Level level, LevelId to) {
        var session = current.session();
        return removals.remove(session, level, to) instanceof LevelOutcome.Refused refused
                ? refusals().of(refused.reason())
                : Response.ok(views.one(session, level.id())).build();
    }

    /** A practitioner can't see another level, so theirs goes to the group. */
    private Optional<LevelId> heir(RemovalAsked asked) {
        var session = current.session();
        return asked == null || asked.to() == null || session.role() != Role.MANAGER
                ? Optional.of(LevelId.group(session.practice()))
                : LevelId.parse(asked.to());
    }

    @PUT
    @Path("top-up")
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(
            summary = "Set what is bought by itself",
            description =
                    "Switching it on below the threshold buys at once. With suspendedAt of the stop that was shown"
                            + " it goes on, unless another has come since.")
    @APIResponseSchema(LevelView.class)
    public Response topUp(@PathParam("id") String id, TopUpAsked asked) {
        return asked == null ? malformed() : set(id, level -> settings.topUp(current.session(), level, asked));
    }

    @PUT
    @Path("alerts")
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "Set who is told of a low balance, in the language of whoever sets it")
    @APIResponseSchema(LevelView.class)
    public Response alerts(@PathParam("id") String id, AlertsAsked asked) {
        return asked == null ? malformed() : set(id, level -> settings.alerts(current.session(), level, asked));
    }

    private Response set(String id, Function<LevelId, List<FieldError>> set) {
        var session = current.session();
        return with(id, level -> {
            if (!level.active()) {
                return Problem.response(CreditsProblem.LEVEL_REMOVED, session.locale());
            }
            var errors = set.apply(level.id());
            return errors.isEmpty()
                    ? Response.ok(views.one(session, level.id())).build()
                    : Problem.invalid(session.locale(), errors);
        });
    }

    private Response malformed() {
        return Problem.response(CommonProblem.MALFORMED, current.locale());
    }

    private HttpRefusals refusals() {
        return new HttpRefusals(current.locale());
    }

    /** In a transaction. A level that this session may not see looks as if there were none. */
    private Response with(String id, Function<Level, Response> work) {
        Session session = current.session();
        return database.app(
                session.practice(),
                () -> LevelId.parse(id)
                        .flatMap(level -> levels.visible(session, level))
                        .map(work)
                        .orElseGet(() -> refusals().notFound()));
    }
}
