package dev.callside.reminders.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.appointment.Source;
import dev.callside.reminders.plan.VisitStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a row says what the same appointment in JSON would, and what is wrong with it. */
class RowReaderTest {

    @Test
    void readsEveryColumn() {
        var header = Arrays.stream(Column.values()).map(Column::label).collect(Collectors.joining(";"));
        var file = Files.lines(
                header,
                "a;2026-12-01 09:00;;45;arrived;Consultation;12 Quay Street;https://call.example/1;2026-11-20T14:05;"
                        + "ana;Dr Ana Ruiz;c;Kim Lee;Kim;0491 570 156;kim@example.com;en-AU;Australia/Perth;nei;já");
        var read = Files.reader(file).read(file.rows().next()).appointment().orElseThrow();
        assertThat(read.source()).isEqualTo(Source.CSV);
        assertThat(read.start()).isEqualTo("2026-11-30T22:00:00Z");
        assertThat(read.end()).isEqualTo("2026-11-30T22:45:00Z");
        assertThat(read.status()).isEqualTo(VisitStatus.of("arrived").orElseThrow());
        assertThat(read.booked()).contains(Instant.parse("2026-11-20T03:05:00Z"));
        assertThat(read.practitioner()).isEqualTo("ana");
        assertThat(read.client().phone()).contains("+61491570156");
        assertThat(read.client().language()).contains(Locale.forLanguageTag("en-AU"));
        assertThat(read.client().smsConsent()).contains(false);
        assertThat(read.client().emailConsent()).contains(true);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-12-01 09:00, 2026-11-30T22:00:00Z",
        "2026-12-01T09:00:30, 2026-11-30T22:00:30Z",
        "2026-12-01T09:00:00+01:00, 2026-12-01T08:00:00Z",
        "2026-12-01 09:00Z, 2026-12-01T09:00:00Z",
        // Clocks are put back at three: of two times the first.
        "2026-04-05 02:30, 2026-04-04T15:30:00Z"
    })
    void aTimeIsThePracticesUnlessItHasAnOffset(String typed, Instant start) {
        assertThat(CsvTime.read(typed, Files.MELBOURNE.zone())
                        .time()
                        .orElseThrow()
                        .toInstant())
                .isEqualTo(start);
    }

    @Test
    void aTimeThatClocksSkipIsRefused() {
        assertThat(CsvTime.read("2026-10-04 02:30", Files.MELBOURNE.zone()).code())
                .isEqualTo("skipped");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.12.2026 09:00",
                "2026-12-01",
                "2026-02-30 09:00",
                "2026-12-01 25:00",
                "soon",
                "+99999-01-01T00:00Z",
                "0000-01-01 00:00"
            })
    void whatIsNoTimeIsRefused(String typed) {
        assertThat(CsvTime.read(typed, Files.MELBOURNE.zone()).code()).isEqualTo("malformed");
    }

    @Test
    void saysNothingOfAConsentThatIsNotInTheFile() {
        var file = Files.lines(Files.HEADER + ",sms_consent", "a,2026-12-01 09:00,c,Kim,");
        var client = Files.reader(file)
                .read(file.rows().next())
                .appointment()
                .orElseThrow()
                .client();
        assertThat(client.smsConsent()).isEmpty();
        assertThat(client.emailConsent()).isEmpty();
    }

    @Test
    void saysAllThatIsWrongWithARowOnceForEachColumn() {
        var file = Files.lines(
                Files.HEADER + ",minutes,client_phone,sms_consent,status",
                ",2026-10-04 02:30,c,,x,12,maybe,gone",
                "a,,c,Kim,0,,,");
        assertThat(Files.outcomes(file))
                .containsExactly(
                        "2 id needed",
                        "2 start skipped",
                        "2 minutes malformed",
                        "2 status unknown",
                        "2 client_name needed",
                        "2 client_phone malformed",
                        "2 sms_consent malformed",
                        "3 start needed");
    }

    @Test
    void everyErrorHasASentenceInBothLanguages() {
        var file = Files.lines(Files.HEADER + ",minutes", "a,2026-10-04 02:30,c,,x", "b,x,c", "d,soon,c,K,0", "\"e\"x");
        var outcome = new ArrayList<RowError>();
        Batches.run(file.rows(), Files.reader(file), 10, batch -> outcome.addAll(batch.errors()));
        for (var locale : List.of(Locale.ENGLISH, Locale.forLanguageTag("is"))) {
            assertThat(ImportView.ErrorView.of(outcome, locale))
                    .hasSize(6)
                    .allSatisfy(error -> assertThat(error.message()).endsWith("."));
        }
        assertThat(ImportView.ErrorView.of(outcome, Locale.ENGLISH))
                .extracting(ImportView.ErrorView::message)
                .contains(
                        "There is no such time: clocks are put forward over it.",
                        "Write the minutes as a number, such as 45.",
                        "This is needed.");
    }
}
