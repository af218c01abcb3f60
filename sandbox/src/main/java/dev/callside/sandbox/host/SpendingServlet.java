package dev.callside.sandbox.host;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code POST /host/spending}: spends message credits by hand, so that a person can watch what becomes of a balance. */
@WebServlet("/host/spending")
public class SpendingServlet extends HttpServlet {

    private static final int MOST_PARTS = 1000;

    @Inject
    private Spending spending;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ObjectNode body = Http.body(request).orElseGet(Http::object);
        int parts = body.path("parts").asInt(0);
        Optional<Seat> seat = Seat.of(Http.text(body, "seat").orElse("manager")).filter(one -> one.mayBe(false));
        if (parts < 1 || parts > MOST_PARTS || seat.isEmpty()) {
            Http.problem(
                    response, 400, "Not that", "Send 1 to " + MOST_PARTS + " parts, as the manager or a clinician.");
            return;
        }
        try {
            var answer =
                    spending.spend(seat.get(), parts, Http.text(body, "locale").orElse("en-AU"));
            Http.send(response, answer.status(), answer.body());
        } catch (IOException e) {
            Http.problem(response, 502, "No answer", "The app does not answer.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Http.problem(response, 503, "Stopping", "The server is stopping.");
        }
    }
}
