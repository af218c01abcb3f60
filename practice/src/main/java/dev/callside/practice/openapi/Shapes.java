package dev.callside.practice.openapi;

import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/** The JSON shapes of records, as JSON-B writes and reads them. */
final class Shapes {

    private static final Map<Class<?>, Supplier<Schema>> SIMPLE = Map.of(
            String.class, () -> schema(SchemaType.STRING),
            Instant.class, () -> schema(SchemaType.STRING).format("date-time"),
            boolean.class, () -> schema(SchemaType.BOOLEAN),
            Boolean.class, () -> schema(SchemaType.BOOLEAN),
            int.class, () -> schema(SchemaType.INTEGER).format("int32"),
            Integer.class, () -> schema(SchemaType.INTEGER).format("int32"),
            long.class, () -> schema(SchemaType.INTEGER).format("int64"),
            Long.class, () -> schema(SchemaType.INTEGER).format("int64"),
            // Read by hand, so that whatever is typed gets an answer of ours.
            JsonValue.class, OASFactory::createSchema);

    private final Map<String, Schema> schemas = new TreeMap<>();
    private final Map<String, Class<?>> types = new HashMap<>();

    /** Those that were met so far, by name. */
    Map<String, Schema> all() {
        return schemas;
    }

    /** A record's shape is a reference, a sealed interface's one of those that it permits. */
    Schema of(Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return array(list.getActualTypeArguments()[0]);
        }
        if (type instanceof ParameterizedType map && map.getRawType() == Map.class) {
            return schema(SchemaType.OBJECT).additionalPropertiesSchema(of(map.getActualTypeArguments()[1]));
        }
        if (type instanceof Class<?> shape) {
            return of(shape);
        }
        throw unknown(type);
    }

    private Schema of(Class<?> type) {
        if (type.isArray()) {
            return array(type.getComponentType());
        }
        if (type.isSealed()) {
            return OASFactory.createSchema()
                    .oneOf(Arrays.stream(type.getPermittedSubclasses())
                            .map(this::of)
                            .toList());
        }
        return type.isRecord()
                ? reference(type)
                : Optional.ofNullable(SIMPLE.get(type))
                        .orElseThrow(() -> unknown(type))
                        .get();
    }

    private static IllegalArgumentException unknown(Type type) {
        return new IllegalArgumentException("How " + type + " looks in JSON is not known");
    }

    private Schema array(Type items) {
        return schema(SchemaType.ARRAY).items(of(items));
    }

    private Schema reference(Class<?> type) {
        var name = name(type);
        var known = types.putIfAbsent(name, type);
        if (known == null) {
            schemas.put(name, members(type));
        } else if (known != type) {
            throw new IllegalStateException(known + " and " + type + " would both be called " + name);
        }
        return OASFactory.createSchema().ref("#/components/schemas/" + name);
    }

    /** A record inside of another one is called after both, because several have a card or a person. */
    private static String name(Class<?> type) {
        var outer = type.getEnclosingClass();
        return outer != null && outer.isRecord() ? name(outer) + "." + type.getSimpleName() : type.getSimpleName();
    }

    private Schema members(Class<?> type) {
        var members = schema(SchemaType.OBJECT);
        for (var member : type.getRecordComponents()) {
            members.addProperty(name(member), of(member.getGenericType()));
        }
        return members;
    }

    private static String name(RecordComponent member) {
        return Optional.ofNullable(member.getAccessor().getAnnotation(JsonbProperty.class))
                .map(JsonbProperty::value)
                .orElse(member.getName());
    }

    private static Schema schema(SchemaType type) {
        return OASFactory.createSchema().type(type);
    }
}
