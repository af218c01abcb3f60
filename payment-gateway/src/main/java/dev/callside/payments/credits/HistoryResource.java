package dev.callside.payments.credits;

import dev.callside.credits.history.ChartDay;
import dev.callside.credits.history.ChartStore;
import dev.callside.credits.history.Histories;
import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.Levels;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CsvFile;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.HttpFile;
import dev.callside.practice.web.Problem;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What happened to a level's credits: line by line, as a file, and day by day. */
@Path("credits/levels/{id}")
public class HistoryResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private Levels levels;

    @Inject
    private PracticeStore practices;

    @Inject
    private Histories histories;

    @Inject
    private ChartStore chart;

    @Inject
    private HttpCsv csv;

    @Inject
    private Instance<LevelCards> cards;

    @Inject
    private Clock clock;

    /** Which lines. */
    public static class Asked {
        /** purchase, top-up, spent, transfer, removal, reserved (now) or released; none: all that moved credits. */
        @QueryParam("kind")
        String kind;

        /** Found in who or reference, or in the name of the level at a transfer's other end. */
        @QueryParam("q")
        String text;

        /** First day, in the practice's zone. */
        @QueryParam("from")
        String from;

        /** Last day. */
        @QueryParam("to")
        String to;

        HistoryReader reader(HttpRefusals refusals, Practice practice) {
            return new HistoryReader(refusals, practice.zone());
        }
    }

    /**
     * A line.
     *
     * @param who by name; null if it happened by itself
     * @param reference a receipt's number and what became of its money, a message's reference, or the name of the level at a transfer's other end
     * @param credits that came, or negative went
     * @param balanceAfter what the level had then, with what was reserved
     */
    public record EntryView(
            String id, Instant at, String kind, String who, String reference, long credits, long balanceAfter) {}

    /**
     * A page, newest first.
     *
     * @param next to be given as {@code before} for the next page; null if this was the last
     */
    public record HistoryView(List<EntryView> entries, String next) {}

    /** Days, oldest first. */
    public record ChartView(List<DayView> days) {}

    /**
     * A day in the practice's zone.
     *
     * @param balance at its end, with what was reserved
     */
    public record DayView(String day, long balance, long bought, long used) {}

    @GET
    @Path("history")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "What happened to a level's credits, newest first, page by page")
    @APIResponseSchema(HistoryView.class)
    public Response history(
            @PathParam("id") String id,
            @BeanParam Asked asked,
            @QueryParam("before") String before,
            @QueryParam("limit") String limit) {
        return with(id, (practice, level) -> {
            var reader = asked.reader(refusals(), practice);
            var question = reader.question(asked.kind, asked.text, asked.from, asked.to, before, limit);
            if (!reader.errors().isEmpty()) {
                return Problem.invalid(current.locale(), reader.errors());
            }
            var names = names(practice);
            var lines = histories.lines(practice.id(), level.id(), question.orWith(names.found(question.text())));
            var last = lines.size() < question.limit() ? null : lines.get(lines.size() - 1);
            return Response.ok(new HistoryView(
                            lines.stream().map(names::entry).toList(),
                            last == null ? null : String.valueOf(last.seq())))
                    .build();
        });
    }

    @GET
    @Path("history.csv")
    @Produces(CsvFile.MEDIA_TYPE)
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "The same as a file, all pages of it")
    @APIResponse(
            responseCode = "200",
            description = "A file",
            content = @Content(mediaType = CsvFile.MEDIA_TYPE, schema = @Schema(type = SchemaType.STRING)))
    public Response csv(@PathParam("id") String id, @BeanParam Asked asked) {
        return with(id, (practice, level) -> {
            var reader = asked.reader(refusals(), practice);
            var question = reader.question(asked.kind, asked.text, asked.from, asked.to, "", "");
            if (!reader.errors().isEmpty()) {
                return Problem.invalid(current.locale(), reader.errors());
            }
            var names = names(practice);
            return HttpFile.csv(
                    "credits.csv",
                    out -> csv.write(practice, level.id(), question.orWith(names.found(question.text())), names, out));
        });
    }

    @GET
    @Path("chart")
    @Produces(MediaType.APPLICATION_JSON)
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(
            summary = "Balance, bought and used of each day in the practice's zone",
            description = "The last 30 days, if nothing is said; at most 400.")
    @APIResponseSchema(ChartView.class)
    public Response chart(@PathParam("id") String id, @QueryParam("from") String from, @QueryParam("to") String to) {
        return with(id, (practice, level) -> {
            var reader = new HistoryReader(refusals(), practice.zone());
            var days = reader.days(from, to, clock.instant());
            if (!reader.errors().isEmpty()) {
                return Problem.invalid(current.locale(), reader.errors());
            }
            return Response.ok(new ChartView(chart.days(practice, level.id(), days.first(), days.last()).stream()
                            .map(HistoryResource::day)
                            .toList()))
                    .build();
        });
    }

    private static DayView day(ChartDay day) {
        return new DayView(day.day().toString(), day.balance(), day.bought(), day.used());
    }

    private LevelNames names(Practice practice) {
        return new LevelNames(
                levels.all(practice.id()),
                levels.named(current.session()),
                cards.isUnsatisfied() ? Map.of() : cards.get().returned(practice.id()),
                current.locale());
    }

    private HttpRefusals refusals() {
        return new HttpRefusals(current.locale());
    }

    /** In a transaction. A level that this session may not see looks as if there were none. */
    private Response with(String id, BiFunction<Practice, Level, Response> work) {
        var session = current.session();
        return database.app(
                session.practice(),
                () -> LevelId.parse(id)
                        .flatMap(level -> levels.visible(session, level))
                        .map(level -> work.apply(practices.practice(session.practice()), level))
                        .orElseGet(() -> refusals().notFound()));
    }
}
