package dev.callside.reminders.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.tenancy.DatabaseAway;
import dev.callside.reminders.settings.UnreadableSettings;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves that a file that has arrived is read once, by whoever is there, and that nothing of it is kept after that. */
class KeptImportsTest {

    private static final int ROWS = 12_000;

    private final ImportScene scene = new ImportScene();
    private final UUID id = UUID.randomUUID();

    /** What other tests have left is none of this one's: whoever reads kept files reads those of all practices. */
    @BeforeEach
    void alone() {
        scene.credits.postgres.asOwner("update reminders.imports set state = 'failed' where state <> 'done'");
    }

    private static InputStream file(int rows) {
        return new Files.Generated(
                rows,
                number -> number % 10 == 3
                        ? "a" + number + ",never,c" + number + ",Kim"
                        : "a" + number + ",2026-03-05 09:00,c" + number + ",Þór " + number);
    }

    private int begin(long size) {
        return scene.imports
                .begin(scene.credits.id, new Begun(id, "Mia", "tímar.csv", size, true))
                .orElseThrow();
    }

    private boolean receive(InputStream body, long size) {
        return scene.kept.receive(scene.credits.id, id, begin(size), body);
    }

    private ImportView found() {
        return scene.imports
                .find(scene.credits.id, id, 0, List.of(), Locale.ENGLISH)
                .orElseThrow()
                .file();
    }

    private String parts() {
        return scene.sees("select count(*) from reminders.import_parts where practice_id = {practice}");
    }

    private String appointments() {
        return scene.sees("select count(*) from reminders.appointments where practice_id = {practice}");
    }

    @Test
    void readsWhatHasArrivedAndKeepsNothingOfIt() {
        assertThat(receive(file(ROWS), 0)).isTrue();
        assertThat(found().state()).isEqualTo("waiting");
        assertThat(found().received()).isGreaterThan(KeptImports.PART);
        assertThat(appointments()).isEqualTo("0");
        assertThat(Integer.parseInt(parts())).isGreaterThan(1);

        scene.kept.run();

        assertThat(found().state()).isEqualTo("done");
        assertThat(found().name()).isEqualTo("tímar.csv");
        assertThat(List.of(found().rows(), found().taken(), found().refused()))
                .containsExactly((long) ROWS, ROWS / 10 * 9L, ROWS / 10L);
        assertThat(found().bytes()).isEqualTo(found().received());
        assertThat(appointments()).isEqualTo(String.valueOf(ROWS / 10 * 9));
        assertThat(parts()).isEqualTo("0");
        assertThat(scene.sees(
                        "select name from practice.clients where practice_id = {practice} and external_id = 'c11001'"))
                .isEqualTo("Þór 11001");
    }

    @Test
    void whatDoesNotArriveToItsEndIsNotReadAndCanBeBegunAgain() {
        assertThat(receive(new SequenceInputStream(file(ROWS), Files.breaking()), 0))
                .isFalse();
        assertThat(found().state()).isEqualTo("failed");
        assertThat(found().reason()).isEqualTo("broken");
        assertThat(parts()).isEqualTo("0");
        scene.kept.run();
        assertThat(appointments()).isEqualTo("0");

        assertThat(receive(file(20), 0)).isTrue();
        scene.kept.run();
        assertThat(found().state()).isEqualTo("done");
        assertThat(appointments()).isEqualTo("18");
    }

    @Test
    void whatIsShorterThanItWasSaidToBeDidNotArrive() {
        assertThat(receive(file(20), 1_000_000)).isFalse();
        assertThat(found().reason()).isEqualTo("broken");
        assertThat(parts()).isEqualTo("0");
    }

    @Test
    void somebodyElseGoesOnAfterAServerThatDied() {
        receive(file(40), 0);
        scene.credits.database.worker(() -> scene.parts.next(
                scene.credits.clock.instant(), scene.credits.clock.instant().minus(Imports.LOST)));
        scene.kept.run();
        assertThat(found().state()).isEqualTo("running");

        scene.credits.clock.advance(Duration.ofMinutes(6));
        scene.kept.run();
        assertThat(found().state()).isEqualTo("done");
        assertThat(found().rows()).isEqualTo(40);
    }

