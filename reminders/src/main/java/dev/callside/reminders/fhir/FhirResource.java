package dev.callside.reminders.fhir;

import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.key.Scope;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Keyed;
import dev.callside.practice.web.MostBytes;
import dev.callside.practice.web.Open;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Appointments from a practice system that speaks FHIR R4. */
@Path("fhir")
@Consumes({FhirResource.FHIR, MediaType.APPLICATION_JSON})
@Produces({FhirResource.FHIR, MediaType.APPLICATION_JSON})
public class FhirResource {

    static final String FHIR = "application/fhir+json";

    private static final int MOST_BYTES = 4 * 1024 * 1024;

    @Inject
    private CurrentSession current;

    @Inject
    private FhirAppointments appointments;

    @PUT
    @Path("Appointment/{id}")
    @Keyed(Scope.APPOINTMENTS_WRITE)
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Create, change or cancel an appointment, as FHIR R4",
            description = "The id is the caller's. What can't be used is answered with an OperationOutcome.")
    @APIResponse(responseCode = "200", description = "It was there already")
    @APIResponseSchema(value = FhirView.Appointment.class, responseCode = "201")
    public Response put(
            @PathParam("id") String id, @RequestBody(description = "An Appointment of FHIR R4") byte[] body) {
        var answer = keep(List.of(new Wanted(id, Element.read(body, "Appointment"))));
        if (answer instanceof FhirAppointments.Kept kept) {
            var one = kept.all().get(0);
            return Response.status(one.isNew() ? Response.Status.CREATED : Response.Status.OK)
                    .tag(new EntityTag(String.valueOf(one.view().version()), true))
                    .entity(FhirView.of(one))
                    .build();
        }
        return refused(((FhirAppointments.Refused) answer).issues());
    }

    @POST
    @MostBytes(MOST_BYTES)
    @Keyed(Scope.APPOINTMENTS_WRITE)
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Create, change or cancel up to 500 appointments, as FHIR R4",
            description = "A Bundle of the type transaction keeps all or none, one of the type batch those that can be"
                    + " used.")
    @APIResponseSchema(FhirView.Bundle.class)
    public Response post(@RequestBody(description = "A Bundle of FHIR R4") byte[] body) {
        var bundle = Element.read(body, "Bundle");
        var wanted = BundleReader.read(bundle);
        if (!bundle.issues().isEmpty()) {
            return refused(bundle.issues());
        }
        return BundleReader.transaction(bundle) ? together(wanted) : each(wanted);
    }

    private Response together(List<Wanted> wanted) {
        var answer = keep(wanted);
        return answer instanceof FhirAppointments.Kept kept
                ? Response.ok(FhirView.bundle(
                                true, kept.all().stream().map(FhirView::entry).toList()))
                        .build()
                : refused(((FhirAppointments.Refused) answer).issues());
    }

    private Response each(List<Wanted> wanted) {
        var entries = wanted.stream()
                .map(one -> keep(List.of(one)))
                .map(answer -> answer instanceof FhirAppointments.Kept kept
                        ? FhirView.entry(kept.all().get(0))
                        : FhirView.entry(((FhirAppointments.Refused) answer).issues(), current.locale()))
                .toList();
        return Response.ok(FhirView.bundle(false, entries)).build();
    }

    @GET
    @Path("metadata")
    @Open
    @Operation(summary = "What of FHIR is spoken here")
    @APIResponse(
            responseCode = "200",
            description = "A CapabilityStatement of FHIR R4",
            content = @Content(mediaType = FHIR, schema = @Schema(type = SchemaType.OBJECT)))
    public Response metadata() {
        return Response.ok(Capability.STATEMENT).build();
    }

    private FhirAppointments.Answer keep(List<Wanted> wanted) {
        return appointments.put(current.practice(), wanted, current.actor());
    }

    private Response refused(List<Issue> issues) {
        return Response.status(Issue.status(issues))
                .entity(FhirView.of(issues, current.locale()))
                .build();
    }
}
