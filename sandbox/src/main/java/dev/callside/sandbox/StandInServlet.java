package dev.callside.sandbox;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Carries a stand-in of a provider on the server, with answers that come late, in half, or never. */
public abstract class StandInServlet extends HttpServlet {

    private static final int LARGEST = 1_000_000;

    /** Everything has taken effect when this returns. */
    protected abstract WebAnswer answer(WebRequest request);

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        WebAnswer answer = answer(read(request));
        hold(answer);
        switch (answer.line()) {
            case WHOLE -> send(answer, response);
            case BROKEN -> LostConnection.cut(request, response);
            case DEAD -> LostConnection.end(request);
        }
    }

    private static WebRequest read(HttpServletRequest request) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), request.getHeader(name));
        }
        return new WebRequest(
                request.getMethod(),
                request.getPathInfo() == null ? "/" : request.getPathInfo(),
                request.getQueryString() == null ? "" : request.getQueryString(),
                headers,
                new String(request.getInputStream().readNBytes(LARGEST), StandardCharsets.UTF_8));
    }

    private static void hold(WebAnswer answer) {
        try {
            Thread.sleep(answer.after().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(WebAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
