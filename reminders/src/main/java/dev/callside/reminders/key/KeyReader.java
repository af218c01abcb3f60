package dev.callside.reminders.key;

import dev.callside.practice.key.Scope;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.work.RemindersProblem;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Reads which key is wanted, and says what is wrong with it. */
final class KeyReader {

    private static final int LONGEST_NAME = 100;

    private final Texts texts;
    private final List<FieldError> errors = new ArrayList<>();

    KeyReader(Locale locale) {
        this.texts = Texts.of(RemindersProblem.BUNDLE, locale);
    }

    /** A key that can be made. */
    record Wanted(UUID id, String name, Set<Scope> scopes) {}

    List<FieldError> errors() {
        return errors;
    }

    /** Empty if there are {@link #errors}. */
    Optional<Wanted> read(KeyAsked asked) {
        var id = id(asked.id());
        var name = name(asked.name());
        var scopes = scopes(asked.scopes());
        return errors.isEmpty() ? id.map(known -> new Wanted(known, name, scopes)) : Optional.empty();
    }

    private Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text == null ? "" : text));
        } catch (IllegalArgumentException e) {
            refuse("id", "malformed");
            return Optional.empty();
        }
    }

    private String name(String text) {
        var name = text == null ? "" : text.strip();
        if (name.isEmpty()) {
            refuse("name", "needed");
        } else if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            refuse("name", "too_long");
        }
        return name;
    }

    private Set<Scope> scopes(List<String> labels) {
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (var label : labels == null ? List.<String>of() : labels) {
            var scope = Optional.ofNullable(label).flatMap(Scope::named);
            if (scope.isEmpty()) {
                refuse("scopes", "unknown");
                return scopes;
            }
            scopes.add(scope.get());
        }
        if (scopes.isEmpty()) {
            refuse("scopes", "needed");
        }
        return scopes;
    }

    private void refuse(String field, String code) {
        errors.add(new FieldError(field, code, texts.get("key." + field + "." + code)));
    }
}
