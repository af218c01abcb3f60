package dev.callside.reminders.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.imports.Files.Generated;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Proves that memory does not grow with the file: it is read only as far as the next batch needs. */
class BatchesTest {

    private static final int ROWS = 200_000;
    /** What decoder and reader read ahead is two times 8 KB; a row here has more than 30 bytes. */
    private static final int BUFFERED = 2 * 8192 / 30;

    private static String row(int number) {
        var cells = ",2026-12-01 09:00,c" + number + ",Client " + number;
        return switch (number % 100) {
            case 7 -> "a" + number + cells + "\" " + "\"";
            case 13 -> "\"a" + number + cells;
            case 50 -> "a" + number + ",tomorrow at nine or so,c,Kim";
            case 99 -> "a" + number + " is all there is in this row";
            default -> "a" + number + cells;
        };
    }

    @Test
    void twoHundredThousandRowsAreNeverInMemoryTogether() {
        var generated = new Generated(ROWS, BatchesTest::row);
        var file = Files.open(generated);
        var taken = new AtomicInteger();
        var refused = new AtomicInteger();
        Batches.run(file.rows(), Files.reader(file), Long.MAX_VALUE, batch -> {
            assertThat(batch.rows()).isLessThanOrEqualTo(Batches.SIZE);
            assertThat(batch.taken().size() + batch.refused()).isEqualTo(batch.rows());
            taken.addAndGet(batch.taken().size());
            refused.addAndGet(batch.refused());
            assertThat(generated.made() - taken.get() - refused.get()).isLessThanOrEqualTo(BUFFERED);
            return true;
        });
        // In each hundred an open quote, a wrong time and a row of one value; a quote inside of a value is none of
        // those.
        assertThat(refused.get()).isEqualTo(ROWS / 100 * 3);
        assertThat(taken.get()).isEqualTo(ROWS - refused.get());
    }

    @Test
    void nothingIsReadThatNobodyAskedFor() {
        var generated = new Generated(ROWS, BatchesTest::row);
        var file = Files.open(generated);
        assertThat(generated.made()).isLessThanOrEqualTo(BUFFERED);
        Batches.run(file.rows(), Files.reader(file), 1_000, batch -> true);
        assertThat(generated.made()).isBetween(1_000, 1_000 + BUFFERED);
    }

    @Test
    void stopsWhenTheSinkWantsNoMore() {
        var generated = new Generated(ROWS, BatchesTest::row);
        var file = Files.open(generated);
        var batches = new AtomicInteger();
        Batches.run(file.rows(), Files.reader(file), Long.MAX_VALUE, batch -> batches.incrementAndGet() < 2);
        assertThat(batches.get()).isEqualTo(2);
        assertThat(generated.made()).isLessThanOrEqualTo(2 * Batches.SIZE + BUFFERED);
    }
}
