package dev.callside.payments.embed;

import dev.callside.plugin.CallWebhook;
import dev.callside.plugin.EventAnswer;
import dev.callside.plugin.HostRegistration;
import dev.callside.practice.launch.CallEvents;
import dev.callside.practice.launch.Launches;
import dev.callside.practice.web.HttpBodies;
import dev.callside.practice.web.HttpForgeries;
import dev.callside.practice.web.RateLimits;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Signed call events of hosts: {@code POST /events/{registration}}; 204 for what was taken in, new or known. */
@WebServlet("/events/*")
public class CallEventServlet extends HttpServlet {

    private static final Logger LOG = Logger.getLogger(CallEventServlet.class.getName());
    private static final int MOST_BYTES = 64 * 1024;

    @Inject
    private Launches launches;

    @Inject
    private CallEvents events;

    @Inject
    private RateLimits limits;

    @Inject
    private HttpForgeries forgeries;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = HttpBodies.read(request, MOST_BYTES);
        var host = Optional.ofNullable(request.getPathInfo()).flatMap(path -> launches.host(path.substring(1)));
        if (body.isEmpty() || host.isEmpty()) {
            var status = host.isEmpty() ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_BAD_REQUEST;
            forgeries.refuse(request, response, status);
            return;
        }
        receive(host.get(), new CallWebhook(headers(request), body.get()), request, response);
    }

    private void receive(
            HostRegistration host, CallWebhook webhook, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var answer = events.check(host, webhook);
        if (answer instanceof EventAnswer.Refused refused) {
            if (forgeries.refuse(request, response, status(refused.reason()))) {
                LOG.log(Level.WARNING, "Call event of host {0} refused: {1}", new Object[] {host.id(), refused.reason()
                });
            }
            return;
        }
        // Hosts send an event again until it was taken.
        var wait = limits.host(host.id());
        if (wait.isPresent()) {
            HttpForgeries.tooMany(response, wait);
            return;
        }
        events.take(host, (EventAnswer.Accepted) answer);
        response.setStatus(HttpServletResponse.SC_NO_CONTENT);
    }

    private static int status(EventAnswer.Reason reason) {
        return switch (reason) {
            case UNKNOWN_ADAPTER -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
            case MISSING_HEADER, MALFORMED -> HttpServletResponse.SC_BAD_REQUEST;
            case WRONG_TIME, BAD_SIGNATURE -> HttpServletResponse.SC_UNAUTHORIZED;
        };
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        return Collections.list(request.getHeaderNames()).stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .filter(name -> name.startsWith("webhook-"))
                .distinct()
                .collect(Collectors.toMap(name -> name, request::getHeader));
    }
}
