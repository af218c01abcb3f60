package dev.callside.reminders.imports;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.time.Ids;
import dev.callside.reminders.appointment.Appointments;
import dev.callside.reminders.imports.ImportStore.Ending;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Takes files in while they arrive. Each batch is a transaction, so the sender waits for the database and not in memory. */
@Dependent
class Imports {

    /** So many errors of a file are kept; more are only counted. */
    static final int MOST_ERRORS = 1_000;

    static final int PREVIEWED_ROWS = 1_000;
    static final int PAGE = 100;
    private static final int SHOWN_ROWS = 20;
    /** A batch takes seconds: one of which nothing was heard for so long was lost with its server. */
    static final Duration LOST = Duration.ofMinutes(5);

    private static final Logger LOG = Logger.getLogger(Imports.class.getName());

    private final Database database;
    private final ImportStore store;
    private final Appointments appointments;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Imports(Database database, ImportStore store, Appointments appointments, Audit audit, Clock clock) {
        this.database = database;
        this.store = store;
        this.appointments = appointments;
        this.audit = audit;
        this.clock = clock;
    }

    /** A file that may be taken. */
    record Upload(Practice practice, UUID id, String actor, ImportFile file, CountingStream bytes) {}

    /**
     * Whoever is at a file.
     *
     * @param rows how many were read by those before, and are not read again
     * @param errors how many of those rows' errors are kept
     */
    record Claim(int attempt, long rows, int errors) {}

    /** Reads the beginning, and keeps nothing of it. */
    ImportView.Detail preview(Practice practice, ImportFile file, CountingStream bytes, Locale locale) {
        List<ImportView.RowView> first = new ArrayList<>();
        List<RowError> errors = new ArrayList<>();
        var counts = new long[2];
        Batches.run(file.rows(), reader(practice, file), PREVIEWED_ROWS, batch -> {
            counts[0] += batch.rows();
            counts[1] += batch.refused();
            batch.taken().stream()
                    .limit(SHOWN_ROWS - first.size())
                    .map(ImportView.RowView::of)
                    .forEach(first::add);
            batch.errors().stream().limit(PAGE - errors.size()).forEach(errors::add);
            return true;
        });
        var view = new ImportView(
                "",
                "preview",
                bytes.bytes(),
                counts[0],
                counts[0] - counts[1],
                counts[1],
                null,
                null,
                null,
                "",
                0,
                0,
                "");
        return new ImportView.Detail(
                view,
                file.header().columns(),
                file.header().ignored(),
                first,
                ImportView.ErrorView.of(errors, locale),
                null);
    }

    /** Which attempt this is; empty if somebody is at the file, or it is done. */
    Optional<Integer> begin(PracticeId practice, Begun begun) {
        return database.app(practice, () -> {
            var now = clock.instant();
            var attempt = store.claim(practice, begun, now, now.minus(LOST));
            if (attempt.isPresent()) {
                audit.record(practice, begun.by(), "import.start", begun.id());
            }
            return attempt;
        });
    }

    /** {@link #read}, from the beginning, while it arrives: nobody can go on with what fails. */
    boolean run(Upload upload, int attempt) {
        try {
            return read(upload, new Claim(attempt, 0, 0));
        } catch (RuntimeException e) {
            fail(upload.practice().id(), upload.id(), attempt, upload.bytes().bytes(), e);
            throw e;
        }
    }

    /** Whether it was read to its end. What fails on our side leaves it as it is, and is thrown. */
    boolean read(Upload upload, Claim claim) {
        var attempt = claim.attempt();
        var errors = new int[] {claim.errors()};
        try {
            Batches.skip(upload.file().rows(), claim.rows());
            Batches.run(
                    upload.file().rows(),
                    reader(upload.practice(), upload.file()),
                    Long.MAX_VALUE,
                    batch -> take(upload, attempt, batch, errors));
            return end(upload, attempt, Ending.done(upload.bytes().bytes()));
        } catch (UncheckedIOException e) {
            LOG.log(Level.INFO, "Import {0} stopped: {1}", new Object[] {upload.id(), e.getCause()});
            end(upload, attempt, Ending.failed(upload.bytes().bytes(), Failure.of(e.getCause())));
            return false;
        }
    }

    /** Its rows and how far it is are kept together: so each row is read once, whoever goes on. */
    private boolean take(Upload upload, int attempt, Batches.Batch batch, int[] before) {
        var practice = upload.practice().id();
        return database.app(practice, () -> {
            var ours = store.advance(
                    practice, upload.id(), attempt, batch, upload.bytes().bytes(), clock.instant());
            if (ours) {
                appointments.keep(practice, batch.taken(), upload.actor());
                var errors = batch.errors().subList(0, Math.min(batch.errors().size(), MOST_ERRORS - before[0]));
                if (!errors.isEmpty()) {
                    store.add(practice, upload.id(), before[0], errors);
                    before[0] += errors.size();
                }
            }
            return ours;
        });
    }

    private boolean end(Upload upload, int attempt, Ending ending) {
        var practice = upload.practice().id();
        return database.app(practice, () -> store.end(practice, upload.id(), attempt, ending, clock.instant()));
    }

    /** Says so if that is possible; if not, it counts as lost after a while. */
    void fail(PracticeId practice, UUID id, int attempt, long bytes, RuntimeException why) {
        try {
            database.inApp(
                    practice,
                    () -> store.end(practice, id, attempt, Ending.failed(bytes, Failure.ERROR), clock.instant()));
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
    }

    private RowReader reader(Practice practice, ImportFile file) {
        return new RowReader(practice, file.header(), () -> Ids.next(clock.instant()));
    }

    Optional<ImportView.Detail> find(PracticeId practice, UUID id, long after, List<String> ignored, Locale locale) {
        return database.app(
                practice,
                () -> store.find(practice, id).map(view -> {
                    var errors = store.errors(practice, id, after, PAGE + 1);
                    var page = errors.subList(0, Math.min(PAGE, errors.size()));
                    return new ImportView.Detail(
                            view,
                            List.of(),
                            ignored,
                            List.of(),
                            ImportView.ErrorView.of(page, locale),
                            errors.size() > PAGE ? after + PAGE : null);
                }));
    }

    /** All that are kept of a file's errors; empty if there is no such file. */
    Optional<List<ImportView.ErrorView>> errors(PracticeId practice, UUID id, Locale locale) {
        return database.app(
                practice,
                () -> store.find(practice, id)
                        .map(known -> ImportView.ErrorView.of(store.errors(practice, id, 0, MOST_ERRORS), locale)));
    }
}
