package dev.callside.payments.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.payments.stripe.StripePages;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * The page that a mail's link opens when a bank wants an automatic purchase to be confirmed by a person. It is the same for
 * everybody: what is to be completed stands in a token behind the link's hash, which reaches no server's log.
 */
@WebServlet("/complete")
public class CompleteServlet extends HttpServlet {

    @Inject
    private StripePages stripe;

    private List<String> preload = List.of();

    @Override
    public void init() {
        preload = EmbedPage.preload(getServletContext()::getResourceAsStream, "/complete.js");
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var page = EmbedPage.COMPLETE.execute(Map.of(
                "lang",
                EmbedPage.language(request.getLocale()),
                "importMap",
                EmbedPage.IMPORT_MAP,
                "preload",
                preload));
        response.setHeader("Content-Security-Policy", EmbedPage.policy(stripe.sources()) + "; frame-ancestors 'none'");
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(page.getBytes(UTF_8));
    }
}
