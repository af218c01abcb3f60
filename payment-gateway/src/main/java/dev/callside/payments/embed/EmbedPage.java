package dev.callside.payments.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import dev.callside.payments.stripe.StripePages;
import dev.callside.practice.crypto.Tokens;
import dev.callside.practice.text.Texts;
import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What is the same in each page, made once: templates, import map and its hash for the page's policy. */
final class EmbedPage {

    private static final String CONTEXT = "/pay";

    static final Template TEMPLATE;

    /** A page that a mail's link opens; nobody frames it. */
    static final Template LINKED;

    /** Where the browser finds libraries by name: what their JARs say, below our context root. */
    static final String IMPORT_MAP;

    /** The policy allows this one inline script, whatever stands around it. */
    static final String IMPORT_MAP_HASH;

    /** The same by name. */
    private static final Map<String, String> NAMES;

    static {
        try {
            NAMES = imports();
            TEMPLATE = template("/embed.html");
            LINKED = template("/linked.html");
            IMPORT_MAP = Json.createObjectBuilder()
                    .add("imports", Json.createObjectBuilder(Collections.unmodifiableMap(NAMES)))
                    .build()
                    .toString();
            IMPORT_MAP_HASH = "sha256-" + Base64.getEncoder().encodeToString(Tokens.hash(IMPORT_MAP));
        } catch (IOException e) {
            throw new IllegalStateException("the framed page can't be put together", e);
        }
    }

    private EmbedPage() {}

    /** What a page's browser is to load at once, so that it does not find its modules one after another. */
    static List<String> preload(Modules.Source files, String... entries) {
        return new Modules(files, CONTEXT, NAMES).neededBy(entries);
    }

    /** Only what a page of ours needs, and Stripe's form for cards. */
    static String policy(StripePages.Sources stripe) {
        return "default-src 'none'; base-uri 'none'; form-action 'none'; img-src 'self' data:; style-src 'self'"
                + "; script-src 'self' '" + IMPORT_MAP_HASH + "' " + stripe.script()
                + "; connect-src 'self' " + stripe.connect()
                + "; frame-src " + stripe.frame();
    }

    /** The browser's language if it is one of ours, for what is said before there is a session. */
    static String language(Locale browser) {
        return Texts.LANGUAGES.stream()
                .filter(known -> known.getLanguage().equals(browser.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH)
                .getLanguage();
    }

    private static Template template(String file) throws IOException {
        try (var reader = new InputStreamReader(EmbedPage.class.getResourceAsStream(file), UTF_8)) {
            return Mustache.compiler().compile(reader);
        }
    }

    /** Sorted, so that the map and its hash are the same at each start. */
    private static Map<String, String> imports() throws IOException {
        var imports = new TreeMap<String, String>();
        for (URL url : Collections.list(EmbedPage.class.getClassLoader().getResources("META-INF/importmap.json"))) {
            try (var reader = Json.createReader(url.openStream())) {
                reader.readObject()
                        .getJsonObject("imports")
                        .forEach((name, path) -> imports.put(name, CONTEXT + ((JsonString) path).getString()));
            }
        }
        imports.put(
                "lit",
                imports.get("lit-element/") + "lit-element.js"); // where its own entry leads to, by two more files
        return imports;
    }
}
