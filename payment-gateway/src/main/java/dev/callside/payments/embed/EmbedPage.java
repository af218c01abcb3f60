package dev.callside.payments.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.callside.practice.crypto.Tokens;
import jakarta.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.List;
import java.util.Properties;

/** What is the same in each framed page, made once: template, import map and its hash for the page's policy. */
final class EmbedPage {

    private static final String STATIC = "/pay/_static/";

    static final Template TEMPLATE = template();

    /** Where the browser finds libraries by name; versions are those of the JARs that are built in. */
    static final String IMPORT_MAP;

    /** The policy allows this one inline script, whatever its whereabouts. */
    static final String IMPORT_MAP_HASH;

    /** Library modules that every page needs, so that the browser does not find them one after another. */
    static final List<String> PRELOAD;

    static {
        var lit = path("org.mvnpm/lit", "lit");
        var litHtml = path("org.mvnpm/lit-html", "lit-html");
        var litElement = path("org.mvnpm/lit-element", "lit-element");
        var reactive = path("org.mvnpm.at.lit/reactive-element", "at/lit/reactive-element");
        var imports = Json.createObjectBuilder()
                .add("lit", lit + "index.js")
                .add("lit/", lit)
                .add("lit-html", litHtml + "lit-html.js")
                .add("lit-html/", litHtml)
                .add("lit-element/", litElement)
                .add("lit-element/lit-element.js", litElement + "lit-element.js")
                .add("@lit/reactive-element", reactive + "reactive-element.js")
                .add("@lit/reactive-element/", reactive);
        IMPORT_MAP = Json.createObjectBuilder().add("imports", imports).build().toString();
        IMPORT_MAP_HASH = "sha256-" + Base64.getEncoder().encodeToString(Tokens.hash(IMPORT_MAP));
        PRELOAD = List.of(
                lit + "index.js",
                litHtml + "lit-html.js",
                litHtml + "is-server.js",
                litElement + "lit-element.js",
                reactive + "reactive-element.js",
                reactive + "css-tag.js");
    }

    private EmbedPage() {}

    private static Template template() {
        try (var reader = new InputStreamReader(resource("/embed.html"), UTF_8)) {
            return Mustache.compiler().compile(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("embed.html can't be read", e);
        }
    }

    private static String path(String artifact, String folder) {
        var properties = new Properties();
        try (var in = resource("/META-INF/maven/" + artifact + "/pom.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(artifact + " is not built in", e);
        }
        return STATIC + folder + "/" + properties.getProperty("version") + "/";
    }

    private static InputStream resource(String name) {
        var in = EmbedPage.class.getResourceAsStream(name);
        if (in == null) {
            throw new IllegalStateException(name + " is not built in");
        }
        return in;
    }
}
