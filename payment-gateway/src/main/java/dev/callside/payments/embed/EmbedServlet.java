package dev.callside.payments.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.payments.stripe.StripePages;
import dev.callside.plugin.HostRegistration;
import dev.callside.plugin.Placement;
import dev.callside.practice.launch.Adapters;
import dev.callside.practice.launch.Launches;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

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

    @Inject
    private Adapters adapters;

    /** By placement and bridge. */
    private final Map<String, List<String>> preload = new ConcurrentHashMap<>();

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var parts = Optional.ofNullable(request.getPathInfo()).orElse("").split("/", -1);
        var placement = parts.length == 3 ? Placement.named(parts[2]) : Optional.<Placement>empty();
        var host = placement.flatMap(p -> launches.host(parts[1]));
        if (host.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        var adapter = adapters.named(host.get().adapter());
        if (adapter.isEmpty()) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        var page = page(
                request.getLocale(), host.get(), placement.get(), adapter.get().bridgeModule());
        response.setHeader("Content-Security-Policy", policy(host.get()));
        response.setContentType("text/html;charset=UTF-8");
        response.getOutputStream().write(page.getBytes(UTF_8));
    }

    private String page(Locale browser, HostRegistration host, Placement placement, String bridge) {
        return EmbedPage.TEMPLATE.execute(Map.of(
                "lang", EmbedPage.language(browser),
                "launch", launch(host, placement, bridge),
                "placement", placement.label(),
                "importMap", EmbedPage.IMPORT_MAP,
                "preload",
                        preload.computeIfAbsent(placement.label() + " " + bridge, key -> preload(placement, bridge))));
    }

    /** What a module of an adapter's JAR imports is not looked into: it is not among the WAR's files. */
    private List<String> preload(Placement placement, String bridge) {
        Modules.Source files = getServletContext()::getResourceAsStream;
        var page = "/" + placement.label() + ".js";
        return bridge.startsWith("adapters/")
                ? Stream.concat(EmbedPage.preload(files, page).stream(), Stream.of("/pay/" + bridge))
                        .toList()
                : EmbedPage.preload(files, page, "/" + bridge);
    }

    private String launch(HostRegistration host, Placement placement, String bridge) {
        return Json.createObjectBuilder()
                .add("registration", host.id())
                .add("placement", placement.label())
                .add("nonce", launches.nonce(host.id(), placement))
                .add("messageOrigins", Json.createArrayBuilder(host.messageOrigins()))
                .add("bridge", "/pay/" + bridge)
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
