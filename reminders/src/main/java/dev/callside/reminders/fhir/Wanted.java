package dev.callside.reminders.fhir;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * An appointment to keep.
 *
 * @param id as the address of the request says, or empty: one is to be given
 * @param resource with the issues that were found on the way to it
 */
record Wanted(String id, Element resource) {

    /** One to <a href="https://hl7.org/fhir/R4/http.html#create">create</a>, whatever id it says it has. */
    static Wanted create(Element resource) {
        return new Wanted("", resource);
    }

    /** With an id in any case. */
    Wanted named(Supplier<UUID> ids) {
        if (!id.isEmpty()) {
            return this;
        }
        var given = ids.get().toString();
        return new Wanted(given, resource.with("id", given));
    }
}
