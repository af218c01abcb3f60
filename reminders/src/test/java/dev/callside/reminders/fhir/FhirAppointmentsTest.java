package dev.callside.reminders.fhir;

import static dev.callside.reminders.fhir.FhirScene.bundle;
import static dev.callside.reminders.fhir.FhirScene.entry;
import static dev.callside.reminders.fhir.FhirScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.testing.Gate;
import dev.callside.reminders.fhir.FhirAppointments.Kept;
import dev.callside.reminders.fhir.FhirAppointments.One;
import dev.callside.reminders.fhir.FhirAppointments.Refused;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that what comes as FHIR is kept once, moved, cancelled, and in a transaction all or not at all. */
class FhirAppointmentsTest {

    private final FhirScene scene = new FhirScene();

    private static One one(FhirAppointments.Answer answer) {
        return ((Kept) answer).all().get(0);
    }

    @Test
    void keepsTheSameOnlyOnce() {
        var first = one(scene.put("a-1", visit("a-1", 20, "booked", "#kim")));
        var messages = scene.messages();
        var second = one(scene.put("a-1", visit("a-1", 20, "booked", "#kim")));

        assertThat(first.isNew()).isTrue();
        assertThat(second.isNew()).isFalse();
        assertThat(second.view()).isEqualTo(first.view());
        assertThat(scene.kept()).isEqualTo("a-1 booked 1");
        assertThat(scene.messages()).isEqualTo(messages).contains("before:", "scheduled");
    }

    @Test
    void givesWhatIsCreatedAnIdOfItsOwn() {
        var first = one(scene.create(visit("a-1", 20, "booked", "#kim")));
        scene.credits.clock.advance(Duration.ofMillis(1));
        var second = one(scene.create(visit("a-1", 20, "booked", "#kim").replace("\"id\": \"a-1\",", "")));
        var ids = List.of(first.view().id(), second.view().id());

        assertThat(List.of(first, second)).extracting(One::isNew).containsOnly(true);
        assertThat(ids)
                .doesNotHaveDuplicates()
                .isSorted()
                .allMatch(id -> UUID.fromString(id).version() == 7);
        assertThat(scene.kept()).isEqualTo(ids.get(0) + " booked 1, " + ids.get(1) + " booked 1");
        assertThat(scene.messages()).contains("before:", "scheduled");
    }

    @Test
    void changesWhatWasCreatedUnderTheIdThatItWasGiven() {
        var id = one(scene.create(visit("a-1", 20, "booked", "#kim"))).view().id();
        var changed = one(scene.put(id, visit(id, 20, "cancelled", "#kim")));

        assertThat(changed.isNew()).isFalse();
        assertThat(scene.kept()).isEqualTo(id + " cancelled 1");
    }

    @Test
    void createsNothingThatDependsOnAConditionOrIsWrong() {
        var resource = FhirScene.element(visit("a-1", 20, "booked", "#kim"), "Appointment");
        resource.add(Issue.of(Issue.Code.CONDITION, "Appointment", "fhir.condition"));

        assertThat(((Refused) scene.put(List.of(Wanted.create(resource)))).issues())
                .extracting(issue -> issue.code().label())
                .containsExactly("not-supported");
        assertThat(scene.create("[]")).isInstanceOf(Refused.class);
        assertThat(scene.create("{}")).isInstanceOf(Refused.class);
        assertThat(scene.kept()).isNullOrEmpty();
    }

    @Test
    void createsInATransactionAllOrNone() {
        var created = entry(visit("a-1", 20, "booked", "#kim"));
        var bad = scene.put(
                BundleReader.read(bundle("transaction", created, entry("a-2", visit("a-2", 20, "on", "#kim")))));
        var none = scene.kept();
        var good = (Kept) scene.put(BundleReader.read(
                bundle("transaction", created, created, entry("a-2", visit("a-2", 21, "booked", "Patient/c-77")))));

        assertThat(bad).isInstanceOf(Refused.class);
        assertThat(none).isNullOrEmpty();
        assertThat(good.all()).extracting(One::isNew).containsExactly(true, true, true);
        assertThat(scene.kept().split(", ")).hasSize(3).contains("a-2 booked 1");
    }

    @Test
    void keepsTheTimesOfWhatIsCalledOffWithoutAny() {
        for (var status : List.of("cancelled", "entered-in-error", "proposed", "waitlist")) {
            scene.put(status, visit(status, 20, "booked", "#kim"));
            var timeless = visit(status, 20, status, "#kim").replace("\"start\": \"2026-03-20T10:00:00+11:00\",", "");
            var last = one(scene.put(status, timeless)).view();

            assertThat(last.start()).as(status).isEqualTo("2026-03-19T23:00:00Z");
            assertThat(last.end()).as(status).isEqualTo("2026-03-19T23:30:00Z");
        }
        assertThat(scene.kept())
                .isEqualTo(
                        "cancelled cancelled 1, entered-in-error cancelled 1, proposed proposed 1, waitlist pending 1");
        assertThat(scene.credits.sees("select count(*) from reminders.messages where practice_id = {practice}"
                        + " and rule like 'before:%' and state = 'scheduled'"))
                .isEqualTo("0");
    }

