package dev.callside.reminders.imports;

import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.key.Scope;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Keyed;
import dev.callside.practice.web.MostBytes;
import dev.callside.practice.web.Problem;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.work.RemindersProblem;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Appointments as a file, from systems that can say no more. */
@Path("imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {

    private static final String CSV = "text/csv";

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private PracticeStore practices;

    @Inject
    private Imports imports;

    @Inject
    private ImportStore store;

    @POST
    @Consumes(CSV)
    @MostBytes(512L * 1024 * 1024)
    @Keyed(Scope.APPOINTMENTS_WRITE)
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Take in a file of appointments",
            description =
                    "The id is a UUID of the caller's; the same once more answers with what became of it. Rows are"
                            + " taken while the file arrives, and one that can't be is refused alone. With preview=true the"
                            + " beginning is read, and nothing is kept.")
    @APIResponseSchema(ImportView.Detail.class)
    public Response post(
            @QueryParam("id") String id,
            @QueryParam("preview") String preview,
            @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
                    InputStream body)
            throws IOException {
        var only = "true".equals(preview);
        var known = id(id);
        if (!only && known.isEmpty()) {
            var text = Texts.of(RemindersProblem.BUNDLE, current.locale()).get("import.id.malformed");
            return Problem.invalid(current.locale(), List.of(new FieldError("id", "malformed", text)));
        }
        var bytes = new CountingStream(body);
        var file = ImportFile.open(bytes);
        if (!file.header().errors().isEmpty()) {
            return Problem.invalid(current.locale(), ImportView.refusal(file.header(), current.locale()));
        }
        return only ? preview(file, bytes) : take(known.get(), file, bytes);
    }

    private Response preview(ImportFile file, CountingStream bytes) {
        var practice = database.app(current.practice(), () -> practices.practice(current.practice()));
        try {
            return Response.ok(imports.preview(practice, file, bytes, current.locale()))
                    .build();
        } catch (UncheckedIOException e) {
            return Problem.response(RemindersProblem.IMPORT_STOPPED, current.locale());
        }
    }

    private Response take(UUID id, ImportFile file, CountingStream bytes) {
        var practice = database.app(current.practice(), () -> practices.practice(current.practice()));
        var attempt = imports.begin(practice.id(), id, current.actor());
        if (attempt.isPresent()
                && !imports.run(new Imports.Upload(practice, id, current.actor(), file, bytes), attempt.get())) {
            return Problem.response(RemindersProblem.IMPORT_STOPPED, current.locale());
        }
        var found = imports.find(practice.id(), id, 0, file.header().ignored(), current.locale());
        return found.filter(detail -> detail.file().state().equals("done"))
                .map(detail -> Response.ok(detail).build())
                .orElseGet(() -> Problem.response(RemindersProblem.IMPORT_RUNNING, current.locale()));
    }

    @GET
    @Keyed(Scope.APPOINTMENTS_WRITE)
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "The last 20 files, the newest first")
    @APIResponseSchema(ImportView.All.class)
    public ImportView.All last() {
        return database.app(current.practice(), () -> new ImportView.All(store.last(current.practice())));
    }

    @GET
    @Path("{id}")
    @Keyed(Scope.APPOINTMENTS_WRITE)
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "How far a file is, and what was wrong with it, 100 errors at a time")
    @APIResponseSchema(ImportView.Detail.class)
    public Response find(@PathParam("id") String id, @QueryParam("after") String after) {
        return id(id).flatMap(
                        known -> imports.find(current.practice(), known, number(after), List.of(), current.locale()))
                .map(detail -> Response.ok(detail).build())
                .orElseGet(() -> Problem.response(CommonProblem.NOT_FOUND, current.locale()));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text == null ? "" : text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** From the beginning, if it is none. */
    private static long number(String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
    }
}
