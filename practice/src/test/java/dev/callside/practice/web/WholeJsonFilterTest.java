package dev.callside.practice.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that what is no whole JSON goes no further, and that everything else arrives as it was sent. */
class WholeJsonFilterTest {

    /** What an endpoint takes. */
    private record Asked(String id) {}

    /** What is read after the filter; here the text itself. */
    private static Object read(Class<?> type, String body) throws IOException {
        var stream = new InputStream[] {new ByteArrayInputStream(body.getBytes(UTF_8))};
        var context = (ReaderInterceptorContext) Proxy.newProxyInstance(
                WholeJsonFilterTest.class.getClassLoader(),
                new Class<?>[] {ReaderInterceptorContext.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getType" -> type;
                    case "getMediaType" -> MediaType.APPLICATION_JSON_TYPE;
                    case "getInputStream" -> stream[0];
                    case "setInputStream" -> {
                        stream[0] = (InputStream) arguments[0];
                        yield null;
                    }
                    case "proceed" -> new String(stream[0].readAllBytes(), UTF_8);
                    default -> throw new UnsupportedOperationException(method.getName());
                });
        return new WholeJsonFilter().aroundReadFrom(context);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{\"x\":{", "{\"x\":[", "{\"x\":{\"y\":1}", "{\"x\":[1,2", "{", "[", "\"", "{\"x\":", "nothing"})
    void stopsWhatDoesNotEnd(String body) {
        assertThatThrownBy(() -> read(Asked.class, body)).isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}{}", "{} x", "[] ]", "17 18", "{},"})
    void stopsMoreThanOneValue(String body) {
        assertThatThrownBy(() -> read(Asked.class, body)).isInstanceOf(JsonException.class);
    }

    @Test
    void stopsWhatIsNestedTooDeeply() {
        assertThatThrownBy(() -> read(Asked.class, "{\"x\":".repeat(10_000))).isInstanceOf(JsonException.class);
        assertThatThrownBy(() -> read(Asked.class, "[".repeat(30_000) + "]".repeat(30_000)))
                .isInstanceOf(JsonException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "null", "17", "{\"id\": \"a\", \"x\": {\"y\": [1]}}"})
    void letsThroughWhatIsWhole(String body) throws IOException {
        assertThat(read(Asked.class, body)).isEqualTo(body);
    }

    /** Such as a file, which is read while it arrives. */
    @Test
    void leavesAloneWhatNoRecordIsMadeOf() throws IOException {
        assertThat(read(InputStream.class, "{\"x\":{")).isEqualTo("{\"x\":{");
    }
}
