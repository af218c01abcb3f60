package dev.callside.sandbox.stripe;

import static java.util.stream.Collectors.joining;

import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Serves the files of the stand-in Stripe.js. They may be framed by any page, as Stripe's may, and can themselves load
 * nothing from elsewhere.
 */
final class AssetPages {

    private static final Pattern NAME = Pattern.compile("/js/[a-z-]+\\.(js|html|css)");
    private static final Map<String, String> TYPES = Map.of(
            "js",
            "text/javascript; charset=utf-8",
            "html",
            "text/html; charset=utf-8",
            "css",
            "text/css; charset=utf-8");
    private static final List<String> PARTS = List.of("stripe-frame.js", "stripe-elements.js", "stripe.js");
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
            + " frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors http: https:";

    private final Assets assets;

    AssetPages(Assets assets) {
        this.assets = assets;
    }

    WebAnswer answer(WebRequest request) {
        String path = request.path();
        if (!NAME.matcher(path).matches() || !request.method().equals("GET")) {
            return Html.notFound();
        }
        return read(path).map(file -> file(path, file)).orElseGet(Html::notFound);
    }

    private Optional<String> read(String path) {
        return path.equals("/js/stripe.js") ? Optional.of(stripeJs()) : assets.read(path.substring(1));
    }

    /** One script, as Stripe's is, in a scope of its own: the page gets {@code Stripe} and nothing else. */
    private String stripeJs() {
        return PARTS.stream()
                .map(part -> assets.read("js/" + part).orElseThrow())
                .collect(joining("\n", "(() => {\n", "})();\n"));
    }

    private static WebAnswer file(String path, String content) {
        String extension = path.substring(path.lastIndexOf('.') + 1);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", TYPES.get(extension));
        headers.put("Cache-Control", "no-cache");
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Cross-Origin-Resource-Policy", "cross-origin");
        if (extension.equals("html")) {
            headers.put("Content-Security-Policy", POLICY);
            headers.put("Referrer-Policy", "no-referrer");
        }
        return WebAnswer.of(200, headers, content);
    }
}
