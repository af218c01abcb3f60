package dev.callside.reminders.feed;

import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.time.Ids;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import dev.callside.reminders.feed.CalendarAsked.ReadAsked;
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
import java.time.Clock;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Calendars that the practice's systems publish, and that are read again and again. */
@Path("calendars")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CalendarsResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private CalendarStore store;

    @Inject
    private Calendars calendars;

    @Inject
    private TrustedOrigins origins;

    @Inject
    private Clock clock;

    @GET
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary =
                    "Calendars, without their addresses, and how it went when each was read the last time, page by page",
            description = "q is found in their names and their practitioners'. show is all, ok, trouble or paused."
                    + " A page has at most 100.")
    @APIResponseSchema(CalendarView.All.class)
    public Response page(
            @QueryParam("q") String text,
            @QueryParam("show") String show,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        var who = current.session();
        var reader = CalendarList.reader(who.locale());
        var question = reader.question(text, show, after, limit);
        if (!reader.errors().isEmpty()) {
            return Problem.invalid(who.locale(), reader.errors());
        }
        return Response.ok(database.app(
                        who.practice(),
                        () -> CalendarList.page(
                                store.all(who.practice(), clock.instant()),
                                store.practitioners(who.practice()),
                                question)))
                .build();
    }

    @POST
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Add a calendar",
            description = "It is read at once, and then again and again. The same wish again is answered likewise.")
    @APIResponseSchema(CalendarView.class)
    public Response add(CalendarAsked asked) {
        var who = current.session();
        if (asked == null) {
            return Problem.response(CommonProblem.MALFORMED, who.locale());
        }
        var reader = new CalendarReader(who.locale(), origins.trusted());
        var practitioners = database.app(who.practice(), () -> store.practitioners(who.practice()));
        var wanted = reader.read(asked, practitioners);
        if (wanted.isEmpty()) {
            return Problem.invalid(who.locale(), reader.errors());
        }
        return database.app(who.practice(), () -> calendars.add(who, wanted.get()))
                .map(refusal -> Problem.invalid(
                        who.locale(),
                        switch (refusal) {
                            case TWICE -> reader.refused("address", "twice");
                            case ENOUGH -> reader.refused("address", "enough");
                        }))
                .orElseGet(() -> found(wanted.get().id()));
    }

    @POST
    @Path("{id}/read")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Read a calendar now",
            description = "It is about to be read when this is answered. Where so much of it is gone that nothing was"
                    + " cancelled, goneIsRight says that it is no mistake.")
    @APIResponseSchema(CalendarView.class)
    public Response read(@PathParam("id") String id, ReadAsked asked) {
        var right = asked != null && Boolean.TRUE.equals(asked.goneIsRight());
        return act(id, known -> calendars.readNow(current.session(), known, right));
    }

    @POST
    @Path("{id}/pause")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Read a calendar no more until it is resumed; messages go out as it was read the last time")
    @APIResponseSchema(CalendarView.class)
    public Response pause(@PathParam("id") String id) {
        return act(id, known -> calendars.pause(current.session(), known, true));
    }

    @POST
    @Path("{id}/resume")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Read a calendar again, at once and then again and again")
    @APIResponseSchema(CalendarView.class)
    public Response resume(@PathParam("id") String id) {
        return act(id, known -> calendars.pause(current.session(), known, false));
    }

    @DELETE
    @Path("{id}")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Remove a calendar",
            description = "What is planned about its appointments is cancelled, and clients are told nothing.")
    @APIResponse(responseCode = "204", description = "It is removed")
    public Response remove(@PathParam("id") String id) {
        var who = current.session();
        return Ids.read(id)
                        .filter(known -> database.app(who.practice(), () -> calendars.remove(who, known)))
                        .isPresent()
                ? Response.noContent().build()
                : Problem.response(CommonProblem.NOT_FOUND, who.locale());
    }

    private Response act(String id, Predicate<UUID> act) {
        return Ids.read(id)
                .filter(known -> database.app(current.practice(), () -> act.test(known)))
                .map(this::found)
                .orElseGet(() -> Problem.response(CommonProblem.NOT_FOUND, current.locale()));
    }

    private Response found(UUID id) {
        return database.app(current.practice(), () -> store.find(current.practice(), id, clock.instant()))
                .map(view -> Response.ok(view).build())
                .orElseGet(() -> Problem.response(CommonProblem.NOT_FOUND, current.locale()));
    }
}
