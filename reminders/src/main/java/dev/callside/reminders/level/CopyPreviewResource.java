package dev.callside.reminders.level;

import dev.callside.credits.price.Rates;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import dev.callside.practice.web.WhileTyping;
import dev.callside.reminders.copy.CopyCheck;
import dev.callside.reminders.copy.CopyMessages;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What a text looks like, while it is being written. */
@Path("copy/preview")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class CopyPreviewResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private PracticeStore practices;

    @Inject
    private Rates rates;

    @Inject
    private PayLinks links;

    /** A text that need not be saved. */
    public record PreviewAsked(String kind, String channel, String language, String subject, String text) {}

    @POST
    @WhileTyping
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "Fill in a text with sample data, and say what it costs; nothing is saved or sent")
    @APIResponseSchema(value = PreviewView.class, responseCode = "200")
    public Response preview(PreviewAsked asked) {
        var key = asked == null
                ? null
                : CopyKeyReader.read(asked.kind(), asked.channel(), asked.language())
                        .orElse(null);
        if (key == null) {
            return Problem.response(CommonProblem.MALFORMED, current.locale());
        }
        var copy = CopyResource.copy(asked.subject(), asked.text());
        var refusals = CopyCheck.check(key, copy);
        if (!refusals.isEmpty()) {
            return Problem.invalid(current.locale(), new CopyMessages(current.locale()).errors(refusals));
        }
        var practice = database.app(current.practice(), () -> practices.practice(current.practice()));
        return Response.ok(PreviewView.of(practice, key, copy, rates, links)).build();
    }
}
