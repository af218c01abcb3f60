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

/** {@code launch.renew} arrives here from the host's page: the one place where a launch is signed. */
@WebServlet("/host/launches")
public class LaunchServlet extends HttpServlet {

    private static final int LONGEST_NONCE = 1024;

    @Inject
    private LaunchSigner signer;

    private record Wanted(Seat seat, Optional<String> call, String nonce, String locale) {}

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Optional<Wanted> wanted = Http.body(request).flatMap(LaunchServlet::wanted);
        if (wanted.isEmpty()) {
            Http.problem(
                    response, 400, "Not a launch", "A launch names a seat, a nonce, a locale, and in a call the call.");
            return;
        }
        Wanted launch = wanted.get();
        String token = signer.sign(launch.seat(), launch.call(), launch.nonce(), launch.locale());
        Http.send(response, 200, Http.object().put("launchToken", token));
    }

    /** In a call the call is named; who configures names none: the manager, or a clinician for an own level of credits. */
    private static Optional<Wanted> wanted(ObjectNode body) {
        Optional<Seat> seat = Http.text(body, "seat").flatMap(Seat::of);
        Optional<String> call = Http.text(body, "call");
        Optional<String> nonce =
                Http.text(body, "nonce").filter(text -> !text.isEmpty() && text.length() <= LONGEST_NONCE);
        Optional<String> locale = Http.text(body, "locale").filter(text -> text.matches("[A-Za-z-]{2,35}"));
        return seat.isPresent()
                        && nonce.isPresent()
                        && locale.isPresent()
                        && seat.get().mayBe(call.isPresent())
                ? Optional.of(new Wanted(seat.get(), call, nonce.get(), locale.get()))
                : Optional.empty();
    }
}
