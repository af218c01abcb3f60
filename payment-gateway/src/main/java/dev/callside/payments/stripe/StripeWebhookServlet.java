package dev.callside.payments.stripe;

import dev.callside.practice.web.HttpBodies;
import dev.callside.practice.web.HttpForgeries;
import dev.callside.practice.work.Soon;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Stripe's webhooks: signature, store, 200. What they mean is worked out afterwards, because Stripe waits only
 * <a href="https://docs.stripe.com/webhooks#acknowledge-events-immediately">shortly</a>.
 */
@WebServlet("/webhooks/stripe")
public class StripeWebhookServlet extends HttpServlet {

    private static final Logger LOG = Logger.getLogger(StripeWebhookServlet.class.getName());
    private static final int MOST_BYTES = 1024 * 1024;

    @Inject
    private StripeEvents events;

    @Inject
    private HttpForgeries forgeries;

    @Inject
    private Soon soon;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var signature =
                Optional.ofNullable(request.getHeader("Stripe-Signature")).orElse("");
        var receipt = HttpBodies.read(request, MOST_BYTES)
                .map(body -> events.receive(body, signature))
                .orElse(StripeEvents.Receipt.MALFORMED);
        if (receipt != StripeEvents.Receipt.STORED) {
            if (forgeries.refuse(request, response, HttpServletResponse.SC_BAD_REQUEST)) {
                LOG.log(Level.WARNING, "A webhook was refused: {0}", receipt);
            }
            return;
        }
        soon.run(events::run);
    }
}
