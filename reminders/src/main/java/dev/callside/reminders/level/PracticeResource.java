package dev.callside.reminders.level;

import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Allowed;
import dev.callside.practice.web.CommonProblem;
import dev.callside.practice.web.CurrentSession;
import dev.callside.practice.web.Problem;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.client.PhoneNumbers;
import dev.callside.reminders.work.RemindersProblem;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;

/** What messages say of the practice itself. */
@Path("practice")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class PracticeResource {

    @Inject
    private CurrentSession current;

    @Inject
    private Database database;

    @Inject
    private PracticeStore practices;

    @Inject
    private Audit audit;

    /**
     * The practice.
     *
     * @param phone by which clients reach it, as people in its country write it; absent if there is none
     * @param mayChange whether whoever asks may set it
     */
    public record PracticeView(String name, String phone, boolean mayChange) {}

    /**
     * The number that is to be set.
     *
     * @param phone as people write it; empty takes it away
     */
    public record PhoneAsked(String phone) {}

    @GET
    @Allowed(
            placement = Placement.SETTINGS,
            roles = {Role.MANAGER, Role.CLINICIAN})
    @Operation(summary = "The practice's name, and the number that its messages tell clients to call")
    @APIResponseSchema(PracticeView.class)
    public Response practice() {
        var who = current.session();
        return database.app(who.practice(), () -> view(who, Optional.empty()));
    }

    @PUT
    @Path("phone")
    @Allowed(placement = Placement.SETTINGS, roles = Role.MANAGER)
    @Operation(
            summary = "Set the number that messages tell clients to call",
            description = "As people write it in the practice's country, or with a country code. Without one, lines of"
                    + " messages that name it are left out.")
    @APIResponseSchema(value = PracticeView.class, responseCode = "200")
    public Response phone(PhoneAsked asked) {
        var who = current.session();
        if (asked == null || asked.phone() == null) {
            return Problem.response(CommonProblem.MALFORMED, who.locale());
        }
        return database.app(who.practice(), () -> {
            var practice = practices.practice(who.practice());
            var typed = asked.phone().strip();
            var phone = PhoneNumbers.read(typed, practice.country());
            if (!typed.isEmpty() && phone.isEmpty()) {
                var sentence = Texts.of(RemindersProblem.BUNDLE, who.locale()).get("practice.phone.malformed");
                return Problem.invalid(who.locale(), List.of(new FieldError("phone", "malformed", sentence)));
            }
            if (!phone.equals(practice.phone())) {
                practices.phone(practice.id(), phone);
                audit.record(practice.id(), who.subject(), "practice.phone", practice.id());
            }
            return view(who, Optional.of(phone));
        });
    }

    /** @param changed to what it was changed in this transaction, if it was */
    private Response view(Session who, Optional<Optional<String>> changed) {
        var practice = practices.practice(who.practice());
        var phone = changed.orElseGet(practice::phone);
        return Response.ok(new PracticeView(
                        practice.name(),
                        phone.map(number -> PhoneNumbers.written(number, practice.country()))
                                .orElse(null),
                        who.role() == Role.MANAGER))
                .build();
    }
}
