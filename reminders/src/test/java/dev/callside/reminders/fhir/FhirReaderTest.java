package dev.callside.reminders.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.Practice.PaymentsApproval;
import dev.callside.practice.text.Texts;
import dev.callside.reminders.appointment.Appointment;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.work.RemindersProblem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves what each element of FHIR means here, and that a wrong one is named, whatever was sent instead. */
class FhirReaderTest {

    private static final Practice PRACTICE = new Practice(
            new PracticeId(UUID.randomUUID()),
            "Org",
            "Harbour Practice",
            "ABN 1",
            "AU",
            ZoneId.of("Australia/Melbourne"),
            "AUD",
            PaymentsApproval.OFF);

    private static final String FULL = """
            {"resourceType": "Appointment", "id": "a-1", "status": "booked",
             "start": "2026-12-01T09:00:00+11:00", "end": "2026-12-01T09:45:00+11:00", "created": "2026-11-20",
             "serviceType": [{"text": "Standard consultation"}],
             "reasonCode": [{"text": "migraine"}], "description": "migraine", "comment": "migraine",
             "contained": [{"resourceType": "Patient", "id": "kim",
               "identifier": [{"use": "official", "value": "2428-77"}, {"use": "usual", "value": "c-77"}],
               "name": [{"use": "old", "text": "Kim Ray"}, {"given": ["Kim", "Ann"], "family": "Lee"}],
               "telecom": [{"system": "phone", "use": "home", "value": "03 9123 4567"},
                           {"system": "phone", "use": "mobile", "value": "0491 570 156"},
                           {"system": "email", "value": "kim@example.com"}],
               "communication": [{"language": {"coding": [{"code": "en"}]}},
                                 {"language": {"coding": [{"code": "is"}]}, "preferred": true}],
               "extension": [{"url": "http://hl7.org/fhir/StructureDefinition/timezone", "valueCode": "Australia/Perth"}]}],
             "participant": [
               {"actor": {"reference": "#kim"}},
               {"actor": {"reference": "Practitioner/ana", "display": "Dr Ana Ruiz"}},
               {"actor": {"reference": "Location/3", "display": "12 Harbour Street"}}]}""";

    private static Optional<Appointment> read(Element resource) {
        return new FhirReader(PRACTICE, id -> Optional.empty(), id -> Optional.empty())
                .read("a-1", resource, UUID.randomUUID());
    }

    private static Appointment good(String json) {
        var resource = FhirScene.element(json, "Appointment");
        var read = read(resource);
        assertThat(resource.issues()).isEmpty();
        return read.orElseThrow();
    }

    /** The first issue's code and place. */
    private static String issue(String json) {
        var resource = FhirScene.element(json, "Appointment");
        assertThat(read(resource)).isEmpty();
        var issue = resource.issues().get(0);
        for (var language : Texts.LANGUAGES) {
            assertThat(issue.sentence(Texts.of(RemindersProblem.BUNDLE, language)))
                    .isNotBlank()
                    .doesNotContain("{");
        }
        return issue.code().label() + " " + issue.expression();
    }

    @Test
    void readsAWholeAppointment() {
        var read = good(FULL);

        assertThat(read.externalId()).isEqualTo("a-1");
        assertThat(read.start()).isEqualTo(Instant.parse("2026-11-30T22:00:00Z"));
        assertThat(read.end()).isEqualTo(Instant.parse("2026-11-30T22:45:00Z"));
        assertThat(read.booked()).contains(Instant.parse("2026-11-19T13:00:00Z"));
        assertThat(read.type()).isEqualTo("Standard consultation");
        assertThat(read.place()).isEqualTo("12 Harbour Street");
        assertThat(read.practitioner() + ", " + read.practitionerName()).isEqualTo("ana, Dr Ana Ruiz");
        assertThat(read.toString()).doesNotContain("migraine");
    }

    @Test
    void readsTheContainedPatient() {
        var kim = good(FULL).client();

        assertThat(kim.externalId() + ", " + kim.name() + ", " + kim.firstName())
                .isEqualTo("c-77, Kim Ann Lee, Kim");
        assertThat(kim.phone()).contains("+61491570156");
        assertThat(kim.email()).contains("kim@example.com");
        assertThat(kim.language()).contains(Locale.forLanguageTag("is"));
        assertThat(kim.zone()).contains(ZoneId.of("Australia/Perth"));
    }

