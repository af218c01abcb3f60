package dev.callside.reminders.log;

import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CsvFile;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.HttpFile;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The log as a file. */
@Path("messages.csv")
public class MessagesCsvResource {

    @Inject
    private CurrentSession current;

    @Inject
    private HttpLog log;

    @Inject
    private HttpCsv csv;

    @GET
    @Produces(CsvFile.MEDIA_TYPE)
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "The same messages as a file, all pages of them")
    @APIResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = CsvFile.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Response csv(@BeanParam HttpLogAsked asked) {
        var words = new MessageWords(current.session().locale());
        return log.answer(
                asked,
                "",
                "",
                (practice, question) -> HttpFile.csv("messages.csv", out -> csv.write(practice, question, words, out)));
    }
}
