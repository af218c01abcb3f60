package dev.callside.reminders.feed;

import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CsvFile;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.HttpFile;
import dev.callside.practice.web.Problem;
import dev.callside.reminders.work.RemindersProblem;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;

/** The list of calendars as a file. */
@Path("calendars.csv")
public class CalendarsCsvResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private PracticeStore practices;

    @Inject
    private CalendarStore store;

    @Inject
    private Clock clock;

    @GET
    @Produces(CsvFile.MEDIA_TYPE)
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "The same calendars as a file, all pages of them")
    @APIResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = CsvFile.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Response csv(@QueryParam("q") String text, @QueryParam("show") String show) {
        var who = current.session();
        var reader = CalendarList.reader(who.locale());
        var question = reader.question(text, show, "", "");
        if (!reader.errors().isEmpty()) {
            return Problem.invalid(who.locale(), reader.errors());
        }
        return database.app(who.practice(), () -> {
            var calendars = CalendarList.of(store.all(who.practice(), clock.instant()), question);
            var csv = new HttpCalendarsCsv(
                    practices.practice(who.practice()).zone(), Texts.of(RemindersProblem.BUNDLE, who.locale()));
            return HttpFile.csv("calendars.csv", out -> csv.write(calendars, out));
        });
    }
}
