package dev.callside.reminders.level;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.price.Channel.Form;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.copy.Copy;
import dev.callside.practice.mail.EmailAddress;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.copy.CopyCheck;
import dev.callside.reminders.copy.CopyKey;
import dev.callside.reminders.copy.CopyMessages;
import dev.callside.reminders.work.RemindersProblem;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The copy of one level: what its messages say. */
@Path("levels/{id}/copy")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CopyResource {

    private static final String TEXT = "{kind}/{channel}/{language}";

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private PracticeStore practices;

    @Inject
    private VisibleLevels levels;

    @Inject
    private LevelTexts texts;

    @Inject
    private PayLinks links;

    @PathParam("id")
    private String id;

    /**
     * What is to be saved, and what it was made from.
     *
     * @param version as it was read; {@code none} where the level had no text of its own
     */
    public record CopyAsked(String subject, String text, String version) {
        Copy copy() {
            return CopyResource.copy(subject, text);
        }
    }

    /**
     * A test.
     *
     * @param id made by whoever asks, so that the same once more is not sent again
     * @param subject with {@code text}, what is to be tried; without them it is what is saved
     */
    public record TestAsked(String id, String to, String subject, String text) {}

    static Copy copy(String subject, String text) {
        return new Copy(subject == null ? "" : subject, text == null ? "" : text);
    }

    @GET
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "All texts of a level, and what can stand in them")
    @APIResponseSchema(CopiesView.class)
    public Response all() {
        return with(level -> {
            var practice = practices.practice(current.practice());
            return Response.ok(CopiesView.of(practice, level, texts.all(practice.id()), links, current.locale()))
                    .build();
        });
    }

    @PUT
    @Path(TEXT)
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(
            summary = "Save a text of a level",
            description = "Made from the version that was read: 409 changed-meanwhile if it is another one by now.")
    @APIResponseSchema(CopiesView.TextView.class)
    public Response save(
            @PathParam("kind") String kind,
            @PathParam("channel") String channel,
            @PathParam("language") String language,
            CopyAsked asked) {
        if (asked == null || asked.version() == null) {
            return malformed();
        }
        return with(CopyKeyReader.read(kind, channel, language), (level, key) -> {
            var errors = errors(key, asked.copy());
            if (!errors.isEmpty()) {
                return Problem.invalid(current.locale(), errors);
            }
            return texts.save(current.practice(), level, key, asked.copy(), asked.version(), current.actor())
                    ? shown(level, key)
                    : Problem.response(RemindersProblem.CHANGED_MEANWHILE, current.locale());
        });
    }

    @DELETE
    @Path(TEXT)
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(
            summary = "Give up a level's own text",
            description =
                    "What holds then, the group's or the default, is the answer. The version is that of the text that was"
                            + " read: 409 changed-meanwhile if it is another one by now.")
    @APIResponseSchema(CopiesView.TextView.class)
    public Response reset(
            @PathParam("kind") String kind,
            @PathParam("channel") String channel,
            @PathParam("language") String language,
            @QueryParam("version") String version) {
        if (version == null) {
            return malformed();
        }
        return with(
                CopyKeyReader.read(kind, channel, language),
                (level, key) -> texts.reset(current.practice(), level, key, version, current.actor())
                        ? shown(level, key)
                        : Problem.response(RemindersProblem.CHANGED_MEANWHILE, current.locale()));
    }

    @POST
    @Path(TEXT + "/test")
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(
            summary = "Send an e-mail's text with sample data to an address of one's own",
            description = "It costs nothing. At most five an hour of a practice.")
    @APIResponse(responseCode = "204", description = "It is on its way")
    public Response test(
            @PathParam("kind") String kind,
            @PathParam("channel") String channel,
            @PathParam("language") String language,
            TestAsked asked) {
        var operation = asked == null ? Optional.<LevelId>empty() : LevelId.parse(String.valueOf(asked.id()));
        if (operation.isEmpty()) {
            return malformed();
        }
        var mail = CopyKeyReader.read(kind, channel, language)
                .filter(key -> key.channel().form() == Form.LETTER);
        return with(mail, (level, key) -> {
            var copy = asked.text() == null
                    ? texts.all(current.practice()).of(level, key)
                    : copy(asked.subject(), asked.text());
            var to = EmailAddress.read(asked.to());
            var errors = new ArrayList<>(errors(key, copy));
            if (to.isEmpty()) {
                errors.add(new FieldError("to", "malformed", say("copy.to.malformed")));
            }
            if (!errors.isEmpty()) {
                return Problem.invalid(current.locale(), errors);
            }
            var practice = practices.practice(current.practice());
            return texts.test(practice, level, key, copy, operation.get().value(), to.get(), current.actor())
                    ? Response.noContent().build()
                    : Problem.response(RemindersProblem.TOO_MANY_TESTS, current.locale(), Trials.MOST);
        });
    }

    private List<FieldError> errors(CopyKey key, Copy copy) {
        return new CopyMessages(current.locale()).errors(CopyCheck.check(key, copy));
    }

    private String say(String key) {
        return Texts.of(CopyMessages.BUNDLE, current.locale()).get(key);
    }

    private Response shown(LevelId level, CopyKey key) {
        return Response.ok(CopiesView.text(level, key, texts.all(current.practice())))
                .build();
    }

    private Response malformed() {
        return Problem.response(CommonProblem.MALFORMED, current.locale());
    }

    private Response with(Optional<CopyKey> key, BiFunction<LevelId, CopyKey, Response> work) {
        return with(level -> key.map(found -> work.apply(level, found)).orElseGet(this::notFound));
    }

    /** In a transaction. */
    private Response with(Function<LevelId, Response> work) {
        var session = current.session();
        return database.app(
                session.practice(),
                () -> levels.one(session, id)
                        .map(level -> work.apply(level.id()))
                        .orElseGet(this::notFound));
    }

    private Response notFound() {
        return Problem.response(CommonProblem.NOT_FOUND, current.locale());
    }
}
