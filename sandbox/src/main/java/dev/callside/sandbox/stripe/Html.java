package dev.callside.sandbox.stripe;

import dev.callside.sandbox.WebAnswer;
import java.util.LinkedHashMap;
import java.util.Map;

/** Pages without any template engine; whatever comes from outside goes through {@link #text}. */
final class Html {

    private static final String POLICY =
            "default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'";

    private Html() {}

    static String text(String raw) {
        StringBuilder escaped = new StringBuilder(raw.length());
        raw.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                case '\'' -> escaped.append("&#39;");
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /** A whole page around its content; {@code root} is where the style sheet lies. */
    static WebAnswer page(int status, String root, String title, Markup content) {
        String html = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>" + text(title)
                + "</title>\n<link rel=\"stylesheet\" href=\"" + text(root) + "/js/pages.css\">\n</head>\n<body>\n"
                + "<header><span class=\"brand\">Stripe</span> <span class=\"note\">Sandbox stand-in, no real"
                + " money</span></header>\n<main>\n" + content.html() + "\n</main>\n</body>\n</html>\n";
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "text/html; charset=utf-8");
        headers.put("Cache-Control", "no-store");
        headers.put("Content-Security-Policy", POLICY);
        headers.put("X-Content-Type-Options", "nosniff");
        headers.put("Referrer-Policy", "same-origin");
        return WebAnswer.of(status, headers, html);
    }

    static WebAnswer notFound() {
        return WebAnswer.of(404, Map.of("Content-Type", "text/plain; charset=utf-8"), "Not found");
    }
}
