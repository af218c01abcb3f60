package dev.callside.reminders.log;

import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.time.Ids;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import dev.callside.reminders.work.RemindersProblem;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** The messages of a practice: what was sent, what is going to be, and what went wrong. */
@Path("messages")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class MessagesResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private HttpLog log;

    @Inject
    private LogStore store;

    @Inject
    private LogViews views;

    @Inject
    private Messages messages;

    /**
     * How it is to be sent again.
     *
     * @param inDoubt whether whoever asks knows that it may arrive twice
     */
    public record AgainAsked(boolean inDoubt) {}

    /**
     * What became of one in doubt.
     *
     * @param arrived whether the client has it; else nobody will find out any more
     */
    public record DoubtDecided(Boolean arrived) {}

    @GET
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(
            summary = "Messages, the last due first, page by page",
            description = "A clinician sees those about the appointments that name them. A page has at most 100.")
    @APIResponseSchema(MessageView.Page.class)
    public Response messages(
            @BeanParam HttpLogAsked asked, @QueryParam("before") String before, @QueryParam("limit") String limit) {
        return log.answer(asked, before, limit, (practice, question) -> {
            var most = question.limit();
            var lines = store.lines(practice.id(), question.atMost(most + 1));
            var page = lines.subList(0, Math.min(most, lines.size()));
            var next = lines.size() > most ? page.get(most - 1).cursor().toString() : null;
            return Response.ok(new MessageView.Page(
                            views.of(page, current.session()),
                            next,
                            store.toRead(practice.id(), question.practitioner())))
                    .build();
        });
    }

    @POST
    @Path("{id}/send-again")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Send a message again",
            description =
                    "Only one that has surely not arrived and is still of use; or, with inDoubt, one of which nobody"
                            + " knows whether it did. It goes out when it is due, or as soon as the settings allow.")
    @APIResponseSchema(MessageView.class)
    public Response sendAgain(@PathParam("id") String id, AgainAsked asked) {
        var inDoubt = asked != null && asked.inDoubt();
        return act(id, RemindersProblem.NOT_SENDABLE, (who, message) -> messages.sendAgain(who, message, inDoubt));
    }

    @POST
    @Path("{id}/cancel")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(summary = "Don't send a message that is not on its way yet")
    @APIResponseSchema(MessageView.class)
    public Response cancel(@PathParam("id") String id) {
        return act(id, RemindersProblem.NOT_CANCELLABLE, messages::cancel);
    }

    @POST
    @Path("{id}/decide")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Say what became of a message in doubt",
            description =
                    "One that has arrived counts as sent, and its credits are spent. Of any other nobody will find"
                            + " out: it rests, and its credits are free.")
    @APIResponseSchema(MessageView.class)
    public Response decide(@PathParam("id") String id, DoubtDecided asked) {
        if (asked == null || asked.arrived() == null) {
            return Problem.response(CommonProblem.MALFORMED, current.session().locale());
        }
        var decision = Decision.of(asked.arrived());
        return act(id, RemindersProblem.NOT_IN_DOUBT, (who, message) -> messages.decide(who, message, decision));
    }

    @POST
    @Path("{id}/read")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Mark the client's reply to a message as read",
            description = "The one that came at the moment answered, as the message shows it: a newer one is still to"
                    + " be read.")
    @APIResponseSchema(MessageView.class)
    public Response read(@PathParam("id") String id, @QueryParam("answered") String answered) {
        return act(
                id,
                RemindersProblem.NOT_SENDABLE,
                (who, message) -> messages.read(who, message, LogReader.moment(answered)));
    }

    private Response act(String id, RemindersProblem refusal, BiFunction<Session, UUID, Messages.Outcome> act) {
        var who = current.session();
        return database.app(who.practice(), () -> {
            var message = Ids.read(id).orElse(null);
            return switch (message == null ? Messages.Outcome.NOT_FOUND : act.apply(who, message)) {
                case NOT_FOUND -> Problem.response(CommonProblem.NOT_FOUND, who.locale());
                case REFUSED -> Problem.response(refusal, who.locale());
                case DONE -> Response.ok(view(who, message)).build();
            };
        });
    }

    private MessageView view(Session who, UUID message) {
        return views.of(List.of(store.find(who.practice(), message).orElseThrow()), who)
                .get(0);
    }
}