    @ParameterizedTest
    @CsvSource({
        "proposed, PROPOSED",
        "pending, PENDING",
        "booked, BOOKED",
        "arrived, ARRIVED",
        "fulfilled, FULFILLED",
        "cancelled, CANCELLED",
        "noshow, NOSHOW",
        "checked-in, ARRIVED",
        "waitlist, PENDING",
        "entered-in-error, CANCELLED"
    })
    void readsEveryStatus(String code, VisitStatus status) {
        assertThat(good(FULL.replace("\"booked\"", '"' + code + '"')).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, 2026-11-19T13:00:00Z",
        "2026-11, 2026-10-31T13:00:00Z",
        "2026, 2025-12-31T13:00:00Z",
        "2026-11-20T14:05:00+11:00, 2026-11-20T03:05:00Z"
    })
    void readsBookingsAsExactAsTheyAre(String created, Instant booked) {
        assertThat(good(FULL.replace("2026-11-20", created)).booked()).contains(booked);
    }

    @Test
    void takesMinutesWithoutAnEnd() {
        var end = "\"end\": \"2026-12-01T09:45:00+11:00\"";

        assertThat(good(FULL.replace(end, "\"minutesDuration\": 20")).end()).isEqualTo("2026-11-30T22:20:00Z");
        assertThat(issue(FULL.replace(end, "\"minutesDuration\": 0"))).isEqualTo("value Appointment.minutesDuration");
        assertThat(issue(FULL.replace(end, "\"minutesDuration\": 1e99999")))
                .isEqualTo("structure Appointment.minutesDuration");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "\"booked\" | \"on\" | code-invalid Appointment.status",
                "\"booked\" | null | required Appointment.status",
                "\"booked\" | 7 | structure Appointment.status",
                "\"a-1\" | \"a-2\" | value Appointment.id",
                "\"Appointment\" | \"Patient\" | structure Appointment",
                "\"2026-12-01T09:00:00+11:00\" | null | required Appointment.start",
                "\"2026-12-01T09:00:00+11:00\" | \"2026-12-01\" | value Appointment.start",
                "2026-12-01T09:00:00+11:00 | +999999999-12-31T23:59:59Z | value Appointment.start",
                "\"2026-11-20\" | \"202\" | value Appointment.created",
                "[{\"text\": \"Standard consultation\"}] | {} | structure Appointment.serviceType",
                "{\"reference\": \"#kim\"} | \"kim\" | structure Appointment.participant[0].actor",
                "\"#kim\" | \"#ana\" | not-found Appointment.participant[0].actor.reference",
                "\"#kim\" | \"Patient/c-78\" | not-found Appointment.participant[0].actor.reference",
                "\"#kim\" | \"Device/7\" | required Appointment.participant",
                "Practitioner/ana | Patient/c-78 | not-supported Appointment.participant",
                "\"identifier\" | \"none\" | required Appointment.contained[0].identifier",
                "0491 570 156 | 12 | value Appointment.contained[0].telecom[1].value",
                "kim@example.com | kim | value Appointment.contained[0].telecom[2].value",
                "{\"code\": \"is\"} | {\"code\": \"!\"} | code-invalid Appointment.contained[0].communication[1].language.coding[0].code",
                "Australia/Perth | Perth | code-invalid Appointment.contained[0].extension[0].valueCode",
                "[\"Kim\", \"Ann\"] | [7] | structure Appointment.contained[0].name[1].given[0]"
            })
    void namesTheElementThatIsWrong(String was, String is, String issue) {
        assertThat(FULL).contains(was);
        assertThat(issue(FULL.replace(was, is))).isEqualTo(issue);
    }

    @Test
    void refusesWhatIsNoJsonObject() {
        for (var body : new String[] {
            "",
            "null",
            "7",
            "[]",
            "{",
            "{}}",
            "{} {}",
            "{\"a\":".repeat(10_000),
            "[".repeat(10_000) + "]".repeat(10_000)
        }) {
            assertThat(issue(body)).isEqualTo("structure Appointment");
        }
        assertThat(Element.read(new byte[] {'"', (byte) 0xff, '"'}, "Appointment")
                        .issues())
                .hasSize(1);
    }

    @Test
    void saysNotMoreThanAHundredTimesWhatIsWrong() {
        var resource = Element.read(
                FULL.replace("{\"actor\": {\"reference\": \"#kim\"}}", "7," + "7,".repeat(500) + "7")
                        .getBytes(StandardCharsets.UTF_8),
                "Appointment");

        assertThat(read(resource)).isEmpty();
        assertThat(resource.issues()).hasSize(100);
        assertThat(Issue.status(resource.issues())).isEqualTo(400);
    }
}
