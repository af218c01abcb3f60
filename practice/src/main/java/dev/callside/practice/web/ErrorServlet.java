package dev.callside.practice.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.practice.tenancy.DatabaseAway;
import jakarta.inject.Inject;
import jakarta.json.bind.Jsonb;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What goes wrong outside of JAX-RS: a page for people, a problem document for programs. {@code web.xml} sends every error
 * here.
 */
@WebServlet("/error")
public class ErrorServlet extends HttpServlet {

    private static final Logger LOG = Logger.getLogger(ErrorServlet.class.getName());

    @Inject
    private Jsonb jsonb;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var failure = Optional.ofNullable(request.getAttribute(RequestDispatcher.ERROR_EXCEPTION))
                .map(Throwable.class::cast);
        var given = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        failure.ifPresent(ErrorServlet::log);
        var status = status(failure, given);
        response.setStatus(status);
        if (ErrorPage.wanted(request.getHeader("Accept"))) {
            page(request, response, status);
        } else {
            response.setContentType(Problem.MEDIA_TYPE + ";charset=UTF-8");
            write(response, jsonb.toJson(Problem.ofStatus(status, request.getLocale())));
        }
    }

    private static void log(Throwable failure) {
        if (DatabaseAway.caused(failure)) {
            LOG.log(Level.WARNING, "The database can''t be reached: {0}", DatabaseAway.reason(failure));
        } else {
            LOG.log(Level.SEVERE, "A request failed because of a bug", failure);
        }
    }

    /** A database that is away passes, and whoever repeats by itself, such as Stripe, is to do so: that is no bug. */
    static int status(Optional<Throwable> failure, int given) {
        return failure.filter(DatabaseAway::caused).isPresent() ? CommonProblem.UNAVAILABLE.status() : given;
    }

    private static void page(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
        if (status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR) {
            response.setHeader("Content-Security-Policy", ErrorPage.POLICY);
        }
        response.setContentType("text/html;charset=UTF-8");
        write(response, ErrorPage.html(status, request.getLocale(), request.getContextPath()));
    }

    private static void write(HttpServletResponse response, String text) throws IOException {
        response.getOutputStream().write(text.getBytes(UTF_8));
    }
}
