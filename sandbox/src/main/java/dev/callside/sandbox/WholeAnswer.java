package dev.callside.sandbox;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What a server answers, to the last byte: Java's own limit ends with the headers, and a body that stops would be waited for without
 * end.
 */
public final class WholeAnswer {

    private WholeAnswer() {}

    /**
     * Asks, and waits.
     *
     * @param request with a timeout, which is for all of it
     */
    public static <T> HttpResponse<T> of(HttpClient http, HttpRequest request, HttpResponse.BodyHandler<T> body)
            throws IOException, InterruptedException {
        var asked = http.sendAsync(request, body);
        try {
            return asked.get(request.timeout().orElseThrow().toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException broken ? broken : new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no whole answer in time");
        } finally {
            asked.cancel(true);
        }
    }
}
