package dev.callside.practice.tenancy;

import jakarta.json.Json;
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObjectBuilder;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/** Rows as one parameter of a statement, any number of them, which {@code jsonb_to_recordset} reads. A column that a row leaves out is null. */
public final class JsonRows {

    /** {@link Json} looks for its provider anew each time, in every library of the application. */
    private static final JsonBuilderFactory JSON = Json.createBuilderFactory(Map.of());

    private JsonRows() {}

    /** One of {@link #of}. */
    public static JsonObjectBuilder row() {
        return JSON.createObjectBuilder();
    }

    /**
     * All of them.
     *
     * @param row what is written of each, begun by {@link #row()}
     */
    public static <T> String of(Collection<T> all, Function<T, JsonObjectBuilder> row) {
        var rows = JSON.createArrayBuilder();
        all.forEach(each -> rows.add(row.apply(each)));
        return rows.build().toString();
    }

    /** Texts alone, which {@code jsonb_array_elements_text} reads. */
    public static String texts(Collection<String> texts) {
        return JSON.createArrayBuilder(texts).build().toString();
    }
}