    /** Read again, its first rows would undo what was said since. */
    @Test
    void somebodyElseGoesOnWhereTheOneThatDiedWas() {
        receive(file(2_600), 0);
        scene.before = batch -> {
            if (batch == 4) {
                throw new AssertionError("kill -9");
            }
        };
        assertThatThrownBy(scene.kept::run).hasMessage("kill -9");
        assertThat(found().rows()).isEqualTo(1_500);
        scene.credits.postgres.asOwner("update practice.clients set name = 'Þór the Younger' where practice_id = '"
                + scene.credits.id + "' and external_id = 'c5'");

        scene.credits.clock.advance(Duration.ofMinutes(6));
        scene.kept.run();

        assertThat(found().state()).isEqualTo("done");
        assertThat(List.of(found().rows(), found().taken(), found().refused())).containsExactly(2_600L, 2_340L, 260L);
        assertThat(found().bytes()).isEqualTo(found().received());
        assertThat(appointments()).isEqualTo("2340");
        assertThat(scene.sees("select count(distinct line) || ' ' || max(number) from reminders.import_errors"
                        + " where practice_id = {practice}"))
                .isEqualTo("260 260");
        assertThat(scene.sees(
                        "select name from practice.clients where practice_id = {practice} and external_id = 'c5'"))
                .isEqualTo("Þór the Younger");
    }

    private static UUID send(ImportScene scene, InputStream body) {
        var id = UUID.randomUUID();
        var attempt = scene.imports
                .begin(scene.credits.id, new Begun(id, "Mia", "", 0, true))
                .orElseThrow();
        assertThat(scene.kept.receive(scene.credits.id, id, attempt, body)).isTrue();
        return id;
    }

    private static String state(ImportScene scene, UUID id) {
        return scene.sees("select state from reminders.imports where practice_id = {practice} and id = '" + id + "'");
    }

    /** Otherwise what is older would hold, as the later word. */
    @Test
    void theFilesOfAPracticeAreReadInTheOrderInWhichTheyWereStarted() {
        receive(file(1_200), 0);
        scene.credits.clock.advance(Duration.ofSeconds(1));
        var mended = send(scene, new Files.Generated(1, number -> "a600,2026-03-06 11:00,c600,Kim"));
        var other = new ImportScene();
        var others = send(other, file(20));
        List<String> meanwhile = new ArrayList<>();
        scene.before = batch -> {
            if (batch == 1) {
                CompletableFuture.runAsync(scene.kept::run).join();
                meanwhile.addAll(List.of(state(scene, mended), state(other, others)));
            }
        };

        scene.kept.run();

        assertThat(meanwhile).containsExactly("waiting", "done");
        assertThat(state(scene, mended)).isEqualTo("done");
        assertThat(scene.sees("select start_at at time zone 'Australia/Melbourne' from reminders.appointments"
                        + " where practice_id = {practice} and external_id = 'a600'"))
                .isEqualTo("2026-03-06 11:00:00");
    }

    @Test
    void oneThatStillArrivesIsReadBeforeThoseThatWereStartedLater() {
        var attempt = begin(0);
        scene.credits.clock.advance(Duration.ofSeconds(1));
        var later = send(scene, file(20));
        scene.kept.run();
        assertThat(state(scene, later)).isEqualTo("waiting");

        assertThat(scene.kept.receive(scene.credits.id, id, attempt, file(20))).isTrue();
        scene.kept.run();
        assertThat(List.of(state(scene, id), state(scene, later))).containsOnly("done");
    }

    @Test
    void goesOnWhereItWasOnceTheDatabaseIsBack() {
        receive(file(1_600), 0);
        scene.before = batch -> {
            if (batch == 3) {
                scene.loseConnection();
            }
        };
        assertThatThrownBy(scene.kept::run).matches(DatabaseAway::caused);
        assertThat(found().state()).isEqualTo("running");
        assertThat(found().rows()).isEqualTo(1_000);

        scene.credits.clock.advance(Duration.ofMinutes(6));
        scene.kept.run();
        assertThat(found().state()).isEqualTo("done");
        assertThat(List.of(found().rows(), found().taken())).containsExactly(1_600L, 1_440L);
        assertThat(scene.sees("select max(version) from reminders.appointments where practice_id = {practice}"))
                .isEqualTo("1");
    }

    /** Saved by a later version: this one is upgraded in a moment, or somebody saves others. */
    private void settings(String json) {
        scene.credits.postgres.asOwner(
                "insert into reminders.preferences (practice_id, level_id, preferences, version, changed_at, changed_by)"
                        + " values ('%s', '%s', '%s', 7, '%s', 'Mia')"
                                .formatted(
                                        scene.credits.id,
                                        scene.credits.group.value(),
                                        json,
                                        scene.credits.clock.instant()));
    }

