package dev.callside.reminders.fhir;

import static dev.callside.reminders.fhir.FhirScene.bundle;
import static dev.callside.reminders.fhir.FhirScene.element;
import static dev.callside.reminders.fhir.FhirScene.entry;
import static dev.callside.reminders.fhir.FhirScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Proves that only bundles of appointments are read, and that an entry's mistakes are said of that entry. */
class BundleReaderTest {

    private static String issues(Element bundle) {
        assertThat(BundleReader.read(bundle)).isEmpty();
        return bundle.issues().get(0).text();
    }

    @Test
    void refusesWhatIsNoBundleOfAppointments() {
        assertThat(issues(element("[]", "Bundle"))).isEqualTo("fhir.malformed");
        assertThat(issues(element("{}", "Bundle"))).isEqualTo("fhir.bundle");
        assertThat(issues(bundle("history"))).isEqualTo("fhir.bundle.type");
        assertThat(issues(bundle("batch", "7"))).isEqualTo("fhir.type");
        assertThat(issues(bundle("batch", Collections.nCopies(501, "{}").toArray(String[]::new))))
                .isEqualTo("fhir.bundle.long");
    }

    @Test
    void takesTheSameToBeCreatedTwice() {
        var good = entry(visit("a-1", 20, "booked", "#kim"));

        assertThat(BundleReader.read(bundle("batch", good, good, entry("a-1", visit("a-1", 20, "booked", "#kim")))))
                .allSatisfy(each -> assertThat(each.resource().issues()).isEmpty())
                .extracting(Wanted::id)
                .containsExactly("", "", "a-1");
    }

    @Test
    void saysWhatIsWrongWithAnEntryToBeCreated() {
        var good = entry(visit("a-1", 20, "booked", "#kim"));
        var wanted = BundleReader.read(bundle(
                "batch",
                good.replace("\"Appointment\"}", "\"Appointment/a-1\"}"),
                good.replace("\"Appointment\"}", "\"Appointment\", \"ifNoneExist\": \"identifier=x|1\"}")));

        assertThat(wanted)
                .extracting(each -> each.resource().issues())
                .containsExactly(
                        List.of(Issue.of(Issue.Code.NOT_SUPPORTED, "Bundle.entry[0].request.url", "fhir.entry.create")),
                        List.of(Issue.of(
                                Issue.Code.CONDITION, "Bundle.entry[1].request.ifNoneExist", "fhir.condition")));
    }

    @Test
    void saysWhatIsWrongWithAnEntry() {
        var good = entry("a-1", visit("a-1", 20, "booked", "#kim"));
        var wanted = BundleReader.read(bundle(
                "batch",
                good,
                good,
                "{}",
                good.replace("PUT", "PATCH"),
                good.replace("Appointment/a-1", "Patient/a-1"),
                good.replace("a-1", "a-2")));

        assertThat(wanted)
                .extracting(each -> each.resource().issues().stream()
                        .map(issue -> issue.expression() + " " + issue.text())
                        .toList()
                        .toString())
                .containsExactly(
                        "[]",
                        "[Bundle.entry[1].request.url fhir.entry.duplicate]",
                        "[Bundle.entry[2].request appointment.needed, Bundle.entry[2].resource appointment.needed]",
                        "[Bundle.entry[3].request.method fhir.entry.method, Bundle.entry[3].request.url fhir.entry.duplicate]",
                        "[Bundle.entry[4].request.url fhir.entry.url]",
                        "[]");
    }
}