    /** The times were read before somebody moved it, and what is sent without any is written after that. */
    @Test
    void keepsTheTimesOfOneThatIsMovedMeanwhile() {
        scene.put("a-1", visit("a-1", 20, "booked", "#kim"));
        var timeless = visit("a-1", 20, "cancelled", "#kim").replace("\"start\": \"2026-03-20T10:00:00+11:00\",", "");
        try (var gate = Gate.atRows("practice.clients", "practice_id = '" + scene.credits.id + "'")) {
            var move = Gate.start(() -> scene.put("a-1", visit("a-1", 21, "booked", "#kim")));
            Gate.awaitWaiting(1);
            var cancellation = Gate.start(() -> scene.put("a-1", timeless));
            Gate.awaitWaiting(2);
            gate.open();
            Gate.result(move);
            Gate.result(cancellation);
        }

        assertThat(scene.kept()).isEqualTo("a-1 cancelled 2");
        assertThat(scene.credits.sees("select start_at = '2026-03-21T10:00:00+11:00' and end_at = start_at + interval"
                        + " '30 min' from reminders.appointments where practice_id = {practice}"))
                .isEqualTo("t");
    }

    @Test
    void needsTimesOfWhatIsBookedOrNotKnown() {
        scene.put("a-1", visit("a-1", 20, "booked", "#kim"));
        for (var id : List.of("a-1", "a-2")) {
            var timeless = visit(id, 20, id.equals("a-1") ? "booked" : "cancelled", "#kim")
                    .replace("\"start\": \"2026-03-20T10:00:00+11:00\",", "");

            assertThat(((Refused) scene.put(id, timeless)).issues())
                    .as(id)
                    .extracting(issue -> issue.code().label())
                    .containsExactly("required");
        }
        assertThat(scene.kept()).isEqualTo("a-1 booked 1");
    }

    @Test
    void movesWithAnotherVersion() {
        scene.put("a-1", visit("a-1", 20, "booked", "#kim"));

        assertThat(one(scene.put("a-1", visit("a-1", 21, "booked", "#kim")))
                        .view()
                        .version())
                .isEqualTo(2);
        assertThat(scene.messages()).contains(" 1 cancelled", " 2 scheduled").doesNotContain(" 1 scheduled");
    }

    @Test
    void cancels() {
        scene.put("a-1", visit("a-1", 20, "booked", "#kim"));
        scene.put("a-1", visit("a-1", 20, "entered-in-error", "#kim"));

        assertThat(scene.kept()).isEqualTo("a-1 cancelled 1");
        assertThat(scene.messages()).doesNotContain("before:P1D sms 1 scheduled", "before:P1D email 1 scheduled");
    }

    @Test
    void knowsAClientAgainWhoWasSentBefore() {
        var refused = (Refused) scene.put("a-1", visit("a-1", 20, "booked", "Patient/c-77"));
        scene.put("a-2", visit("a-2", 20, "booked", "#kim"));
        scene.credits.postgres.asOwner(
                "update practice.clients set sms_consent = false where practice_id = '" + scene.credits.id + "'");
        var known = one(scene.put("a-1", visit("a-1", 20, "booked", "Patient/c-77")));
        scene.put("a-2", visit("a-2", 20, "booked", "#kim"));

        assertThat(refused.issues())
                .containsExactly(Issue.of(
                        Issue.Code.NOT_FOUND,
                        "Appointment.participant[0].actor.reference",
                        "fhir.patient.unknown",
                        "c-77"));
        assertThat(known.view().client()).isEqualTo("c-77");
        assertThat(scene.credits.sees("select phone || ' ' || sms_consent || ' ' || email_consent from practice.clients"
                        + " where practice_id = {practice}"))
                .isEqualTo("+61491570156 false true");
    }

    @Test
    void keepsNothingOfATransactionWithABadEntry() {
        var wanted = BundleReader.read(bundle(
                "transaction",
                entry("a-1", visit("a-1", 20, "booked", "#kim")),
                entry("a-2", visit("a-2", 20, "on", "#kim"))));

        assertThat(((Refused) scene.put(wanted)).issues())
                .extracting(Issue::expression)
                .containsExactly("Bundle.entry[1].resource.status");
        assertThat(scene.kept()).isNullOrEmpty();
    }

    @Test
    void keepsTheGoodEntriesOfABatch() {
        var answers = BundleReader.read(bundle(
                        "batch",
                        entry("a-1", visit("a-1", 20, "on", "#kim")),
                        entry("a-2", visit("a-2", 20, "booked", "#kim"))))
                .stream()
                .map(each -> scene.put(List.of(each)))
                .toList();

        assertThat(answers.get(0)).isInstanceOf(Refused.class);
        assertThat(one(answers.get(1)).isNew()).isTrue();
        assertThat(scene.kept()).isEqualTo("a-2 booked 1");
    }

    @Test
    void knowsInATransactionWhoCameWithAnEntryBefore() {
        var wanted = BundleReader.read(bundle(
                "transaction",
                entry("a-1", visit("a-1", 20, "booked", "#kim")),
                entry("a-2", visit("a-2", 21, "booked", "Patient/c-77"))));

        assertThat(((Kept) scene.put(wanted)).all()).extracting(One::isNew).containsExactly(true, true);
        assertThat(scene.kept()).isEqualTo("a-1 booked 1, a-2 booked 1");
    }

    @Test
    void keepsAnEmptyBundle() {
        assertThat(scene.put(BundleReader.read(bundle("transaction")))).isEqualTo(new Kept(List.of()));
    }
}
