package dev.callside.defences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

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
