package dev.callside.reminders.level;

import dev.callside.credits.level.Level;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.PreferencesAnswer;
import dev.callside.reminders.settings.PreferencesAsked;
import dev.callside.reminders.settings.PreferencesAsked.RuleAsked;
import dev.callside.reminders.settings.PreferencesAsked.SpanAsked;
import dev.callside.reminders.settings.PreferencesCheck;
import dev.callside.reminders.work.RemindersProblem;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The reminder settings of the levels. */
@Path("levels")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class LevelsResource {

    private static final Pattern VERSION = Pattern.compile("[0-9]{1,9}");

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private VisibleLevels levels;

    @Inject
    private LevelSettings settings;

    @Inject
    private Replans replans;

    /**
     * Settings, and which ones they were made from.
     *
     * @param quiet absent for none
     * @param withoutCredit what becomes of an SMS that can't be paid for: {@code hold} or {@code email}; absent means hold
     * @param version as it was read; 0 where the level had none of its own
     */
    public record SettingsAsked(
            List<RuleAsked> rules,
            SpanAsked window,
            SpanAsked quiet,
            List<String> days,
            String withoutCredit,
            Integer version) {
        PreferencesAsked preferences() {
            return new PreferencesAsked(rules, window, quiet, days, withoutCredit);
        }
    }

    @GET
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "The levels with the reminder settings that hold for each; a practitioner sees the own one")
    @APIResponseSchema(LevelsView.class)
    public LevelsView all() {
        return database.app(current.practice(), () -> settings.view(current.session()));
    }

    @PUT
    @Path("{id}/preferences")
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(
            summary = "Save a level's reminder settings",
            description = "What is not sent yet is planned anew with them. What was sent is never sent again.")
    @APIResponseSchema(LevelsView.class)
    public Response save(@PathParam("id") String id, SettingsAsked asked) {
        if (asked == null || asked.version() == null) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        var answer = PreferencesCheck.read(asked.preferences());
        return with(id, level -> {
            if (answer instanceof PreferencesAnswer.Refused refused) {
                var messages = new SettingsMessages(current.locale());
                return Optional.of(Problem.invalid(current.locale(), messages.errors(refused.refusals())));
            }
            return settings.save(current.practice(), level.id(), (Preferences) answer, asked.version(), current.actor())
                    ? Optional.empty()
                    : Optional.of(Problem.response(RemindersProblem.CHANGED_MEANWHILE, current.locale()));
        });
    }

    @DELETE
    @Path("{id}/preferences")
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(
            summary = "Give up a level's own reminder settings",
            description =
                    "An individual level then uses the group's; the group goes back to the defaults. The version is that of"
                            + " the settings that were read: 409 changed-meanwhile if they are others by now.")
    @APIResponseSchema(LevelsView.class)
    public Response reset(@PathParam("id") String id, @QueryParam("version") String version) {
        if (version == null || !VERSION.matcher(version).matches()) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        return with(
                id,
                level -> settings.reset(current.practice(), level.id(), Integer.parseInt(version), current.actor())
                        ? Optional.empty()
                        : Optional.of(Problem.response(RemindersProblem.CHANGED_MEANWHILE, current.locale())));
    }

    /** The first batch is planned at once: for most practices that is all, and the answer says so. */
    private Response with(String id, Function<Level, Optional<Response>> work) {
        var session = current.session();
        var refused = database.app(
                session.practice(),
                () -> levels.one(session, id)
                        .map(work)
                        .orElseGet(() -> Optional.of(Problem.response(CommonProblem.NOT_FOUND, current.locale()))));
        if (refused.isPresent()) {
            return refused.get();
        }
        replans.batch(session.practice());
        return Response.ok(all()).build();
    }
}
