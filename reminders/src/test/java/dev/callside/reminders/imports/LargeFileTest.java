package dev.callside.reminders.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.imports.Files.Generated;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Proves that a very large file, broken rows among them, is previewed, received and read in memory that does not grow with it, on
 * the real PostgreSQL. {@code ./faults import} does so with a million rows; by default it is fewer, for the sake of time.
 */
class LargeFileTest {

    private static final Logger LOG = Logger.getLogger(LargeFileTest.class.getName());
    private static final int ROWS = Integer.getInteger("callside.import.rows", 100_000);
    /** In bytes. */
    private static final long MOST = 8L * 1024 * 1024;

    private static final String NOTE =
            "Consultation with a description that is as long as those of practice systems are and then some more";

    private final ImportScene scene = new ImportScene();
    private final UUID id = UUID.randomUUID();

    /** A history of many years, each client coming again; one appointment in twenty is still to come. */
    private static String row(int number) {
        var ahead = number % 20 == 0;
        var day = ahead
                ? LocalDate.of(2026, 3, 9).plusDays(number % 300)
                : LocalDate.of(2015, 1, 5).plusDays(number % 3_000);
        var start = number % 20 == 1 ? "soon" : day + " 09:1" + number % 6;
        var name = number % 100 == 42 ? "\"Kim \" Lee" : "\"Þórdís \"\"Kim\"\" Lee, " + number + "\"";
        return String.join(
                ",",
                "apt-" + number,
                start,
                ahead ? "booked" : "fulfilled",
                "client-" + number % (ROWS / 5),
                name,
                "+61491570156",
                "client" + number % (ROWS / 5) + "@mail.example.com",
                NOTE,
                "2015-01-01 09:00");
    }

    private static Generated file() {
        return new Generated(
                "id,start,status,client_id,client_name,client_phone,client_email,type,booked",
                ROWS,
                LargeFileTest::row);
    }

    private static long refused(int rows) {
        return rows / 20L + rows / 100L;
    }

    @Test
    void isPreviewedReceivedAndReadInBoundedMemory() {
        try (var heap = new LiveHeap()) {
            var looked = file();
            var bytes = new CountingStream(looked);
            var preview = scene.imports.preview(scene.credits.practice, Files.open(bytes), bytes, Locale.ENGLISH);
            assertThat(preview.file().rows()).isEqualTo(Imports.PREVIEWED_ROWS);
            assertThat(preview.file().refused())
                    .as(preview.errors().toString())
                    .isEqualTo(refused(Imports.PREVIEWED_ROWS));
            assertThat(looked.made()).isLessThan(2 * Imports.PREVIEWED_ROWS);

            var attempt = scene.imports
                    .begin(scene.credits.id, new Begun(id, "Mia", "all.csv", 0, true))
                    .orElseThrow();
            assertThat(scene.kept.receive(scene.credits.id, id, attempt, file()))
                    .isTrue();
            var from = System.nanoTime();
            scene.kept.run();
            var seconds = (System.nanoTime() - from) / 1_000_000_000.0;

            var found = scene.imports
                    .find(scene.credits.id, id, 0, List.of(), Locale.ENGLISH)
                    .orElseThrow()
                    .file();
            LOG.log(
                    Level.INFO,
                    "{0} rows, {1} MB, {2} rows/s, live heap grew by {3} kB at most in {4} samples",
                    new Object[] {
                        found.rows(),
                        found.bytes() / 1_000_000,
                        (long) (found.rows() / seconds),
                        heap.grownBy() / 1_000,
                        heap.samples()
                    });
            assertThat(List.of(found.rows(), found.refused())).containsExactly((long) ROWS, refused(ROWS));
            assertThat(found.bytes()).isGreaterThan(2 * MOST);
            assertThat(heap.samples()).isGreaterThan(5);
            assertThat(heap.grownBy()).isLessThan(MOST);
        }
        assertThat(scene.sees("select count(*) from reminders.appointments where practice_id = {practice}"))
                .isEqualTo(String.valueOf(ROWS - refused(ROWS)));
    }
}
