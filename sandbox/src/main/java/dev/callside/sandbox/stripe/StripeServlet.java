package dev.callside.sandbox.stripe;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Carries {@link StripeHandler} on the server. */
@WebServlet(urlPatterns = StripeServlet.ROOT + "/*")
public class StripeServlet extends HttpServlet {

    static final String ROOT = "/stripe";

    private static final int LARGEST = 1_000_000;

    private final transient StripeBeans beans;

    @Inject
    public StripeServlet(StripeBeans beans) {
        this.beans = beans;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        StripeAnswer answer = beans.handler(getServletContext()).handle(read(request));
        beans.wake();
        hold(answer);
        if (answer.lost()) {
            LostConnection.cut(request, response);
            return;
        }
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static StripeRequest read(HttpServletRequest request) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return new StripeRequest(
                request.getMethod(),
                request.getPathInfo() == null ? "/" : request.getPathInfo(),
                request.getQueryString() == null ? "" : request.getQueryString(),
                headers,
                new String(request.getInputStream().readNBytes(LARGEST), StandardCharsets.UTF_8));
    }

    private static void hold(StripeAnswer answer) {
        try {
            Thread.sleep(answer.after().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
