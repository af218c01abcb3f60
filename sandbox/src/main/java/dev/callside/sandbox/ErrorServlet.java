package dev.callside.sandbox;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What went wrong, in place of the server's own page: a page for people, a problem for programs. */
@WebServlet("/error-page")
public class ErrorServlet extends HttpServlet {

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        int status = Optional.ofNullable((Integer) request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE))
                .orElse(HttpServletResponse.SC_NOT_FOUND);
        boolean broken = isOurs(status);
        String accepted = Optional.ofNullable(request.getHeader("Accept")).orElse("");
        if (accepted.contains("text/html")) {
            Http.send(response, status, "text/html", page(broken ? "failed" : "not-found"));
        } else if (broken) {
            Http.problem(
                    response, status, "The sandbox failed", "That was the sandbox's fault. Try again in a moment.");
        } else {
            Http.problem(response, status, "Not possible", "There is nothing at this address that could do that.");
        }
    }

    /** Servlets answer a method that nobody knows with 501, and that is the caller's mistake. */
    private static boolean isOurs(int status) {
        return status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                && status != HttpServletResponse.SC_NOT_IMPLEMENTED;
    }

    private String page(String name) throws IOException {
        try (InputStream file = getServletContext().getResourceAsStream("/WEB-INF/pages/" + name + ".html")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
