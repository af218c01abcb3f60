package dev.callside.reminders.fhir;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.client.Client;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.DatabaseAway;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.time.Ids;
import dev.callside.reminders.appointment.Appointment;
import dev.callside.reminders.appointment.AppointmentStore;
import dev.callside.reminders.appointment.AppointmentView;
import dev.callside.reminders.appointment.Appointments;
import dev.callside.reminders.appointment.Source;
import dev.callside.reminders.settings.UnreadableSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps what was sent as FHIR. */
@Dependent
class FhirAppointments {

    private static final Logger LOG = Logger.getLogger(FhirAppointments.class.getName());

    private final Database database;
    private final PracticeStore practices;
    private final ClientStore clients;
    private final AppointmentStore store;
    private final Appointments appointments;
    private final Clock clock;

    @Inject
    FhirAppointments(
            Database database,
            PracticeStore practices,
            ClientStore clients,
            AppointmentStore store,
            Appointments appointments,
            Clock clock) {
        this.database = database;
        this.practices = practices;
        this.clients = clients;
        this.store = store;
        this.appointments = appointments;
        this.clock = clock;
    }

    /** What became of appointments that were sent together. */
    sealed interface Answer {}

    /** All of them, as they are now. */
    record Kept(List<One> all) implements Answer {}

    /** None was changed. */
    record Refused(List<Issue> issues) implements Answer {}

    record One(boolean isNew, AppointmentView view) {}

    private record Read(List<Appointment> appointments, Set<String> before) {}

    /** Keeps all or none; the same once more changes nothing, unless it is to be created. */
    Answer put(PracticeId practice, List<Wanted> asked, String actor) {
        var wanted = asked.stream()
                .map(each -> each.named(() -> Ids.next(clock.instant())))
                .toList();
        var read = database.app(practice, () -> read(practice, wanted));
        var issues = wanted.stream()
                .flatMap(each -> each.resource().issues().stream())
                .toList();
        if (!issues.isEmpty()) {
            return new Refused(issues);
        }
        appointments.putAll(practice, read.appointments(), actor);
        return new Kept(database.app(
                practice,
                () -> wanted.stream()
                        .map(each -> new One(
                                !read.before().contains(each.id()),
                                view(practice, each.id()).orElseThrow()))
                        .toList()));
    }

    /**
     * Keeps each by itself, in this order, and answers for each: who is told that all has failed sends again what was kept, and creates
     * it twice. Once the database is away no other is tried, which would wait for a connection too.
     */
    List<Answer> each(PracticeId practice, List<Wanted> asked, String actor) {
        List<Answer> answers = new ArrayList<>();
        var away = false;
        for (var one : asked) {
            try {
                answers.add(away ? away(one) : put(practice, List.of(one), actor));
            } catch (UnreadableSettings e) {
                LOG.log(Level.SEVERE, "An entry of a batch was refused: {0}", e.getMessage());
                answers.add(failed(one, Issue.Code.TRANSIENT, "problem.settings-unreadable.detail"));
            } catch (RuntimeException e) {
                away = DatabaseAway.caused(e);
                LOG.log(Level.WARNING, "An entry of a batch failed: {0}", DatabaseAway.reason(e));
                answers.add(away ? away(one) : bug(one, e));
            }
        }
        return answers;
    }

    private static Refused away(Wanted one) {
        return failed(one, Issue.Code.TRANSIENT, "fhir.away");
    }

    private static Refused bug(Wanted one, RuntimeException failure) {
        LOG.log(Level.SEVERE, "An entry of a batch failed because of a bug", failure);
        return failed(one, Issue.Code.EXCEPTION, "fhir.bug");
    }

    private static Refused failed(Wanted one, Issue.Code code, String text) {
        return new Refused(List.of(Issue.of(code, one.resource().path(), text)));
    }

    private Read read(PracticeId practice, List<Wanted> wanted) {
        // One may refer to a client whom one before it brings: as that one says, not as the database still does.
        var brought = new HashMap<String, Client>();
        var times = new HashMap<String, FhirReader.Times>();
        var reader = new FhirReader(
                practices.practice(practice),
                id -> Optional.ofNullable(brought.get(id)).or(() -> find(practice, id)),
                id -> Optional.ofNullable(times.get(id)).or(() -> times(practice, id)));
        var all = new ArrayList<Appointment>();
        for (var each : wanted) {
            var appointment = reader.read(each.id(), each.resource(), Ids.next(clock.instant()));
            appointment.ifPresent(good -> {
                brought.put(good.client().externalId(), good.client());
                times.put(good.externalId(), new FhirReader.Times(good.start(), good.end()));
                all.add(good);
            });
        }
        var ids = all.stream().map(Appointment::externalId).toList();
        return new Read(all, store.known(practice, Source.FHIR, ids));
    }

    /** PostgreSQL's text can't hold U+0000, which JSON can say. */
    private Optional<Client> find(PracticeId practice, String id) {
        return id.indexOf('\0') < 0 ? clients.find(practice, id) : Optional.empty();
    }

    private Optional<FhirReader.Times> times(PracticeId practice, String id) {
        return view(practice, id).map(known -> new FhirReader.Times(known.start(), known.end()));
    }

    private Optional<AppointmentView> view(PracticeId practice, String id) {
        return store.view(practice, Source.FHIR, id);
    }
}
