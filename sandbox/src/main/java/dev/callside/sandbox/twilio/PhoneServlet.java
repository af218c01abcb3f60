package dev.callside.sandbox.twilio;

import dev.callside.sandbox.StandInServlet;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;

/** Carries {@link PhoneApi} on the server; the page itself is at {@code /phone}. */
@WebServlet("/phone/*")
public class PhoneServlet extends StandInServlet {

    private final transient TwilioBeans beans;

    @Inject
    public PhoneServlet(TwilioBeans beans) {
        this.beans = beans;
    }

    @Override
    protected WebAnswer answer(WebRequest request) {
        WebAnswer answer = beans.phone().answer(request);
        if (!request.method().equals("GET")) {
            beans.wake();
        }
        return answer;
    }
}
