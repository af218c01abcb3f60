package dev.callside.payments.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.samskivert.mustache.Mustache;
import dev.callside.payments.receipt.Receipts;
import dev.callside.practice.text.Texts;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;

/** Where Stripe sends the manager back to. It knows nobody; it says what happened, as the panel speaks, and sends them back to it. */
@WebServlet("/stripe/return")
public class StripeReturnServlet extends HttpServlet {

    private static final String PAGE = """
            <!doctype html>
            <html lang="{{lang}}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>{{title}}</title>
            <link rel="stylesheet" href="/pay/callside/tokens.css">
            <link rel="stylesheet" href="/pay/callside/controls.css">
            </head>
            <body>
            <main class="page stack"><h1>{{title}}</h1><p>{{detail}}</p>
            <p><a href="/pay/help/{{lang}}.html#client-payments" target="_blank" rel="noopener">{{help}}</a></p></main>
            </body>
            </html>
            """;

    @Inject
    private Linkings linkings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var state = Optional.ofNullable(request.getParameter("state")).orElse("");
        var texts = Texts.of(Receipts.BUNDLE, LinkState.language(state).orElseGet(request::getLocale));
        var key = back(request, state).key();
        var page = Mustache.compiler()
                .compile(PAGE)
                .execute(Map.of(
                        "lang", texts.locale().getLanguage(),
                        "help", texts.get("return.help"),
                        "title", texts.get(key + ".title"),
                        "detail", texts.get(key + ".detail")));
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(page.getBytes(UTF_8));
    }

    private LinkReturn back(HttpServletRequest request, String state) {
        if (request.getParameter("ran_out") != null) {
            return linkings.ranOut(state);
        }
        var code = Optional.ofNullable(request.getParameter("code"));
        return linkings.back(state, code, request.getParameter("error") != null);
    }
}
