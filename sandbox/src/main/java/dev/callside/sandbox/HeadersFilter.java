package dev.callside.sandbox;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;

/**
 * The security headers of all pages but Stripe's, which has its own origin and rules. Pages are framed by each other
 * only, run no inline script, and load nothing from elsewhere; requests that change something come from them alone.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class HeadersFilter extends HttpFilter {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject
    private Addresses addresses;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getServletPath().startsWith("/stripe")) {
            chain.doFilter(request, response);
            return;
        }
        secure(response);
        if (READING.contains(request.getMethod()) || fromOurPages(request)) {
            chain.doFilter(request, response);
        } else {
            Http.problem(response, 403, "From another page", "Only the sandbox's own pages may do that.");
        }
    }

    private void secure(HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", policy());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cache-Control", "no-cache");
        response.setHeader(
                "Permissions-Policy",
                "camera=(self), microphone=(self), geolocation=(), payment=(self \"" + addresses.apps() + "\")");
    }

    private String policy() {
        String socket = addresses.host().replaceFirst("^http", "ws");
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; "
                + "connect-src 'self' " + socket + "; frame-src 'self' " + addresses.apps() + "; "
                + "base-uri 'none'; form-action 'self'; frame-ancestors 'self'";
    }

    /** Browsers always say where a changing request comes from; programs on this machine say nothing and may. */
    private boolean fromOurPages(HttpServletRequest request) {
        String origin = request.getHeader("Origin");
        return origin == null || origin.equals(addresses.host());
    }
}
