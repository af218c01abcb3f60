package dev.callside.reminders.fhir;

import dev.callside.credits.testing.CreditScene;
import dev.callside.practice.client.ClientStore;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.reminders.appointment.AppointmentStore;
import dev.callside.reminders.appointment.Appointments;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.settings.PreferencesStore;
import jakarta.json.bind.JsonbBuilder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A practice in Melbourne whose system speaks FHIR, on the real PostgreSQL. */
final class FhirScene {

    /** Kim, who can be reached. */
    static final String KIM = """
            {"resourceType": "Patient", "id": "kim", "identifier": [{"value": "c-77"}],
             "name": [{"given": ["Kim"], "family": "Lee"}],
             "telecom": [{"system": "phone", "value": "0491 570 156"}, {"system": "email", "value": "kim@example.com"}]}""";

    final CreditScene credits = new CreditScene();
    final FhirAppointments appointments = appointments(credits.database);

    /** As a node has them whose database is that. */
    FhirAppointments appointments(Database its) {
        var clients = new ClientStore(credits.database.unit("practice"));
        var store = new AppointmentStore(credits.database.unit("reminders"));
        var plans = new Plans(
                new PlanStore(credits.database.unit("reminders")),
                new PreferencesStore(credits.database.unit("reminders"), JsonbBuilder.create()),
                credits.all.levels,
                credits.pay.settlements,
                credits.clock);
        var audit = new Audit(credits.database.unit("practice"), credits.clock);
        return new FhirAppointments(
                its,
                new PracticeStore(credits.database.unit("practice")),
                clients,
                store,
                new Appointments(its, clients, store, plans, audit, credits.clock),
                credits.clock);
    }

    static Element element(String json, String path) {
        return Element.read(json.getBytes(StandardCharsets.UTF_8), path);
    }

    /** Half an hour on a day of March with whom the reference names. */
    static String visit(String id, int day, String status, String patient) {
        return """
                {"resourceType": "Appointment", "id": "%s", "status": "%s", "start": "2026-03-%02dT10:00:00+11:00",
                 "minutesDuration": 30, "created": "2026-02-27", "contained": [%s],
                 "participant": [{"actor": {"reference": "%s"}}, {"actor": {"reference": "Practitioner/ana"}}]}""".formatted(id, status, day, KIM, patient);
    }

    static String entry(String id, String resource) {
        return """
                {"resource": %s, "request": {"method": "PUT", "url": "Appointment/%s"}}""".formatted(resource, id);
    }

    /** To be created. */
    static String entry(String resource) {
        return """
                {"resource": %s, "request": {"method": "POST", "url": "Appointment"}}""".formatted(resource);
    }

    static Element bundle(String type, String... entries) {
        return element("""
                {"resourceType": "Bundle", "type": "%s", "entry": [%s]}""".formatted(type, String.join(",", entries)), "Bundle");
    }

    FhirAppointments.Answer put(String id, String resource) {
        return put(List.of(new Wanted(id, element(resource, "Appointment"))));
    }

    FhirAppointments.Answer create(String resource) {
        return put(List.of(Wanted.create(element(resource, "Appointment"))));
    }

    FhirAppointments.Answer put(List<Wanted> wanted) {
        return appointments.put(credits.id, wanted, "key");
    }

    /** {@code id status version}, by id. */
    String kept() {
        return credits.sees(
                "select string_agg(external_id || ' ' || status || ' ' || version, ', ' order by external_id)"
                        + " from reminders.appointments where practice_id = {practice} and source = 'fhir'");
    }

    String messages() {
        return credits.sees("select string_agg(rule || ' ' || channel || ' ' || version || ' ' || state, ', '"
                + " order by version, rule, channel) from reminders.messages where practice_id = {practice}");
    }
}
