package dev.callside.reminders.imports;

import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.key.Scope;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CsvFile;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.HttpFile;
import dev.callside.practice.web.Keyed;
import dev.callside.practice.web.Problem;
import dev.callside.reminders.work.ListCursor;
import dev.callside.reminders.work.ListReader;
import dev.callside.reminders.work.RemindersProblem;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The list of imported files as a file. */
@Path("imports.csv")
public class ImportsCsvResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private PracticeStore practices;

    @Inject
    private HttpImportsCsv csv;

    @GET
    @Produces(CsvFile.MEDIA_TYPE)
    @Keyed(Scope.APPOINTMENTS_WRITE)
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "The same files as a list to save, all pages of it")
    @APIResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = CsvFile.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Response csv(@QueryParam("q") String text, @QueryParam("show") String show) {
        var reader = new ListReader<>(current.locale(), "imports", ImportShow.class, ListCursor::of);
        var question = reader.question(text, show, "", "");
        if (!reader.errors().isEmpty()) {
            return Problem.invalid(current.locale(), reader.errors());
        }
        var practice = database.app(current.practice(), () -> practices.practice(current.practice()));
        var texts = Texts.of(RemindersProblem.BUNDLE, current.locale());
        return HttpFile.csv("imports.csv", out -> csv.write(practice, question, texts, out));
    }
}
