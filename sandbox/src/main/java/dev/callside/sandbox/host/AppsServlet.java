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

/** What <i>Apps &amp; tools</i> has to offer. */
@WebServlet("/host/app")
public class AppsServlet extends HttpServlet {

    @Inject
    private AppManifest manifest;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            Optional<ObjectNode> app = manifest.read();
            if (app.isPresent()) {
                Http.send(response, 200, app.get());
            } else {
                Http.problem(response, 502, "No app", "The app's manifest could not be read.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            Http.problem(response, 503, "Stopping", "The server is stopping.");
        }
    }
}
