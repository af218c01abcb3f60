package dev.callside.reminders.twilio;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.web.HttpForgeries;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.UUID;

/** What became of a message; the address carries the practice's id and ours of the message. */
@WebServlet("/twilio/status/*")
public class TwilioStatusServlet extends HttpServlet {

    private static final int PARTS = 3;

    @Inject
    private TwilioCall call;

    @Inject
    private HttpForgeries forgeries;

    @Inject
    private Statuses statuses;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var parameters = call.read(request);
        if (parameters.isEmpty()) {
            forgeries.refuse(request, response, HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        if (take(request.getPathInfo(), parameters.get())) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    /** False for an address that we did not make. */
    private boolean take(String path, Map<String, String> parameters) {
        var ids = path == null ? new String[0] : path.split("/", -1);
        if (ids.length != PARTS) {
            return false;
        }
        try {
            var practice = new PracticeId(UUID.fromString(ids[1]));
            statuses.take(
                    practice,
                    UUID.fromString(ids[2]),
                    parameters.getOrDefault("MessageSid", ""),
                    parameters.getOrDefault("MessageStatus", ""),
                    parameters.getOrDefault("ErrorCode", ""));
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
