package dev.callside.sandbox.stripe;

import dev.callside.sandbox.StandInServlet;
import dev.callside.sandbox.WebAnswer;
import dev.callside.sandbox.WebRequest;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;

/** Carries {@link StripeHandler} on the server. */
@WebServlet(urlPatterns = StripeServlet.ROOT + "/*")
public class StripeServlet extends StandInServlet {

    static final String ROOT = "/stripe";

    private final transient StripeBeans beans;

    @Inject
    public StripeServlet(StripeBeans beans) {
        this.beans = beans;
    }

    @Override
    protected WebAnswer answer(WebRequest request) {
        WebAnswer answer = beans.handler(getServletContext()).handle(request);
        beans.wake();
        return answer;
    }
}
