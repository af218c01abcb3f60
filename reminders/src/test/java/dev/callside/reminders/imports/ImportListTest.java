package dev.callside.reminders.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.work.ListCursor;
import dev.callside.reminders.work.ListQuestion;
import dev.callside.reminders.work.ListReader;
import dev.callside.reminders.work.RemindersProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that files are found by name and state, page by page and as a file, on the real PostgreSQL. */
class ImportListTest {

    private final ImportScene scene = new ImportScene();

    private void begun(int number, String name) {
        scene.imports.begin(scene.credits.id, new Begun(new UUID(0, number), "mia", name, 0, false));
    }

    private void is(int number, String state) {
        scene.credits.postgres.asOwner("update reminders.imports set state = '" + state + "' where practice_id = '"
                + scene.credits.id + "' and id = '" + new UUID(0, number) + "'");
    }

    private List<ImportView> lines(ListQuestion<ImportShow, ListCursor> question) {
        return scene.credits.in(() -> scene.list.lines(scene.credits.id, question));
    }

    private List<String> names(String text, ImportShow show) {
        return lines(new ListQuestion<>(text, show, Optional.empty(), 50)).stream()
                .map(ImportView::name)
                .toList();
    }

    /** Of which three began at the same time. */
    @Test
    void goesOnWhereThePageBeforeEnded() {
        for (var i = 0; i < 7; i++) {
            if (i != 3 && i != 4) {
                scene.credits.clock.advance(Duration.ofMinutes(1));
            }
            begun(i, "file " + i);
        }
        var all = new ArrayList<String>();
        var question = new ListQuestion<ImportShow, ListCursor>("", ImportShow.ALL, Optional.empty(), 2);
        for (var page = lines(question); !page.isEmpty(); page = lines(question)) {
            page.forEach(file -> all.add(file.name()));
            var text = page.get(page.size() - 1).cursor().toString();
            question = question.after(ListCursor.of(text).orElseThrow());
        }

        assertThat(all).containsExactly("file 6", "file 5", "file 2", "file 3", "file 4", "file 1", "file 0");
    }

    @Test
    void findsByNameAndState() {
        begun(1, "november.csv");
        begun(2, "100%_december.csv");
        begun(3, "");
        is(1, "done");
        is(2, "failed");

        assertThat(names("NOVEMBER", ImportShow.ALL)).containsExactly("november.csv");
        assertThat(names("%_", ImportShow.ALL)).containsExactly("100%_december.csv");
        assertThat(names("", ImportShow.DONE)).containsExactly("november.csv");
        assertThat(names("", ImportShow.FAILED)).containsExactly("100%_december.csv");
        assertThat(names("", ImportShow.OPEN)).containsExactly("");
        assertThat(names("november", ImportShow.FAILED)).isEmpty();
    }

    @Test
    void everyStateIsShownByOneOfThem() {
        assertThat(Arrays.stream(ImportShow.values())
                        .filter(show -> show != ImportShow.ALL)
                        .flatMap(show -> Arrays.stream(show.labels())))
                .containsExactlyInAnyOrder(Arrays.stream(ImportState.values())
                        .map(ImportState::label)
                        .toArray(String[]::new));
    }

    @Test
    void hidesEveryOtherPracticesFiles() {
        begun(1, "november.csv");
        var theirs = new ImportScene();

        assertThat(theirs.credits.database.worker(() -> theirs.list.lines(
                        theirs.credits.id, new ListQuestion<>("", ImportShow.ALL, Optional.empty(), 50))))
                .isEmpty();
    }

    @Test
    void writesAFileInWhichNothingRuns() throws IOException {
        begun(1, "=1+1.csv");
        scene.credits.clock.advance(Duration.ofMinutes(1));
        begun(2, "november.csv");
        is(1, "done");
        var out = new ByteArrayOutputStream();

        new HttpImportsCsv(scene.credits.database, scene.list)
                .write(
                        scene.credits.practice,
                        new ListQuestion<>("", ImportShow.DONE, Optional.empty(), 1),
                        Texts.of(RemindersProblem.BUNDLE, Locale.ENGLISH),
                        out);

        assertThat(out.toString(UTF_8).lines())
                .hasSize(2)
                .last()
                .asString()
                .contains(",'=1+1.csv,Imported,,0,0,0,0,mia," + new UUID(0, 1));
    }

    @Test
    void hasAWordForEveryStateAndReason() {
        for (var locale : Texts.LANGUAGES) {
            var texts = Texts.of(RemindersProblem.BUNDLE, locale);
            for (var state : ImportState.values()) {
                assertThat(texts.has("imports.state." + state.label())).isTrue();
            }
            for (var reason : Failure.values()) {
                assertThat(texts.has("imports.reason." + reason.label())).isTrue();
            }
        }
    }

    @Test
    void saysOfEachFieldWhatIsWrong() {
        var reader = new ListReader<>(Locale.ENGLISH, "imports", ImportShow.class, ListCursor::of);
        reader.question("x".repeat(201), "everything", "7", "101");

        assertThat(reader.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("q", "show", "after", "limit");
    }
}
