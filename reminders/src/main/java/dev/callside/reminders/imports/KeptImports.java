package dev.callside.reminders.imports;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.DatabaseAway;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.reminders.imports.ImportPartStore.Next;
import dev.callside.reminders.imports.ImportStore.Ending;
import dev.callside.reminders.settings.UnreadableSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Keeps a file until all of it is here, and reads it then: whoever sent it may go, and a server that dies at it is followed by
 * another. Those that are sent by programs are read while they arrive, by {@link Imports} itself.
 */
@Dependent
public class KeptImports {

    /** So much of a file is in memory at a time, and a transaction when it arrives and when it is read. */
    static final int PART = 256 * 1024;
    /** So long after it was started, what fails because of something that passes is left to be gone on with. */
    private static final Duration PATIENCE = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(KeptImports.class.getName());

    private final Database database;
    private final PracticeStore practices;
    private final ImportStore store;
    private final ImportPartStore parts;
    private final Imports imports;
    private final Clock clock;

    @Inject
    KeptImports(
            Database database,
            PracticeStore practices,
            ImportStore store,
            ImportPartStore parts,
            Imports imports,
            Clock clock) {
        this.database = database;
        this.practices = practices;
        this.store = store;
        this.parts = parts;
        this.imports = imports;
        this.clock = clock;
    }

    /** Takes it from the request. @return whether all of it is here */
    boolean receive(PracticeId practice, UUID id, int attempt, InputStream body) {
        try {
            var number = 0;
            for (var part = body.readNBytes(PART); part.length > 0; part = body.readNBytes(PART)) {
                if (!keep(practice, id, attempt, number++, part)) {
                    return false;
                }
            }
            if (database.app(practice, () -> parts.received(practice, id, attempt, clock.instant()))) {
                return true;
            }
        } catch (IOException e) {
            LOG.log(Level.INFO, "Import {0} did not arrive: {1}", new Object[] {id, e});
        }
        fail(practice, id, attempt, Failure.BROKEN);
        return false;
    }

    private boolean keep(PracticeId practice, UUID id, int attempt, int number, byte[] part) {
        return database.app(practice, () -> parts.receive(practice, id, attempt, number, part, clock.instant()));
    }

    /** Reads all that are here, the one that waits longest first. */
    public void run() {
        var now = clock.instant();
        database.inWorker(() -> parts.giveUp(now, now.minus(Imports.LOST)));
        while (one()) {
            // there may be more
        }
    }

    private boolean one() {
        var now = clock.instant();
        var next = database.worker(() -> parts.next(now, now.minus(Imports.LOST)));
        next.ifPresent(this::read);
        return next.isPresent();
    }

    /** What is in the way and passes leaves the file as it is: it counts as lost, and goes on where it was. */
    private void read(Next next) {
        var bytes = new CountingStream(new PartsStream(
                number -> database.app(next.practice(), () -> parts.part(next.practice(), next.id(), number))));
        try {
            read(next, bytes);
        } catch (RuntimeException e) {
            if (!passes(next, e)) {
                imports.fail(next.practice(), next.id(), next.attempt(), bytes.bytes(), e);
                throw e;
            }
            if (DatabaseAway.caused(e)) {
                throw e;
            }
            LOG.log(Level.INFO, "Import {0} waits: {1}", new Object[] {next.id(), e.getMessage()});
        }
    }

    private boolean passes(Next next, RuntimeException failure) {
        return (failure instanceof UnreadableSettings || DatabaseAway.caused(failure))
                && clock.instant().isBefore(next.startedAt().plus(PATIENCE));
    }

    private void read(Next next, CountingStream bytes) {
        var practice = database.app(next.practice(), () -> practices.practice(next.practice()));
        var file = open(bytes);
        if (file.header().errors().isEmpty()) {
            imports.read(new Imports.Upload(practice, next.id(), next.by(), file, bytes), claim(next));
        } else {
            refuse(next, file.header());
        }
    }

    private Imports.Claim claim(Next next) {
        var errors =
                database.app(next.practice(), () -> store.errors(next.practice(), next.id(), 0, Imports.MOST_ERRORS));
        return new Imports.Claim(next.attempt(), next.rows(), errors.size());
    }

    private static ImportFile open(InputStream in) {
        try {
            return ImportFile.open(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void refuse(Next next, Header header) {
        var encoding = header.errors().stream().anyMatch(error -> error.code().equals(ImportFile.ENCODING));
        if (fail(next.practice(), next.id(), next.attempt(), encoding ? Failure.ENCODING : Failure.HEADER)) {
            database.inApp(next.practice(), () -> store.add(next.practice(), next.id(), 0, header.errors()));
        }
    }

    private boolean fail(PracticeId practice, UUID id, int attempt, Failure why) {
        return database.app(practice, () -> store.end(practice, id, attempt, Ending.failed(0, why), clock.instant()));
    }
}
