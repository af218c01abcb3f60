package dev.callside.payments.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.payments.stripe.StripePages;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * A page that a mail's link opens. It is the same for everybody: what it is about stands in a token behind the link's hash,
 * which reaches no server's log. Nobody frames it.
 */
abstract class LinkedPageServlet extends HttpServlet {

    private final String script;
    private final List<String> styles;

    @Inject
    private StripePages stripe;

    private List<String> preload = List.of();

    /**
     * @param script the page's first module, without its ending
     * @param styles the same way
     */
    LinkedPageServlet(String script, String... styles) {
        this.script = script;
        this.styles = List.of(styles);
    }

    @Override
    public void init() {
        preload = EmbedPage.preload(getServletContext()::getResourceAsStream, "/" + script + ".js");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page = EmbedPage.LINKED.execute(Map.of(
                "lang",
                EmbedPage.language(request.getLocale()),
                "importMap",
                EmbedPage.IMPORT_MAP,
                "preload",
                preload,
                "script",
                script,
                "styles",
                styles));
        response.setHeader("Content-Security-Policy", EmbedPage.policy(stripe.sources()) + "; frame-ancestors 'none'");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(page.getBytes(UTF_8));
    }
}
