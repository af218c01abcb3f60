package dev.callside.sandbox.host;

import dev.callside.sandbox.Http;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a page asks of a call: {@code GET /host/calls/current}, and {@code POST /host/calls/{id}/share}, {@code /end} and
 * {@code /next}. Sharing and ending are the clinician's.
 */
@WebServlet("/host/calls/*")
public class CallsServlet extends HttpServlet {

    private static final Pattern ACTION = Pattern.compile("/([a-z0-9-]{1,64})/(share|end|next)");

    @Inject
    private Rooms rooms;

    @Inject
    private Calls calls;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if ("/current".equals(request.getPathInfo())) {
            Http.send(response, 200, Http.object().put("call", calls.current()));
        } else {
            notFound(response);
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Matcher action =
                ACTION.matcher(Optional.ofNullable(request.getPathInfo()).orElse(""));
        if (!action.matches()) {
            notFound(response);
            return;
        }
        boolean clinician = Http.body(request)
                .flatMap(body -> Http.text(body, "seat"))
                .flatMap(Seat::of)
                .filter(seat -> seat.role() == Role.CLINICIAN)
                .isPresent();
        String call = action.group(1);
        switch (action.group(2)) {
            case "share" -> answer(response, clinician, () -> rooms.share(call));
            case "end" -> answer(response, clinician, () -> rooms.end(call));
            default -> next(response, call);
        }
    }

    private interface Change {
        boolean done();
    }

    private static void answer(HttpServletResponse response, boolean clinician, Change change) throws IOException {
        if (!clinician) {
            Http.problem(response, 403, "Not yours to do", "Only the clinician can do that in this call.");
        } else if (change.done()) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            Http.problem(response, 409, "The call is over", "This call has ended, or never began.");
        }
    }

    private void next(HttpServletResponse response, String call) throws IOException {
        Optional<String> next = calls.after(call);
        if (next.isEmpty()) {
            Http.problem(response, 409, "The call is not over", "Only a call that has ended is followed by another.");
            return;
        }
        rooms.moved(call, next.get());
        Http.send(response, 200, Http.object().put("call", next.get()));
    }

    private static void notFound(HttpServletResponse response) throws IOException {
        Http.problem(response, 404, "Not found", "There is no such call here.");
    }
}
