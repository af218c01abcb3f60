package dev.callside.reminders.level;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.LevelId;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.copy.Copy;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.practice.web.ProblemType;
import dev.callside.reminders.client.PhoneNumbers;
import dev.callside.reminders.copy.CopyCheck;
import dev.callside.reminders.copy.CopyKey;
import dev.callside.reminders.copy.CopyMessages;
import dev.callside.reminders.work.RemindersProblem;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** Tries an SMS's text on a phone. */
@Path("levels/{id}/copy/{kind}/sms/{language}/test")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CopySmsTestResource {

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
    private Trials trials;

    private record Scene(Practice practice, Level level, CopyKey key, Copy copy) {}

    @POST
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(
            summary = "Send an SMS's text with sample data to a number of one's own",
            description =
                    "It costs the level's credits as any other SMS, and nothing if it is refused; what it costs is"
                            + " sent along, and if that is not so any more the answer says the price and nothing is sent. At most"
                            + " five an hour; never to a number that has opted out.")
    @APIResponseSchema(value = TrialView.class, responseCode = "200")
    public Response test(
            @PathParam("id") String id,
            @PathParam("kind") String kind,
            @PathParam("language") String language,
            TrialAsked asked) {
        var who = current.session();
        var operation = asked == null || asked.credits() == null
                ? Optional.<LevelId>empty()
                : LevelId.parse(String.valueOf(asked.id()));
        if (operation.isEmpty()) {
            return Problem.response(CommonProblem.MALFORMED, who.locale());
        }
        var found = CopyKeyReader.read(kind, "sms", language)
                .flatMap(key -> database.app(who.practice(), () -> scene(who, id, key, asked)));
        if (found.isEmpty()) {
            return Problem.response(CommonProblem.NOT_FOUND, who.locale());
        }
        var scene = found.get();
        var to = PhoneNumbers.read(
                String.valueOf(asked.to()).strip(), scene.practice().country());
        var errors = new ArrayList<>(new CopyMessages(who.locale()).errors(CopyCheck.check(scene.key(), scene.copy())));
        if (to.isEmpty()) {
            errors.add(error("copy.to.no_number"));
        }
        if (!errors.isEmpty()) {
            return Problem.invalid(who.locale(), errors);
        }
        var trial = new Trial(operation.get().value(), scene.key(), scene.copy(), to.get(), asked.credits());
        return answer(trials.send(who, scene.practice(), scene.level(), trial), to.get());
    }

    private Optional<Scene> scene(Session who, String id, CopyKey key, TrialAsked asked) {
        return levels.one(who, id).map(level -> {
            var copy = asked.text() == null
                    ? texts.all(who.practice()).of(level.id(), key)
                    : CopyResource.copy("", asked.text());
            return new Scene(practices.practice(who.practice()), level, key, copy);
        });
    }

    private Response answer(Trial.Outcome outcome, String to) {
        if (outcome instanceof Trial.Refused refused) {
            return switch (refused) {
                case OPTED_OUT -> Problem.invalid(current.locale(), List.of(error("copy.to.opted_out")));
                case TOO_MANY -> problem(RemindersProblem.TOO_MANY_TESTS);
                case NOT_ENOUGH_CREDIT -> problem(RemindersProblem.TEST_UNPAID);
                case OTHER_ID -> problem(CommonProblem.MALFORMED);
            };
        }
        return Response.ok(
                        outcome instanceof Trial.Tried tried
                                ? new TrialView(tried.state(), to, tried.credits(), why(tried))
                                : new TrialView("price", to, ((Trial.Costs) outcome).credits(), ""))
                .build();
    }

    private String why(Trial.Tried tried) {
        var words = Texts.of(RemindersProblem.BUNDLE, current.locale());
        return tried.state().equals("failed") ? words.getOr("message.code." + tried.code(), "copy.test.failed") : "";
    }

    private Response problem(ProblemType type) {
        return Problem.response(type, current.locale(), Trials.MOST);
    }

    private FieldError error(String key) {
        var sentence = Texts.of(RemindersProblem.BUNDLE, current.locale()).get(key);
        return new FieldError("to", key.substring(key.lastIndexOf('.') + 1), sentence);
    }
}
