package dev.callside.credits.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Shows that the reference explains each answer of the ledger, in the order of precedence. */
class LedgerDocTest {

    private static final Path PAGE = Path.of("../docs/reference/ledger.md");

    @Test
    void explainsEachAnswerInItsOrder() throws IOException {
        var answers = Arrays.stream(TransferStatus.values())
                .map(status -> status.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
        assertThat(headings()).isEqualTo(answers);
    }

    private static List<String> headings() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("### "))
                .map(line -> line.substring(4))
                .toList();
    }
}
