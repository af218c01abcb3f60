package dev.callside.payments.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.payments.stripe.StripePages;
import dev.callside.plugin.HostRegistration;
import dev.callside.plugin.Placement;
import dev.callside.practice.launch.Launches;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The page that a host frames: {@code /embed/{registration}/{placement}}. It names nobody and knows nothing; it carries a
 * nonce, and the host's signature over that nonce lets somebody in.
 */
@WebServlet("/embed/*")
public class EmbedServlet extends HttpServlet {

    @Inject
    private Launches launches;

    @Inject
    private StripePages stripe;

    /** By placement. */
    private Map<Placement, List<String>> preload = Map.of();

    @Override
    public void init() {
        preload = Arrays.stream(Placement.values())
                .collect(Collectors.toMap(
                        placement -> placement,
                        placement -> EmbedPage.preload(
                                getServletContext()::getResourceAsStream,
                                "/" + placement.label() + ".js",
                                "/callside/bridge.js")));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var parts = Optional.ofNullable(request.getPathInfo()).orElse("").split("/", -1);
        var placement = parts.length == 3 ? Placement.named(parts[2]) : Optional.<Placement>empty();
        var host = placement.flatMap(p -> launches.host(parts[1]));
        if (host.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var page = page(request.getLocale(), host.get(), placement.get());
        response.setHeader("Content-Security-Policy", policy(host.get()));
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(page.getBytes(UTF_8));
    }

    private String page(Locale browser, HostRegistration host, Placement placement) {
        return EmbedPage.TEMPLATE.execute(Map.of(
                "lang", EmbedPage.language(browser),
                "launch", launch(host, placement),
                "placement", placement.label(),
                "importMap", EmbedPage.IMPORT_MAP,
                "preload", preload.getOrDefault(placement, List.of())));
    }

    private String launch(HostRegistration host, Placement placement) {
        return Json.createObjectBuilder()
                .add("registration", host.id())
                .add("placement", placement.label())
                .add("nonce", launches.nonce(host.id(), placement))
                .add("messageOrigins", Json.createArrayBuilder(host.messageOrigins()))
                .add("bridge", "/pay/callside/bridge.js")
                .add("stripeJs", stripe.scriptUrl())
                .add("messages", "/pay/messages/")
                .build()
                .toString();
    }

    /** Only what the page needs; cards are typed in both placements. */
    private String policy(HostRegistration host) {
        return EmbedPage.policy(stripe.sources()) + "; frame-ancestors " + String.join(" ", host.frameAncestors());
    }
}
