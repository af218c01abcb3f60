package dev.callside.sandbox.control;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.callside.sandbox.Http;
import dev.callside.sandbox.MovableClock;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The time: {@code GET} says what it is and how far ahead of the machine's, {@code POST {"forward":"PT1H"}} moves it,
 * {@code DELETE} sets it back. Only where {@code callside.test-clock} lets it be moved, for then the product follows.
 */
@WebServlet("/control/api/clock")
public class ClockServlet extends HttpServlet {

    @Inject
    private MovableClock clock;

    @Inject
    @ConfigProperty(name = "callside.test-clock", defaultValue = "false")
    private boolean movable;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Http.send(response, 200, now());
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Duration> by =
                Http.body(request).flatMap(body -> Http.text(body, "forward")).flatMap(ClockServlet::duration);
        if (!movable) {
            Http.problem(response, 409, "Not movable", "callside.test-clock is false: the time is the machine's.");
        } else if (by.filter(clock::forward).isEmpty()) {
            Http.problem(
                    response, 400, "Not a step", "forward is a duration such as PT1H or P1D, and time goes forward.");
        } else {
            Http.send(response, 200, now());
        }
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        clock.back();
        Http.send(response, 200, now());
    }

    private ObjectNode now() {
        return Http.object()
                .put("now", clock.instant().toString())
                .put("ahead", clock.ahead().toString())
                .put("movable", movable);
    }

    private static Optional<Duration> duration(String text) {
        try {
            return Optional.of(Duration.parse(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
