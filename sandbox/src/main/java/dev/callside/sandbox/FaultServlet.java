package dev.callside.sandbox;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.OptionalInt;

/**
 * One switch over HTTP, for the control page and for tests: {@code GET} says its position and which there are, {@code
 * POST {"fault":…, "times":…}} sets it (without {@code times} until it is switched off), {@code DELETE} switches it off.
 */
public abstract class FaultServlet extends HttpServlet {

    private static final int MOST_TIMES = 1000;

    private final String name;
    private final List<String> positions;

    protected FaultServlet(String name, List<String> positions) {
        this.name = name;
        this.positions = positions;
    }

    protected abstract Switches switches();

    /** Called after a change, for what has to act at once. */
    protected void changed() throws InterruptedException {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ObjectNode answer = Http.object();
        switches().state(name).ifPresent(on -> {
            answer.put("fault", on.value());
            on.remaining().ifPresent(times -> answer.put("times", times));
        });
        ArrayNode known = answer.putArray("known");
        positions.forEach(known::add);
        Http.send(response, 200, answer);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        ObjectNode body = Http.body(request).orElseGet(Http::object);
        String fault = Http.text(body, "fault").orElse("");
        int times = body.path("times").asInt(0);
        if (!positions.contains(fault) || times < 0 || times > MOST_TIMES) {
            Http.problem(response, 400, "No such fault", "fault is one of " + String.join(", ", positions) + ".");
            return;
        }
        switches().on(name, fault, times == 0 ? OptionalInt.empty() : OptionalInt.of(times));
        settle(response);
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        switches().off(name);
        settle(response);
    }

    private void settle(HttpServletResponse response) throws IOException {
        try {
            changed();
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Http.problem(response, 503, "Stopping", "The server is stopping.");
        }
    }
}
