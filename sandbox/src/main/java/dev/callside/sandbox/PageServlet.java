package dev.callside.sandbox;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The HTML of the host's pages. They live on one origin: under any other name of this machine a visitor is led there,
 * because apps only talk to the origin that was registered.
 */
@WebServlet({"", "/call/*", "/configure", "/bookings", "/mailbox", "/phone", "/control"})
public class PageServlet extends HttpServlet {

    /** Further patients have a number, as the seats are called, or as a folder. */
    private static final Pattern SIDE =
            Pattern.compile("/[a-z0-9-]{1,64}/(clinician|observer|patient([-/][1-9][0-9]?)?)");

    @Inject
    private Addresses addresses;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!origin(request).equals(addresses.host())) {
            response.sendRedirect(addresses.host() + request.getRequestURI() + query(request));
            return;
        }
        Optional<String> page = page(request.getServletPath(), request.getPathInfo());
        Http.send(response, page.isPresent() ? 200 : 404, "text/html", html(page.orElse("not-found")));
    }

    static Optional<String> page(String servlet, String below) {
        return switch (servlet) {
            case "/configure" -> Optional.of("configure");
            case "/bookings" -> Optional.of("bookings");
            case "/mailbox" -> Optional.of("mailbox");
            case "/phone" -> Optional.of("phone");
            case "/control" -> Optional.of("control");
            case "/call" ->
                Optional.ofNullable(below)
                        .filter(path -> SIDE.matcher(path).matches())
                        .map(path -> "call");
            default -> Optional.of("front");
        };
    }

    private String html(String page) throws IOException {
        try (InputStream file = getServletContext().getResourceAsStream("/WEB-INF/pages/" + page + ".html")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String origin(HttpServletRequest request) {
        return request.getScheme() + "://" + request.getHeader("Host");
    }

    private static String query(HttpServletRequest request) {
        return request.getQueryString() == null ? "" : "?" + request.getQueryString();
    }
}
