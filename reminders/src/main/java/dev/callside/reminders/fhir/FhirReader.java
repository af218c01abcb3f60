package dev.callside.reminders.fhir;

import dev.callside.practice.client.Client;
import dev.callside.practice.client.Told;
import dev.callside.practice.tenancy.Practice;
import dev.callside.reminders.appointment.Appointment;
import dev.callside.reminders.appointment.AppointmentAsked;
import dev.callside.reminders.appointment.AppointmentAsked.ClientAsked;
import dev.callside.reminders.appointment.AppointmentAsked.PractitionerAsked;
import dev.callside.reminders.appointment.AppointmentReader;
import dev.callside.reminders.appointment.Source;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Makes an appointment of a <a href="https://hl7.org/fhir/R4/appointment.html">FHIR R4 Appointment</a>, or says of each
 * element why that can't be. What is clinical in it (reasons, description, comment) is not even read.
 */
final class FhirReader {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9.-]{1,64}");

    /** What makes a whole date of one that is that long. */
    private static final Map<Integer, String> REST = Map.of(4, "-01-01", 7, "-01", 10, "");

    /** Codes of FHIR that say the same to a client as another one. */
    private static final Map<String, String> SAME =
            Map.of("checked-in", "arrived", "waitlist", "pending", "entered-in-error", "cancelled");

    /**
     * What may be sent without times (<a href="https://hl7.org/fhir/R4/appointment.html#invs">app-3</a>, and what was sent by
     * mistake): then it is when it was.
     */
    private static final Set<String> TIMELESS = Set.of("proposed", "cancelled", "waitlist", "entered-in-error");

    private final Practice practice;
    private final Function<String, Optional<Client>> known;
    private final Function<String, Optional<Times>> times;
    /** How much of the client the last resource said. */
    private Told told = Told.WHICH;
    /** Whether it said no times. */
    private boolean timesKept;

    /**
     * Reads for a practice.
     *
     * @param known clients by the practice system's id of them
     * @param times when the appointments of these ids are
     */
    FhirReader(Practice practice, Function<String, Optional<Client>> known, Function<String, Optional<Times>> times) {
        this.practice = practice;
        this.known = known;
        this.times = times;
    }

    /** When an appointment is. */
    record Times(Instant start, Instant end) {}

    /**
     * There unless the resource has issues, then or before.
     *
     * @param id as the address says
     * @param clientId ours, if the client is new
     */
    Optional<Appointment> read(String id, Element resource, UUID clientId) {
        identity(id, resource);
        if (!resource.issues().isEmpty()) {
            return Optional.empty();
        }
        var places = new HashMap<String, String>();
        var asked = asked(id, resource, places);
        if (!resource.issues().isEmpty()) {
            return Optional.empty();
        }
        var reader = new AppointmentReader(practice);
        var appointment = reader.read(Source.FHIR, id, asked, clientId);
        reader.refused()
                .forEach(refused -> resource.add(Issue.of(refused, expression(refused.field(), resource, places))));
        return appointment.map(each -> each.with(told, timesKept));
    }

    /** Of a client who is only referred to, whatever is wrong is wrong with the reference. */
    private static String expression(String field, Element resource, Map<String, String> places) {
        var otherwise = field.startsWith("client.") ? places.get("client.id") : resource.at(field);
        return places.getOrDefault(field, otherwise);
    }

    private static void identity(String id, Element resource) {
        if (!resource.issues().isEmpty()) {
            return;
        }
        if (resource.text("resourceType").filter("Appointment"::equals).isEmpty()) {
            resource.add(Issue.of(Issue.Code.STRUCTURE, resource.path(), "fhir.resource"));
        } else if (!ID.matcher(id).matches()) {
            resource.refuse(Issue.Code.VALUE, "id", "fhir.id");
        } else if (resource.text("id").filter(id::equals).isEmpty()) {
            resource.refuse(Issue.Code.VALUE, "id", "fhir.id.other");
        }
    }

    private AppointmentAsked asked(String id, Element resource, Map<String, String> places) {
        var actors = Actor.of(resource);
        var status = resource.needed("status");
        places.put("minutes", resource.at("minutesDuration"));
        places.put("booked", resource.at("created"));
        var start = resource.text("start");
        var end = resource.text("end");
        var kept = start.isEmpty() && end.isEmpty() && status != null && TIMELESS.contains(status)
                ? times.apply(id)
                : Optional.<Times>empty();
        timesKept = kept.isPresent();
        return new AppointmentAsked(
                start.or(() -> kept.map(Times::start).map(Instant::toString)).orElse(null),
                end.or(() -> kept.map(Times::end).map(Instant::toString)).orElse(null),
                resource.whole("minutesDuration").orElse(null),
                status == null ? null : SAME.getOrDefault(status, status),
                type(resource, places),
                place(actors, places),
                null,
                resource.text("created").map(this::moment).orElse(null),
                practitioner(actors, places),
                client(resource, actors, places));
    }

    /** A day, month or year is as exact as some systems are about the booking; the practice's first moment of it. */
    private String moment(String text) {
        var rest = REST.get(text.length());
        try {
            return rest == null
                    ? text
                    : LocalDate.parse(text + rest)
                            .atStartOfDay(practice.zone())
                            .toOffsetDateTime()
                            .toString();
        } catch (DateTimeException e) {
            return text;
        }
    }

    private static String type(Element resource, Map<String, String> places) {
        var service = resource.children("serviceType").stream().findFirst().flatMap(each -> words(each, places));
        return service.or(() -> resource.child("appointmentType").flatMap(each -> words(each, places)))
                .orElse(null);
    }

    private static Optional<String> words(Element concept, Map<String, String> places) {
        places.put("type", concept.at("text"));
        return concept.text("text")
                .or(() -> concept.children("coding").stream().findFirst().flatMap(coding -> {
                    places.put("type", coding.at("display"));
                    return coding.text("display");
                }));
    }

    private static String place(List<Actor> actors, Map<String, String> places) {
        return Actor.first(actors, "Location")
                .flatMap(location -> {
                    places.put("place", location.element().at("display"));
                    return location.element().text("display");
                })
                .orElse(null);
    }

    private static PractitionerAsked practitioner(List<Actor> actors, Map<String, String> places) {
        return Actor.first(actors, "Practitioner")
                .map(who -> {
                    places.put("practitioner.id", who.element().at("reference"));
                    places.put("practitioner.name", who.element().at("display"));
                    return new PractitionerAsked(
                            who.contained().isPresent() ? null : who.id(),
                            who.element().text("display").orElse(null));
                })
                .orElse(null);
    }

    private ClientAsked client(Element resource, List<Actor> actors, Map<String, String> places) {
        var patients =
                actors.stream().filter(actor -> actor.type().equals("Patient")).toList();
        if (patients.size() != 1) {
            var code = patients.isEmpty() ? Issue.Code.REQUIRED : Issue.Code.NOT_SUPPORTED;
            resource.refuse(code, "participant", patients.isEmpty() ? "fhir.patient.needed" : "fhir.patient.several");
            return null;
        }
        var patient = patients.get(0);
        told = patient.contained().isPresent() ? Told.ALL : Told.WHICH;
        if (patient.contained().isPresent()) {
            var reader = new PatientReader();
            var client = reader.read(patient.contained().get());
            places.putAll(reader.places());
            return client;
        }
        places.put("client.id", patient.element().at("reference"));
        return known.apply(patient.id()).map(PatientReader::asKnown).orElseGet(() -> {
            patient.element().refuse(Issue.Code.NOT_FOUND, "reference", "fhir.patient.unknown", patient.id());
            return null;
        });
    }
}
