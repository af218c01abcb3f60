package dev.callside.reminders.imports;

import dev.callside.reminders.appointment.Appointment;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Predicate;

/** Goes through a file's rows, a batch at a time: more of them are never in memory. */
final class Batches {

    /** In rows, whether they can be taken or not. */
    static final int SIZE = 500;

    private Batches() {}

    /**
     * Rows that follow each other.
     *
     * @param refused how many of them; one may have several errors
     */
    record Batch(List<Appointment> taken, List<RowError> errors, int rows, int refused) {}

    /** Leaves out those that were read before. */
    static void skip(Iterator<Row> rows, long count) {
        for (var left = count; left > 0 && rows.hasNext(); left--) {
            rows.next();
        }
    }

    /**
     * Reads up to {@code most} rows.
     *
     * @param sink says whether it wants more
     */
    static void run(Iterator<Row> rows, RowReader reader, long most, Predicate<Batch> sink) {
        var more = true;
        for (var left = most; more && left > 0 && rows.hasNext(); left -= SIZE) {
            more = sink.test(batch(rows, reader, Math.min(left, SIZE)));
        }
    }

    private static Batch batch(Iterator<Row> rows, RowReader reader, long most) {
        List<Appointment> taken = new ArrayList<>();
        List<RowError> errors = new ArrayList<>();
        var count = 0;
        while (count < most && rows.hasNext()) {
            var outcome = reader.read(rows.next());
            outcome.appointment().ifPresent(taken::add);
            errors.addAll(outcome.errors());
            count++;
        }
        return new Batch(taken, errors, count, count - taken.size());
    }
}
