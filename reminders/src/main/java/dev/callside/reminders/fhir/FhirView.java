package dev.callside.reminders.fhir;

import dev.callside.practice.text.Texts;
import dev.callside.reminders.work.RemindersProblem;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** What is answered, as FHIR R4 writes it. */
public final class FhirView {

    private static final List<Coding> SUBSETTED =
            List.of(new Coding("http://terminology.hl7.org/CodeSystem/v3-ObservationValue", "SUBSETTED"));

    private FhirView() {}

    /** An appointment as it is known here: only what it takes to recognize it, and marked as that. */
    public record Appointment(String resourceType, String id, Meta meta, String status, Instant start, Instant end) {}

    /**
     * What FHIR keeps about a resource.
     *
     * @param versionId grows when it is moved
     */
    public record Meta(String versionId, List<Coding> tag) {}

    public record Coding(String system, String code) {}

    public record OperationOutcome(String resourceType, List<OutcomeIssue> issue) {}

    /**
     * What is wrong with an element.
     *
     * @param expression the element, as FHIRPath
     */
    public record OutcomeIssue(String severity, String code, Details details, List<String> expression) {}

    /**
     * What is wrong, in words.
     *
     * @param text a sentence for a person
     */
    public record Details(String text) {}

    public record Bundle(String resourceType, String type, List<Entry> entry) {}

    public record Entry(Appointment resource, EntryResponse response) {}

    /**
     * What became of an entry.
     *
     * @param status of HTTP
     * @param location there if it was created: {@code Appointment/apt-1001/_history/1}
     * @param outcome there if it was refused
     */
    public record EntryResponse(String status, String location, String etag, OperationOutcome outcome) {}

    static Appointment of(FhirAppointments.One one) {
        var view = one.view();
        return new Appointment(
                "Appointment",
                view.id(),
                new Meta(String.valueOf(view.version()), SUBSETTED),
                view.status(),
                view.start(),
                view.end());
    }

    static OperationOutcome of(List<Issue> issues, Locale locale) {
        var texts = Texts.of(RemindersProblem.BUNDLE, locale);
        return new OperationOutcome(
                "OperationOutcome",
                issues.stream()
                        .map(issue -> new OutcomeIssue(
                                "error",
                                issue.code().label(),
                                new Details(issue.sentence(texts)),
                                List.of(issue.expression())))
                        .toList());
    }

    static Bundle bundle(boolean transaction, List<Entry> entries) {
        return new Bundle("Bundle", transaction ? "transaction-response" : "batch-response", entries);
    }

    static Entry entry(FhirAppointments.One one) {
        return new Entry(
                of(one),
                new EntryResponse(
                        one.isNew() ? "201 Created" : "200 OK",
                        one.isNew() ? location(one) : null,
                        "W/\"" + one.view().version() + "\"",
                        null));
    }

    static Entry entry(List<Issue> issues, Locale locale) {
        return new Entry(null, new EntryResponse(status(issues), null, null, of(issues, locale)));
    }

    private static String status(List<Issue> issues) {
        return switch (Issue.status(issues)) {
            case 400 -> "400 Bad Request";
            case 412 -> "412 Precondition Failed";
            case 500 -> "500 Internal Server Error";
            case 503 -> "503 Service Unavailable";
            default -> "422 Unprocessable Entity";
        };
    }

    /** Where a new one is, from where all that is FHIR is. */
    static String location(FhirAppointments.One one) {
        var view = one.view();
        return "Appointment/" + view.id() + "/_history/" + view.version();
    }
}
