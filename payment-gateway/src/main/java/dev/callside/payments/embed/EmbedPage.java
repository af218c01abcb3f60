package dev.callside.payments.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.callside.practice.crypto.Tokens;
import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What is the same in each framed page, made once: template, import map and its hash for the page's policy. */
final class EmbedPage {

    private static final String CONTEXT = "/pay";

    static final Template TEMPLATE;

    /** Where the browser finds libraries by name: what their JARs say, below our context root. */
    static final String IMPORT_MAP;

    /** The policy allows this one inline script, whatever stands around it. */
    static final String IMPORT_MAP_HASH;

    /** The library modules of every page, so that the browser does not find them one after another. */
    static final List<String> PRELOAD;

    static {
        try {
            var imports = imports();
            TEMPLATE = template();
            IMPORT_MAP = Json.createObjectBuilder()
                    .add("imports", Json.createObjectBuilder(Collections.unmodifiableMap(imports)))
                    .build()
                    .toString();
            IMPORT_MAP_HASH = "sha256-" + Base64.getEncoder().encodeToString(Tokens.hash(IMPORT_MAP));
            PRELOAD = Stream.concat(
                            Stream.of("lit", "lit-html", "@lit/reactive-element")
                                    .map(imports::get),
                            Stream.of(
                                    imports.get("lit-html/") + "is-server.js",
                                    imports.get("lit-element/") + "lit-element.js",
                                    imports.get("@lit/reactive-element/") + "css-tag.js"))
                    .map(Object::toString)
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException("the framed page can't be put together", e);
        }
    }

    private EmbedPage() {}

    private static Template template() throws IOException {
        try (var reader = new InputStreamReader(EmbedPage.class.getResourceAsStream("/embed.html"), UTF_8)) {
            return Mustache.compiler().compile(reader);
        }
    }

    /** Sorted, so that the map and its hash are the same at each start. */
    private static Map<String, Object> imports() throws IOException {
        var imports = new TreeMap<String, Object>();
        for (URL url : Collections.list(EmbedPage.class.getClassLoader().getResources("META-INF/importmap.json"))) {
            try (var reader = Json.createReader(url.openStream())) {
                reader.readObject()
                        .getJsonObject("imports")
                        .forEach((name, path) -> imports.put(name, CONTEXT + ((JsonString) path).getString()));
            }
        }
        return imports;
    }
}
