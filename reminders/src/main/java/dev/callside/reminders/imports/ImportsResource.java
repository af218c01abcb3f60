package dev.callside.reminders.imports;

import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.key.Scope;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import dev.callside.practice.time.Ids;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CsvFile;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.HttpFile;
import dev.callside.practice.web.Keyed;
import dev.callside.practice.web.MostBytes;
import dev.callside.practice.web.Problem;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.work.ListCursor;
import dev.callside.reminders.work.ListQuestion;
import dev.callside.reminders.work.ListReader;
import dev.callside.reminders.work.RemindersProblem;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Appointments as a file, from systems that can say no more. */
@Path("imports")
@Produces(MediaType.APPLICATION_JSON)
public class ImportsResource {

    private static final String CSV = "text/csv";

    @Context
    private HttpServletRequest servlet;

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private PracticeStore practices;

    @Inject
    private Imports imports;

    @Inject
    private KeptImports kept;

    @Inject
    private ImportListStore store;

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
                            + " beginning is read, and nothing is kept. With later=true the file is kept, the answer is 202 when"
                            + " all of it is here, and it is read then.")
    @APIResponseSchema(ImportView.Detail.class)
    public Response post(
            @BeanParam HttpImportAsked asked,
            @RequestBody(content = @Content(mediaType = CSV, schema = @Schema(type = SchemaType.STRING)))
                    InputStream body)
            throws IOException {
        if (!asked.preview() && asked.id().isEmpty()) {
            var text = Texts.of(RemindersProblem.BUNDLE, current.locale()).get("import.id.malformed");
            return Problem.invalid(current.locale(), List.of(new FieldError("id", "malformed", text)));
        }
        if (asked.later() && !asked.preview()) {
            return keep(asked.begun(current.actor(), servlet.getContentLengthLong()), body);
        }
        var bytes = new CountingStream(body);
        var file = ImportFile.open(bytes);
        if (!file.header().errors().isEmpty()) {
            return Problem.invalid(current.locale(), ImportView.refusal(file.header(), current.locale()));
        }
        return asked.preview()
                ? preview(file, bytes)
                : take(asked.begun(current.actor(), servlet.getContentLengthLong()), file, bytes);
    }

    private Response keep(Begun begun, InputStream body) {
        var attempt = imports.begin(current.practice(), begun);
        if (attempt.isPresent() && !kept.receive(current.practice(), begun.id(), attempt.get(), body)) {
            return Problem.response(RemindersProblem.IMPORT_STOPPED, current.locale());
        }
        return imports.find(current.practice(), begun.id(), 0, List.of(), current.locale())
                .filter(detail -> attempt.isPresent() || !detail.file().state().equals(ImportState.RECEIVING.label()))
                .map(detail -> Response.accepted(detail).build())
                .orElseGet(() -> Problem.response(RemindersProblem.IMPORT_RUNNING, current.locale()));
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

    private Response take(Begun begun, ImportFile file, CountingStream bytes) {
        var practice = database.app(current.practice(), () -> practices.practice(current.practice()));
        var id = begun.id();
        var attempt = imports.begin(practice.id(), begun);
        if (attempt.isPresent()
                && !imports.run(new Imports.Upload(practice, id, begun.by(), file, bytes), attempt.get())) {
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
    @Operation(
            summary = "Files, the newest first, page by page",
            description = "q is found in their names. show is all, open, done or failed. A page has at most 100.")
    @APIResponseSchema(ImportView.All.class)
    public Response page(
            @QueryParam("q") String text,
            @QueryParam("show") String show,
            @QueryParam("after") String after,
            @QueryParam("limit") String limit) {
        var reader = new ListReader<>(current.locale(), "imports", ImportShow.class, ListCursor::of);
        var question = reader.question(text, show, after, limit);
        if (!reader.errors().isEmpty()) {
            return Problem.invalid(current.locale(), reader.errors());
        }
        return Response.ok(database.app(current.practice(), () -> page(question)))
                .build();
    }

    private ImportView.All page(ListQuestion<ImportShow, ListCursor> question) {
        var most = question.limit();
        var files = store.lines(current.practice(), question.atMost(most + 1));
        var page = files.subList(0, Math.min(most, files.size()));
        return new ImportView.All(
                page, files.size() > most ? page.get(most - 1).cursor().toString() : null);
    }

    @GET
    @Path("{id}")
    @Keyed(Scope.APPOINTMENTS_WRITE)
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "How far a file is, and what was wrong with it, 100 errors at a time")
    @APIResponseSchema(ImportView.Detail.class)
    public Response find(@PathParam("id") String id, @QueryParam("after") String after) {
        return Ids.read(id)
                .flatMap(known -> imports.find(current.practice(), known, number(after), List.of(), current.locale()))
                .map(detail -> Response.ok(detail).build())
                .orElseGet(() -> Problem.response(CommonProblem.NOT_FOUND, current.locale()));
    }

    @GET
    @Path("{id}/errors.csv")
    @Produces(CsvFile.MEDIA_TYPE)
    @Keyed(Scope.APPOINTMENTS_WRITE)
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "What was wrong with a file, as a file: the first thousand errors")
    @APIResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = CsvFile.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Response errors(@PathParam("id") String id) {
        return Ids.read(id)
                .flatMap(known -> imports.errors(current.practice(), known, current.locale()))
                .map(errors -> {
                    var words = Texts.of(RemindersProblem.BUNDLE, current.locale());
                    return HttpFile.csv("refused.csv", out -> ErrorsCsv.write(errors, words, out));
                })
                .orElseGet(() -> Problem.response(CommonProblem.NOT_FOUND, current.locale()));
    }

    /** From the beginning, if it is none. */
    private static long number(String text) {
        return text != null && text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
    }
}
