package dev.callside.reminders.key;

import dev.callside.practice.key.Scope;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.work.FieldReader;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads which key is wanted, and says what is wrong with it. */
final class KeyReader {

    private static final int LONGEST_NAME = 100;

    private final FieldReader fields;

    KeyReader(Locale locale) {
        this.fields = new FieldReader(locale, "key");
    }

    /** A key that can be made. */
    record Wanted(UUID id, String name, Set<Scope> scopes) {}

    List<FieldError> errors() {
        return fields.errors();
    }

    /** Empty if there are {@link #errors}. */
    Optional<Wanted> read(KeyAsked asked) {
        var id = fields.id("id", asked.id());
        var name = fields.name("name", asked.name(), LONGEST_NAME);
        var scopes = scopes(asked.scopes());
        return errors().isEmpty() ? id.map(known -> new Wanted(known, name, scopes)) : Optional.empty();
    }

    private Set<Scope> scopes(List<String> labels) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (var label : labels == null ? List.<String>of() : labels) {
            var scope = Optional.ofNullable(label).flatMap(Scope::named);
            if (scope.isEmpty()) {
                fields.refuse("scopes", "unknown");
                return scopes;
            }
            scopes.add(scope.get());
        }
        if (scopes.isEmpty()) {
            fields.refuse("scopes", "needed");
        }
        return scopes;
    }
}
