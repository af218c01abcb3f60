package dev.callside.defences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.callside.defences.Defence.Change;
import dev.callside.defences.Defence.Suspect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Each defence can still be taken away as its file says; that a test notices is proven by {@code ./faults defences}. */
class DefenceFilesTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void fitTheSources() throws IOException {
        var copy = new Copy(ROOT);

        assertThat(Defences.read(Path.of("defences")))
                .hasSizeGreaterThan(50)
                .allSatisfy(defence -> assertThatCode(() -> copy.without(defence))
                        .as(defence.name())
                        .doesNotThrowAnyException());
    }

    /** What a later migration makes anew is dead: taking it away changes nothing. */
    @Test
    void takeAwayWhatRunsInTheEnd() throws IOException {
        assertThat(Defences.read(Path.of("defences")))
                .allSatisfy(defence -> assertThat(defence.removal())
                        .as(defence.name())
                        .allSatisfy(change ->
                                assertThat(Superseded.by(ROOT, change)).isEmpty()));
    }

    @Test
    void knowWhichFunctionsALaterMigrationMakesAnew() throws IOException {
        var old = Path.of("credits/src/main/resources/db/migration/credits/V015__short_of.sql");

        assertThat(Superseded.by(ROOT, new Change(old, "and l.state = 'removed' and a.posted > a.pending;", "")))
                .contains("V021__stages_told.sql");
        assertThat(Superseded.by(ROOT, new Change(old, "alter table credits.alerts add column short_of bigint;", "")))
                .isEmpty();
    }

    @Test
    void nameTestsThatExist() throws IOException {
        assertThat(Defences.read(Path.of("defences")))
                .flatExtracting(Defence::tests)
                .allSatisfy(suspect -> assertThat(source(suspect)).contains(named(suspect)));
    }

    private static String source(Suspect suspect) throws IOException {
        var file = suspect.test().split("#", -1)[0].replace('.', '/') + ".java";
        return Files.readString(
                ROOT.resolve(suspect.module()).resolve("src/test/java").resolve(file));
    }

    private static String named(Suspect suspect) {
        var parts = suspect.test().split("#", -1);
        return parts.length == 1 ? "class " : " " + parts[1] + "(";
    }
}