    @Test
    void waitsForSettingsThatCantBeReadAndKeepsNoOtherPracticeWaiting() {
        settings("{}");
        receive(file(20), 0);
        scene.credits.clock.advance(Duration.ofSeconds(1));
        var other = new ImportScene();
        var others = send(other, file(20));

        scene.kept.run();
        assertThat(found().state()).isEqualTo("running");
        assertThat(state(other, others)).isEqualTo("done");

        scene.credits.postgres.asOwner(
                "delete from reminders.preferences where practice_id = '" + scene.credits.id + "'");
        scene.credits.clock.advance(Duration.ofMinutes(6));
        scene.kept.run();
        assertThat(found().state()).isEqualTo("done");
    }

    @Test
    void whatFailsForADayIsGivenUp() {
        settings("{}");
        receive(file(20), 0);
        scene.kept.run();
        assertThat(found().state()).isEqualTo("running");

        scene.credits.clock.advance(Duration.ofHours(25));
        assertThatThrownBy(scene.kept::run).isInstanceOf(UnreadableSettings.class);
        assertThat(found().state()).isEqualTo("failed");
        assertThat(found().reason()).isEqualTo("error");
        assertThat(parts()).isEqualTo("0");
    }

    @Test
    void aBugEndsIt() {
        receive(file(1_200), 0);
        scene.before = batch -> {
            if (batch == 2) {
                throw new IllegalStateException("a bug");
            }
        };
        assertThatThrownBy(scene.kept::run).hasMessage("a bug");
        assertThat(found().state()).isEqualTo("failed");
        assertThat(found().reason()).isEqualTo("error");
        assertThat(List.of(found().rows(), Long.parseLong(appointments()))).containsExactly(500L, 450L);
        assertThat(parts()).isEqualTo("0");
    }

    @Test
    void whatStopsArrivingIsGivenUp() {
        var attempt = begin(0);
        scene.credits.in(() -> scene.parts.receive(
                scene.credits.id, id, attempt, 0, "id,start".getBytes(UTF_8), scene.credits.clock.instant()));
        scene.credits.clock.advance(Duration.ofMinutes(6));
        scene.kept.run();
        assertThat(found().state()).isEqualTo("failed");
        assertThat(found().reason()).isEqualTo("lost");
        assertThat(parts()).isEqualTo("0");
        assertThat(scene.kept.receive(scene.credits.id, id, attempt, file(20))).isFalse();
    }

    @Test
    void aHeaderThatCantBeUsedSaysWhy() {
        receive(new ByteArrayInputStream("id,start\na,2026-03-05 09:00\n".getBytes(UTF_8)), 0);
        scene.kept.run();
        assertThat(found().reason()).isEqualTo("header");
        assertThat(scene.imports.errors(scene.credits.id, id, Locale.ENGLISH).orElseThrow())
                .extracting(ImportView.ErrorView::column)
                .containsExactly("client_id", "client_name");
    }

    @Test
    void manyReadersReadEachFileOnce() {
        var ids = CreditScene.atOnce(6, i -> {
            var one = UUID.randomUUID();
            var attempt = scene.imports
                    .begin(scene.credits.id, new Begun(one, "Mia", "", 0, true))
                    .orElseThrow();
            scene.kept.receive(scene.credits.id, one, attempt, file(700));
            return one;
        });
        CreditScene.atOnce(4, i -> {
            scene.kept.run();
            return i;
        });
        assertThat(ids).hasSize(6);
        assertThat(scene.sees("select string_agg(state || ' ' || rows_read || ' ' || attempt, ', ')"
                        + " from reminders.imports where practice_id = {practice}"))
                .isEqualTo(String.join(", ", Collections.nCopies(6, "done 700 2")));
        assertThat(scene.sees("select max(version) from reminders.appointments where practice_id = {practice}"))
                .isEqualTo("1");
    }

    @Test
    void whatIsRunningOrDoneIsNotSentAnew() {
        receive(file(20), 0);
        var again = new Begun(id, "Mia", "", 0, true);
        assertThat(scene.imports.begin(scene.credits.id, again)).isEmpty();
        scene.kept.run();
        assertThat(scene.imports.begin(scene.credits.id, again)).isEmpty();
    }
}
