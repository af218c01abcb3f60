package dev.callside.reminders.twilio;

import dev.callside.practice.web.HttpForgeries;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What a client sent to our number. */
@WebServlet("/twilio/replies")
public class TwilioReplyServlet extends HttpServlet {

    /** <a href="https://www.twilio.com/docs/messaging/twiml">TwiML</a> that says nothing: replies are read, not answered. */
    private static final String SILENCE = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>";

    @Inject
    private TwilioCall call;

    @Inject
    private HttpForgeries forgeries;

    @Inject
    private Replies replies;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var parameters = call.read(request);
        if (parameters.isEmpty()) {
            forgeries.refuse(request, response, HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        replies.take(
                parameters.get().getOrDefault("MessageSid", ""),
                parameters.get().getOrDefault("From", ""),
                parameters.get().getOrDefault("Body", ""),
                parameters.get().getOrDefault("OptOutType", ""));
        response.setContentType("text/xml;charset=UTF-8");
        response.getWriter().write(SILENCE);
    }
}
