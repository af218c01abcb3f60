package dev.callside.reminders.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.plan.VisitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Proves that the template that the page offers has every column, can be imported, and tells nobody anything. */
class TemplateTest {

    private static final Path TEMPLATE = Path.of("src/main/webapp/help/appointments.csv");

    @Test
    void hasEveryColumnAndARowThatIsOnlyAProposal() throws IOException {
        try (var in = java.nio.file.Files.newInputStream(TEMPLATE)) {
            var file = ImportFile.open(in);
            assertThat(file.header().errors()).isEmpty();
            assertThat(file.header().ignored()).isEmpty();
            assertThat(file.header().columns())
                    .containsExactlyElementsOf(
                            Arrays.stream(Column.values()).map(Column::label).toList());
            var read = Files.reader(file).read(file.rows().next());
            assertThat(read.errors()).isEmpty();
            assertThat(read.appointment().orElseThrow().status()).isEqualTo(VisitStatus.PROPOSED);
            assertThat(file.rows().hasNext()).isFalse();
        }
    }
}
