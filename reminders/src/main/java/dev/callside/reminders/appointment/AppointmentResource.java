package dev.callside.reminders.appointment;

import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.key.Scope;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import dev.callside.practice.time.Ids;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Keyed;
import dev.callside.practice.web.Problem;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.work.RemindersProblem;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Appointments from a practice's own system. */
@Path("appointments")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AppointmentResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private PracticeStore practices;

    @Inject
    private Appointments appointments;

    @Inject
    private AppointmentStore store;

    @Inject
    private Clock clock;

    @PUT
    @Path("{id}")
    @Keyed(Scope.APPOINTMENTS_WRITE)
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Create, change or cancel an appointment",
            description = "The id is the caller's. The whole appointment is sent each time; the same once more changes"
                    + " nothing. To cancel it, send it with the status cancelled.")
    @APIResponseSchema(AppointmentView.class)
    public Response put(@PathParam("id") String id, AppointmentAsked asked) {
        if (asked == null) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        var practice = database.app(current.practice(), () -> practices.practice(current.practice()));
        var reader = new AppointmentReader(practice);
        return reader.read(Source.API, id, asked, Ids.next(clock.instant()))
                .map(appointment -> {
                    appointments.put(practice.id(), appointment, current.actor());
                    return found(appointment.externalId());
                })
                .orElseGet(() -> Problem.invalid(current.locale(), errors(reader.refused(), current.locale())));
    }

    @GET
    @Path("{id}")
    @Keyed(Scope.APPOINTMENTS_READ)
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "An appointment, and what is or was sent about it")
    @APIResponseSchema(AppointmentView.class)
    public Response get(@PathParam("id") String id) {
        return found(id.strip());
    }

    /** @param id as the reader keeps it, without blanks at its ends */
    private Response found(String id) {
        return database.app(current.practice(), () -> store.view(current.practice(), Source.API, id))
                .map(view -> Response.ok(view).build())
                .orElseGet(() -> Problem.response(CommonProblem.NOT_FOUND, current.locale()));
    }

    static List<FieldError> errors(List<Refused> refused, Locale locale) {
        var texts = Texts.of(RemindersProblem.BUNDLE, locale);
        return refused.stream()
                .map(each -> {
                    var code = each.code().name().toLowerCase(Locale.ROOT);
                    return new FieldError(
                            each.field(),
                            code,
                            texts.getOr("appointment." + each.field() + "." + code, "appointment." + code));
                })
                .toList();
    }
}
