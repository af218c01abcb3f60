package dev.callside.payments.embed;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What a call host reads to offer the app: a <a href="https://www.w3.org/TR/appmanifest/">W3C manifest</a> with one
 * member of our own. {@code {registration}} in the URLs is the host's id here.
 */
@WebServlet("/manifest.webmanifest")
public class ManifestServlet extends HttpServlet {

    @Inject
    @ConfigProperty(name = "callside.public-url")
    private String publicUrl;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var app = publicUrl + "/pay";
        var placements = Json.createObjectBuilder()
                .add("call", placement(app, "call", "Request payment", "Óska eftir greiðslu"))
                .add("settings", placement(app, "settings", "Payments and credits", "Greiðslur og inneign"));
        var callApp = Json.createObjectBuilder()
                .add("version", 1)
                .add("placements", placements)
                .add("origin", publicUrl)
                .add("allow", Json.createArrayBuilder().add("payment"))
                .add(
                        "roles",
                        Json.createArrayBuilder()
                                .add("clinician")
                                .add("patient")
                                .add("manager")
                                .add("observer"))
                .add("events_url", app + "/events/{registration}")
                .add(
                        "events",
                        Json.createArrayBuilder()
                                .add("call.started")
                                .add("call.ended")
                                .add("participant.joined")
                                .add("participant.left"));
        var manifest = Json.createObjectBuilder()
                .add("name", "Callside payments")
                .add("short_name", "Payments")
                .add("start_url", app + "/")
                .add("display", "standalone")
                .add("call_app", callApp)
                .build();
        response.setContentType("application/manifest+json;charset=UTF-8");
        response.getOutputStream().write(manifest.toString().getBytes(UTF_8));
    }

    private static jakarta.json.JsonObjectBuilder placement(String app, String name, String english, String icelandic) {
        return Json.createObjectBuilder()
                .add("url", app + "/embed/{registration}/" + name)
                .add("title", Json.createObjectBuilder().add("en", english).add("is", icelandic));
    }
}
