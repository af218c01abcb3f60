package dev.callside.practice.web;

import dev.callside.practice.text.Texts;
import java.util.Locale;

/**
 * A page that could not be made, in words for whoever wanted it: in a host's frame, back from Stripe, or by a link. There
 * is nothing on it that could be pressed.
 */
final class ErrorPage {

    /** Who may frame it is not known without the database, and then a browser would show nothing at all. */
    static final String POLICY = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

    private static final String HTML = """
            <!doctype html>
            <html lang="%s">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%s</title>
            <link rel="stylesheet" href="%4$s/callside/tokens.css">
            <link rel="stylesheet" href="%4$s/callside/controls.css">
            </head>
            <body>
            <main class="page stack"><h1>%2$s</h1><p>%3$s</p></main>
            </body>
            </html>
            """;

    private ErrorPage() {}

    /** Whether a person is to read it: only browsers that open a page ask for one. */
    static boolean wanted(String accept) {
        return accept != null && accept.contains("text/html");
    }

    /** @param context the path of the WAR, whose own files it looks with */
    static String html(int status, Locale locale, String context) {
        var type = CommonProblem.ofStatus(status);
        var texts = Texts.of(type.bundle(), locale);
        var key = "problem." + type.slug();
        var detail = type.status() < 500 ? texts.get(key + ".detail") : texts.get("page." + type.slug());
        return HTML.formatted(texts.locale().getLanguage(), texts.get(key + ".title"), detail, context);
    }
}
