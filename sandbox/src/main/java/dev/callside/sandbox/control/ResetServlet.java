package dev.callside.sandbox.control;

import dev.callside.sandbox.Db;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.Reset;
import dev.callside.sandbox.Switches;
import dev.callside.sandbox.stripe.StripeFaults;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code POST /control/api/reset}: all switches off, then every part starts afresh. Stripe's objects stay. */
@WebServlet("/control/api/reset")
public class ResetServlet extends HttpServlet {

    @Inject
    private Switches switches;

    @Inject
    private Db db;

    @Inject
    @Any
    private Instance<Reset> parts;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switches.allOff();
        new StripeFaults(db).clear();
        try {
            for (Reset part : parts) {
                part.reset();
            }
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Http.problem(response, 503, "Stopping", "The server is stopping.");
        }
    }
}
