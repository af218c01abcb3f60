package dev.callside.reminders.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that what is broken in a file stays with its own row, and that values are what was written. */
class RowsTest {

    private static final String GOOD = ",2026-12-01 09:00,c,Kim";

    @Test
    void aBrokenQuoteIsRefusedAlone() {
        var file = Files.lines(Files.HEADER, "a" + GOOD, "b,2026-12-01 09:00,c,\"Kim\" Lee", "d" + GOOD);
        assertThat(Files.outcomes(file)).containsExactly("a", "d", "3  quote");
    }

    @Test
    void aQuoteThatIsNeverClosedDoesNotTakeTheRestOfTheFile() {
        var file = Files.lines(Files.HEADER, "a" + GOOD, "b,2026-12-01 09:00,c,\"Kim", "d" + GOOD, "e" + GOOD);
        assertThat(Files.outcomes(file)).containsExactly("a", "d", "e", "3  quote");
    }

    @Test
    void aQuoteThatClosesInALaterRowDoesNotTakeThatRow() {
        var file = Files.lines(
                Files.HEADER, "b,2026-12-01 09:00,c,\"Kim", "d" + GOOD, "e,2026-12-01 09:00,c,\"Lee, Kim\"");
        assertThat(Files.outcomes(file)).containsExactly("d", "e", "2  quote");
    }

    @Test
    void quotedValuesHoldDelimitersQuotesAndLineBreaks() {
        var file = Files.lines(Files.HEADER, "a,2026-12-01 09:00,c,\"Lee, \"\"Kim\"\"\nJunior\"", "b" + GOOD);
        var row = file.rows().next();
        assertThat(row.values()).endsWith("Lee, \"Kim\"\nJunior");
        assertThat(file.rows().next().line()).isEqualTo(4);
    }

    @Test
    void aRowWithTooFewOrTooManyValuesIsRefusedAlone() {
        var file = Files.lines(Files.HEADER, "a" + GOOD, "b,2026-12-01 09:00", "d" + GOOD + ",x", "e" + GOOD + ",,");
        assertThat(Files.outcomes(file)).containsExactly("a", "e", "3  columns", "4  columns");
    }

    @Test
    void aMegabyteInOneValueIsRefusedAlone() {
        var long1 = "x".repeat(1_000_000);
        var file = Files.lines(Files.HEADER, "a" + GOOD + long1, "b" + GOOD, "d,2026-12-01 09:00,c,\"" + long1 + "\"");
        assertThat(Files.outcomes(file)).containsExactly("b", "2  too_long", "4  too_long");
    }

    @Test
    void emptyRowsAreLeftOut() {
        assertThat(Files.outcomes(Files.file(Files.HEADER + "\r\n\r\na" + GOOD + "\r\n,,,\r\n\r\nb" + GOOD)))
                .containsExactly("a", "b");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void theHeaderSaysTheDelimiterInAnyOrderAndCase(String delimiter) {
        var text = "\ufeffClient_Name,START,Colour, id ,client_id\nKim,2026-12-01 09:00,red,a,c\n";
        var file = Files.file(text.replace(",", delimiter));
        assertThat(file.header().ignored()).containsExactly("Colour");
        assertThat(Files.outcomes(file)).containsExactly("a");
    }

    @Test
    void aFileWithoutRowsIsNoMistake() {
        var file = Files.file(Files.HEADER);
        assertThat(file.header().errors()).isEmpty();
        assertThat(file.rows().hasNext()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\ufeff"})
    void anEmptyFileIsRefused(String text) {
        assertThat(Files.file(text).header().errors()).containsExactly(new RowError(1, "", "empty"));
    }

    @Test
    void columnsThatAreMissingOrThereTwiceRefuseTheFile() {
        assertThat(Files.lines("id,start,start,name", "a,b,c,d").header().errors())
                .containsExactlyInAnyOrder(
                        new RowError(1, "start", "twice"),
                        new RowError(1, "client_id", "missing"),
                        new RowError(1, "client_name", "missing"));
    }

    @Test
    void whatIsNotUtf8IsRefused() {
        var latin = (Files.HEADER + "\na,2026-12-01 09:00,c,Þór\n").getBytes(StandardCharsets.ISO_8859_1);
        assertThat(Files.open(new ByteArrayInputStream(latin)).header().errors())
                .containsExactly(new RowError(1, "", "encoding"));
    }

    @Test
    void markupAndFormulasAreText() {
        var file = Files.lines(Files.HEADER, "=1+1,2026-12-01 09:00,@c,<b>Kim</b> {{name}}");
        var appointment =
                Files.reader(file).read(file.rows().next()).appointment().orElseThrow();
        assertThat(appointment.externalId()).isEqualTo("=1+1");
        assertThat(appointment.client().externalId()).isEqualTo("@c");
        assertThat(appointment.client().name()).isEqualTo("<b>Kim</b> {{name}}");
    }
}
