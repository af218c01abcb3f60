package dev.callside.reminders.fhir;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * An element of a resource, of which nothing is believed: what has another type than it must have counts as absent, and
 * makes an issue that says where.
 *
 * @param path its FHIRPath
 * @param issues found so far, in it and in all that was sent with it
 */
record Element(JsonObject json, String path, List<Issue> issues) {

    private static final int MOST_ISSUES = 100;

    /** A whole body; with an issue, and without elements, if it is not a JSON object. */
    static Element read(byte[] body, String path) {
        var issues = new ArrayList<Issue>();
        try (var parser = Json.createParser(new StringReader(utf8(body)))) {
            parser.next();
            var object = parser.getObject();
            if (parser.hasNext()) {
                throw new JsonException("more than one value");
            }
            return new Element(object, path, issues);
        } catch (CharacterCodingException | RuntimeException e) {
            // JSON-P has an exception each for text that is no JSON and for JSON that is no object, and throws a plain
            // RuntimeException at what is nested too deeply.
            issues.add(Issue.of(Issue.Code.STRUCTURE, path, "fhir.malformed"));
            return new Element(JsonValue.EMPTY_JSON_OBJECT, path, issues);
        }
    }

    private static String utf8(byte[] body) throws CharacterCodingException {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
    }

    /** The same element with issues of its own. */
    Element apart() {
        return new Element(json, path, new ArrayList<>());
    }

    /** The same element with that text in it, whatever was there. */
    Element with(String name, String text) {
        return new Element(Json.createObjectBuilder(json).add(name, text).build(), path, issues);
    }

    String at(String name) {
        return path + "." + name;
    }

    void refuse(Issue.Code code, String name, String text, String... values) {
        add(Issue.of(code, at(name), text, values));
    }

    /** Once, and not more than somebody could want to read. */
    void add(Issue issue) {
        if (issues.size() < MOST_ISSUES && !issues.contains(issue)) {
            issues.add(issue);
        }
    }

    Optional<String> text(String name) {
        return value(json.get(name), at(name), (value, where) -> string(value));
    }

    /** A code or a text that is needed; null, which makes an issue, if it is not there. */
    String needed(String name) {
        var before = issues.size();
        var text = text(name).orElse(null);
        if (text == null && issues.size() == before) {
            refuse(Issue.Code.REQUIRED, name, "appointment.needed");
        }
        return text;
    }

    Optional<Integer> whole(String name) {
        return value(json.get(name), at(name), (value, where) -> integer(value));
    }

    Optional<Element> child(String name) {
        return value(json.get(name), at(name), this::object);
    }

    /** The objects of an array. */
    List<Element> children(String name) {
        return items(name, this::object);
    }

    /** The strings of an array. */
    List<String> texts(String name) {
        return items(name, (value, where) -> string(value));
    }

    private <T> List<T> items(String name, BiFunction<JsonValue, String, Optional<T>> read) {
        var array = value(
                        json.get(name),
                        at(name),
                        (value, where) -> value instanceof JsonArray all ? Optional.of(all) : Optional.empty())
                .orElse(JsonValue.EMPTY_JSON_ARRAY);
        var items = new ArrayList<T>();
        for (var i = 0; i < array.size(); i++) {
            value(array.get(i), at(name) + "[" + i + "]", read).ifPresent(items::add);
        }
        return items;
    }

    private <T> Optional<T> value(JsonValue value, String where, BiFunction<JsonValue, String, Optional<T>> read) {
        if (value == null || value.getValueType() == JsonValue.ValueType.NULL) {
            return Optional.empty();
        }
        var found = read.apply(value, where);
        if (found.isEmpty()) {
            add(Issue.of(Issue.Code.STRUCTURE, where, "fhir.type"));
        }
        return found;
    }

    private Optional<Element> object(JsonValue value, String where) {
        return value instanceof JsonObject object ? Optional.of(new Element(object, where, issues)) : Optional.empty();
    }

    private static Optional<String> string(JsonValue value) {
        return value instanceof JsonString string ? Optional.of(string.getString()) : Optional.empty();
    }

    private static Optional<Integer> integer(JsonValue value) {
        if (!(value instanceof JsonNumber number)) {
            return Optional.empty();
        }
        try {
            return Optional.of(number.bigDecimalValue().intValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
