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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
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

    @Inject
    @ConfigProperty(name = "callside.public-url")
    private String publicUrl;

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
        return alone(new Wanted(id, Element.read(body, "Appointment")));
    }

    @POST
    @Path("Appointment")
    @Keyed(Scope.APPOINTMENTS_WRITE)
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Create an appointment, as FHIR R4",
            description =
                    "The id is given here, and said in Location; one in the resource is not read. Sent once more it"
                            + " is one more: what may have to be sent again is better sent by PUT. If-None-Exist is refused.")
    @APIResponseSchema(value = FhirView.Appointment.class, responseCode = "201")
    public Response create(
            @HeaderParam("If-None-Exist") @Parameter(description = "Refused: nothing can be searched for here")
                    String condition,
            @RequestBody(description = "An Appointment of FHIR R4") byte[] body) {
        var resource = Element.read(body, "Appointment");
        if (condition != null) {
            resource.add(Issue.of(Issue.Code.CONDITION, resource.path(), "fhir.condition"));
        }
        return alone(Wanted.create(resource));
    }

    private Response alone(Wanted wanted) {
        var answer = keep(List.of(wanted));
        if (answer instanceof FhirAppointments.Kept kept) {
            var one = kept.all().get(0);
            return (one.isNew() ? Response.created(address(one)) : Response.ok())
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
        var entries = appointments.each(current.practice(), wanted, current.actor()).stream()
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

    private URI address(FhirAppointments.One one) {
        return URI.create(publicUrl + "/reminders/api/v1/fhir/" + FhirView.location(one));
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
