package dev.callside.reminders.fhir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Who or what takes part.
 *
 * @param type of the resource: {@code Patient}, {@code Practitioner}, {@code Location} …
 * @param element the reference
 */
record Actor(String type, String id, Element element, Optional<Element> contained) {

    /** Each once, in the order of the participants; whoever is named without a reference is left out. */
    static List<Actor> of(Element resource) {
        var contained = resource.children("contained");
        var actors = new LinkedHashMap<Reference, Actor>();
        for (var participant : resource.children("participant")) {
            participant
                    .child("actor")
                    .ifPresent(element -> element.text("reference")
                            .flatMap(Reference::of)
                            .ifPresent(reference -> of(reference, element, contained)
                                    .ifPresent(actor -> actors.putIfAbsent(reference, actor))));
        }
        return List.copyOf(actors.values());
    }

    private static Optional<Actor> of(Reference reference, Element element, List<Element> contained) {
        if (!reference.contained()) {
            return Optional.of(new Actor(reference.type(), reference.id(), element, Optional.empty()));
        }
        var target = contained.stream()
                .filter(each -> each.text("id").filter(reference.id()::equals).isPresent())
                .findFirst();
        if (target.isEmpty()) {
            element.refuse(Issue.Code.NOT_FOUND, "reference", "fhir.contained");
        }
        return target.map(
                each -> new Actor(each.text("resourceType").orElse(""), reference.id(), element, Optional.of(each)));
    }

    static Optional<Actor> first(List<Actor> actors, String type) {
        return actors.stream().filter(actor -> actor.type().equals(type)).findFirst();
    }
}
