package dev.callside.reminders.fhir;

import static dev.callside.reminders.fhir.FhirScene.bundle;
import static dev.callside.reminders.fhir.FhirScene.entry;
import static dev.callside.reminders.fhir.FhirScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.reminders.fhir.FhirAppointments.Answer;
import dev.callside.reminders.fhir.FhirAppointments.Kept;
import dev.callside.reminders.fhir.FhirAppointments.Refused;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Proves that of a batch each is answered for itself, whatever fails for another: what was kept is never said to be lost. */
class FhirBatchTest {

    /** Transactions: it is read, kept and looked at. */
    private static final int OF_ONE = 3;

    private final FhirScene scene = new FhirScene();

    private static List<Wanted> three() {
        return BundleReader.read(bundle(
                "batch",
                entry("a-1", visit("a-1", 20, "booked", "#kim").replace("Practitioner/ana", "Practitioner/ben")),
                entry("a-2", visit("a-2", 21, "booked", "#kim")),
                entry("a-3", visit("a-3", 22, "booked", "#kim").replace("Practitioner/ana", "Practitioner/ben"))));
    }

    private static String status(Answer answer) {
        return answer instanceof Kept
                ? "kept"
                : FhirView.entry(((Refused) answer).issues(), Locale.ENGLISH)
                        .response()
                        .status();
    }

    private List<String> each(Database database) {
        return scene.appointments(database).each(scene.credits.id, three(), "key").stream()
                .map(FhirBatchTest::status)
                .toList();
    }

    @Test
    void oneWhoseSettingsCanNotBeReadIsToBeSentAgainAlone() {
        var ana = scene.credits.level(scene.credits.ana);
        scene.credits.postgres.asOwner("insert into reminders.preferences (practice_id, level_id, preferences, version,"
                + " changed_at, changed_by) values ('%s', '%s', '[]', 7, now(), 'Mia')"
                        .formatted(scene.credits.id, ana.value()));

        var answers = scene.appointments.each(scene.credits.id, three(), "key");

        assertThat(answers.stream().map(FhirBatchTest::status))
                .containsExactly("kept", "503 Service Unavailable", "kept");
        assertThat(((Refused) answers.get(1)).issues())
                .containsExactly(Issue.of(
                        Issue.Code.TRANSIENT, "Bundle.entry[1].resource", "problem.settings-unreadable.detail"));
        assertThat(scene.kept()).isEqualTo("a-1 booked 1, a-3 booked 1");
    }

    /** Which is tried for one of them only: each would wait for a connection. */
    @Test
    void withoutTheDatabaseTheRestIsToBeSentAgain() {
        var transactions = new AtomicInteger();

        var answers = each(failing(() -> {
            if (transactions.incrementAndGet() > OF_ONE) {
                throw new IllegalStateException(new SQLException("connection refused", "08001"));
            }
        }));

        assertThat(answers).containsExactly("kept", "503 Service Unavailable", "503 Service Unavailable");
        assertThat(transactions).hasValue(OF_ONE + 1);
        assertThat(scene.kept()).isEqualTo("a-1 booked 1");
    }

    @Test
    void aFaultOfOursIsOneEntrys() {
        var transactions = new AtomicInteger();

        var answers = each(failing(() -> {
            if (transactions.incrementAndGet() == OF_ONE + 1) {
                throw new IllegalStateException("a bug");
            }
        }));

        assertThat(answers).containsExactly("kept", "500 Internal Server Error", "kept");
        assertThat(scene.kept()).isEqualTo("a-1 booked 1, a-3 booked 1");
    }

    /** Before each transaction of a practice. */
    private Database failing(Runnable before) {
        var database = scene.credits.database;
        return new Database() {
            @Override
            public <T> T app(PracticeId practice, Supplier<T> work) {
                before.run();
                return database.app(practice, work);
            }

            @Override
            public <T> T worker(Supplier<T> work) {
                return database.worker(work);
            }

            @Override
            public <T> T door(Supplier<T> work) {
                return database.door(work);
            }
        };
    }
}
