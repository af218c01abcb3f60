package dev.callside.practice.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Headers of every answer, also of the one to a method that the address does not take. A page that may be framed says so itself, and
 * replaces the policy.
 */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SecurityHeadersFilter extends HttpFilter {

    private final HttpMethods methods = new HttpMethods();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none';"
                        + " form-action 'none'");
        response.setHeader("Cache-Control", caching(request.getServletPath()));
        if (!methods.answer(request, response)) {
            chain.doFilter(request, response);
        }
    }

    /** Libraries have their version in the path; our files are asked for again, and mostly answered with 304; the rest is made anew. */
    static String caching(String path) {
        if (path.startsWith("/_static/")) {
            return "public, max-age=31536000, immutable";
        }
        var file = path.substring(path.lastIndexOf('/') + 1).contains(".");
        return file && !path.startsWith("/api/") && !path.startsWith("/embed/") ? "no-cache" : "no-store";
    }
}
