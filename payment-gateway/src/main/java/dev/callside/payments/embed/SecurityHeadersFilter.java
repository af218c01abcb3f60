package dev.callside.payments.embed;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Headers of every answer. A page that may be framed says so itself, and replaces the policy. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public class SecurityHeadersFilter extends HttpFilter {

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; img-src 'self'; frame-ancestors 'none'; base-uri 'none';"
                        + " form-action 'none'");
        var path = request.getServletPath();
        var changing = path.startsWith("/api")
                || path.startsWith("/embed")
                || path.startsWith("/stripe")
                || path.equals("/complete");
        response.setHeader("Cache-Control", changing ? "no-store" : caching(path));
        chain.doFilter(request, response);
    }

    /** Libraries have their version in the path; ours are asked for again, and mostly answered with 304. */
    private static String caching(String path) {
        return path.startsWith("/_static/") ? "public, max-age=31536000, immutable" : "no-cache";
    }
}
