package dev.callside.reminders.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.testing.CreditScene;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that files are taken in batches, once, and that it is known how far each is, on the real PostgreSQL. */
class ImportsTest {

    private static final UUID ID = UUID.fromString("0190a5b2-0000-7000-8000-000000000001");

    private final ImportScene all = new ImportScene();
    private final CreditScene scene = all.credits;
    private final Imports imports = all.imports;

    private Optional<Integer> begin(UUID id) {
        return imports.begin(scene.id, new Begun(id, "Mia", "", 0, false));
    }

    private boolean run(UUID id, InputStream in, int attempt) {
        var bytes = new CountingStream(in);
        return imports.run(new Imports.Upload(scene.practice, id, "Mia", Files.open(bytes), bytes), attempt);
    }

    private boolean run(UUID id, InputStream in) {
        return run(id, in, begin(id).orElseThrow());
    }

    private ImportView.Detail found(long after) {
        return imports.find(scene.id, ID, after, List.of(), Locale.ENGLISH).orElseThrow();
    }

    private long appointments() {
        return Long.parseLong(scene.sees(
                "select count(*) from reminders.appointments where source = 'csv' and practice_id = {practice}"));
    }

    private static String row(int number) {
        return number % 10 == 3
                ? "a" + number + ",never,c" + number + ",Kim"
                : "a" + number + ",2026-03-05 09:00,c" + number + ",<b>Þór " + number + "</b>";
    }

    private static InputStream file(int rows) {
        return new Files.Generated(rows, ImportsTest::row);
    }

    @Test
    void takesFiveThousandRowsAndKeepsWhatWasWrong() {
        assertThat(run(ID, file(5_000))).isTrue();
        var view = found(0).file();
        assertThat(view.state()).isEqualTo("done");
        assertThat(List.of(view.rows(), view.taken(), view.refused())).containsExactly(5_000L, 4_500L, 500L);
        assertThat(view.bytes()).isGreaterThan(5_000 * 20);
        assertThat(appointments()).isEqualTo(4_500);
        assertThat(scene.sees(
                        "select name from practice.clients where external_id = 'c1' and practice_id = {practice}"))
                .isEqualTo("<b>Þór 1</b>");
        var page = found(found(0).next());
        assertThat(page.errors()).hasSize(100);
        assertThat(page.errors().get(0).line()).isEqualTo(1_004);
        assertThat(page.errors().get(0).message()).startsWith("Write a time such as 2026-12-01 09:00");
        assertThat(scene.sees("select count(*) from practice.audit where action = 'import.start'"
                        + " and practice_id = {practice}"))
                .isEqualTo("1");
    }

    @Test
    void countsErrorsBeyondAThousand() {
        run(ID, new Files.Generated(1_600, number -> "a" + number + ",never,c,Kim"));
        assertThat(found(0).file().refused()).isEqualTo(1_600);
        assertThat(found(900).errors()).hasSize(100);
        assertThat(found(900).next()).isNull();
    }

    @Test
    void theSameIdIsNotBegunTwice() {
        var attempt = begin(ID).orElseThrow();
        assertThat(begin(ID)).isEmpty();
        assertThat(run(ID, file(20), attempt)).isTrue();
        assertThat(begin(ID)).isEmpty();
        assertThat(found(0).file().rows()).isEqualTo(20);
    }

    @Test
    void whatBreaksOffKeepsItsBatchesAndCanBeSentAgain() {
        assertThat(run(ID, new SequenceInputStream(file(1_200), Files.breaking())))
                .isFalse();
        assertThat(found(0).file().state()).isEqualTo("failed");
        assertThat(found(0).file().rows()).isEqualTo(1_000);
        assertThat(run(ID, file(1_200))).isTrue();
        assertThat(found(0).file().rows()).isEqualTo(1_200);
        assertThat(appointments()).isEqualTo(1_080);
        assertThat(scene.sees("select max(version) from reminders.appointments where practice_id = {practice}"))
                .isEqualTo("1");
    }

    @Test
    void whatIsNotUtf8InTheMiddleStopsIt() {
        var bad = new ByteArrayInputStream(new byte[] {(byte) 0xff, '\n'});
        assertThat(run(ID, new SequenceInputStream(file(2_000), bad))).isFalse();
        assertThat(found(0).file().state()).isEqualTo("failed");
        assertThat(found(0).file().reason()).isEqualTo("encoding");
    }

    @Test
    void whoeverWasLostCanNoLongerWriteHowFarItIs() {
        var lost = begin(ID).orElseThrow();
        scene.clock.advance(Duration.ofMinutes(6));
        var attempt = begin(ID).orElseThrow();
        assertThat(run(ID, file(10), lost)).isFalse();
        assertThat(found(0).file().rows()).isZero();
        assertThat(run(ID, file(10), attempt)).isTrue();
    }

    @Test
    void whoeverIsLostInTheMiddleKeepsNoMoreRows() {
        var file = new Files.Generated(2_000, number -> {
            if (number == 1_200) {
                scene.postgres.asOwner(
                        "update reminders.imports set attempt = attempt + 1 where practice_id = '" + scene.id + "'");
            }
            return row(number);
        });
        assertThat(run(ID, file)).isFalse();
        assertThat(found(0).file().taken()).isPositive().isEqualTo(appointments());
    }

    @Test
    void thePreviewKeepsNothing() {
        var bytes = new CountingStream(file(5_000));
        var preview = imports.preview(scene.practice, Files.open(bytes), bytes, Locale.ENGLISH);
        assertThat(preview.file().rows()).isEqualTo(1_000);
        assertThat(preview.file().refused()).isEqualTo(100);
        assertThat(preview.first()).hasSize(20);
        assertThat(preview.errors()).hasSize(100);
        assertThat(appointments()).isZero();
        assertThat(scene.sees("select count(*) from reminders.imports where practice_id = {practice}"))
                .isEqualTo("0");
    }
}
