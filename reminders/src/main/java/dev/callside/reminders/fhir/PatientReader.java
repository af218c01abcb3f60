package dev.callside.reminders.fhir;

import dev.callside.practice.client.Client;
import dev.callside.reminders.appointment.AppointmentAsked.ClientAsked;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Reads who is to come out of a contained <a href="https://hl7.org/fhir/R4/patient.html">Patient</a>. Its own id means
 * something in that one resource only, so that it takes an identifier to know the same client again.
 */
final class PatientReader {

    static final String ZONE = "http://hl7.org/fhir/StructureDefinition/timezone";

    private static final Set<String> PAST = Set.of("old", "maiden");

    private final Map<String, String> places = new HashMap<>();

    /** The elements from which the client's members were read. */
    Map<String, String> places() {
        return places;
    }

    ClientAsked read(Element patient) {
        var id = id(patient);
        var name = current(patient, "name");
        var zone = zone(patient);
        return new ClientAsked(
                id,
                name.map(PatientReader::name).orElse(null),
                name.flatMap(PatientReader::firstName).orElse(null),
                telecom(patient, "client.phone", Set.of("phone", "sms")),
                telecom(patient, "client.email", Set.of("email")),
                language(patient),
                zone,
                // FHIR has no word for it, so that what is known stays as it is.
                null);
    }

    /** A known client as they are. */
    static ClientAsked asKnown(Client client) {
        return new ClientAsked(
                client.externalId(),
                client.name(),
                client.firstName(),
                client.phone().orElse(null),
                client.email().orElse(null),
                client.language().map(Locale::toLanguageTag).orElse(null),
                client.zone().map(ZoneId::getId).orElse(null),
                null);
    }

    private String id(Element patient) {
        var identifiers = patient.children("identifier");
        var usual = first(identifiers, identifier -> has(identifier, "use", "usual"))
                .or(() -> first(identifiers, identifier -> !has(identifier, "use", "old")));
        var value = usual.flatMap(identifier -> read("client.id", identifier, "value"));
        if (value.isEmpty()) {
            places.put("client.id", patient.at("identifier"));
        }
        return value.orElse(null);
    }

    private Optional<Element> current(Element patient, String name) {
        places.put("client.name", patient.at(name));
        places.put("client.firstName", patient.at(name));
        return first(
                patient.children(name),
                each -> each.text("use").filter(PAST::contains).isEmpty());
    }

    private static String name(Element name) {
        return name.text("text").filter(text -> !text.isBlank()).orElseGet(() -> {
            var given = String.join(" ", name.texts("given"));
            return (given + " " + name.text("family").orElse("")).strip();
        });
    }

    private static Optional<String> firstName(Element name) {
        return name.texts("given").stream().findFirst();
    }

    private String telecom(Element patient, String member, Set<String> systems) {
        var all = patient.children("telecom").stream()
                .filter(each -> each.text("system").filter(systems::contains).isPresent() && !has(each, "use", "old"))
                .toList();
        return first(all, each -> has(each, "use", "mobile"))
                .or(() -> all.stream().findFirst())
                .flatMap(each -> read(member, each, "value"))
                .orElse(null);
    }

    private String language(Element patient) {
        var all = patient.children("communication");
        return first(all, each -> each.json().getBoolean("preferred", false))
                .or(() -> all.stream().findFirst())
                .flatMap(each -> each.child("language"))
                .flatMap(language -> language.children("coding").stream().findFirst())
                .flatMap(coding -> read("client.language", coding, "code"))
                .orElse(null);
    }

    private String zone(Element patient) {
        return first(patient.children("extension"), each -> has(each, "url", ZONE))
                .flatMap(extension -> read("client.zone", extension, "valueCode"))
                .orElse(null);
    }

    private Optional<String> read(String member, Element element, String name) {
        places.put(member, element.at(name));
        return element.text(name);
    }

    private static boolean has(Element element, String name, String text) {
        return element.text(name).filter(text::equals).isPresent();
    }

    private static Optional<Element> first(List<Element> all, Predicate<Element> which) {
        return all.stream().filter(which).findFirst();
    }
}
