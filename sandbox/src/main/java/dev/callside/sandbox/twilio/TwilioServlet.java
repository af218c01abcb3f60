package dev.callside.sandbox.twilio;

import dev.callside.sandbox.StandInServlet;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;

/** Carries {@link TwilioHandler} on the server. */
@WebServlet("/twilio/*")
public class TwilioServlet extends StandInServlet {

    private final transient TwilioBeans beans;

    @Inject
    public TwilioServlet(TwilioBeans beans) {
        this.beans = beans;
    }

    @Override
    protected WebAnswer answer(WebRequest request) {
        return beans.handler().handle(request);
    }
}
