package dev.callside.practice.testing.server;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.Locale;
import java.util.Map;

/** What {@code /openapi} says, to be held against what is answered. */
public final class ApiDocument {

    public static final String ROOT = "/api/v1/";
    private static final String SHAPES = "#/components/schemas/";

    private final JsonObject document;

    ApiDocument(JsonObject document) {
        this.document = document;
    }

    public JsonObject paths() {
        return document.getJsonObject("paths");
    }

    /** The record's shape that a reference leads to. */
    public JsonObject shape(String reference) {
        assertThat(reference).startsWith(SHAPES);
        var shape = document.getJsonObject("components")
                .getJsonObject("schemas")
                .getJsonObject(reference.substring(SHAPES.length()));
        assertThat(shape).as(reference).isNotNull();
        assertThat(shape.getJsonObject("properties")).as(reference).isNotEmpty();
        return shape;
    }

    /**
     * Fails for a good answer whose status is not described, or that holds what its shape does not.
     *
     * @param path below {@link #ROOT}
     */
    void describes(String method, String path, Api.Answer answer) {
        var operation = operation(method, ROOT + path);
        var described = operation.getJsonObject("responses").getJsonObject(String.valueOf(answer.status()));
        assertThat(described).as(answer.asked() + " " + answer.status()).isNotNull();
        var type = answer.header("Content-Type").replaceFirst(";.*", "");
        if (type.endsWith("json")) {
            assertThat(described).as(answer.asked()).containsKey("content");
            var content = described.getJsonObject("content");
            assertThat(content).as(answer.asked()).containsKey(type);
            var schema = content.getJsonObject(type).getJsonObject("schema");
            // Of another standard's shape nothing is said but that it is an object.
            if (type.equals("application/json") || schema.containsKey("$ref")) {
                holds(answer.asked(), schema, answer.value());
            }
        }
    }

    private JsonObject operation(String method, String path) {
        return paths().entrySet().stream()
                .filter(entry -> path.matches(entry.getKey().replaceAll("\\{\\w+}", "[^/]+")))
                .map(entry -> entry.getValue().asJsonObject().getJsonObject(method.toLowerCase(Locale.ROOT)))
                .filter(operation -> operation != null)
                .findFirst()
                .orElseThrow(() -> new AssertionError(method + " " + path + " is not described"));
    }

    private void holds(String where, JsonObject schema, JsonValue value) {
        assertThat(schema).as(where).isNotNull();
        if (schema.containsKey("$ref")) {
            holds(where, shape(schema.getString("$ref")), value);
            return;
        }
        assertThat(schema.getString("type", "")).as(where).isEqualTo(type(value));
        switch (value.getValueType()) {
            case OBJECT ->
                value.asJsonObject()
                        .forEach((name, member) -> holds(where + " " + name, member(where, schema, name), member));
            case ARRAY -> value.asJsonArray().forEach(item -> holds(where, schema.getJsonObject("items"), item));
            case STRING, NUMBER, TRUE, FALSE, NULL -> {}
        }
    }

    /** Of a record, or of a map, whose members are all alike. */
    private static JsonObject member(String where, JsonObject schema, String name) {
        if (schema.containsKey("additionalProperties")) {
            return schema.getJsonObject("additionalProperties");
        }
        var properties = schema.getJsonObject("properties");
        assertThat(properties).as(where).containsKey(name);
        return properties.getJsonObject(name);
    }

    private static String type(JsonValue value) {
        return Map.of(
                        JsonValue.ValueType.OBJECT, "object",
                        JsonValue.ValueType.ARRAY, "array",
                        JsonValue.ValueType.STRING, "string",
                        JsonValue.ValueType.NUMBER, "integer",
                        JsonValue.ValueType.TRUE, "boolean",
                        JsonValue.ValueType.FALSE, "boolean")
                .getOrDefault(value.getValueType(), "nothing");
    }
}
