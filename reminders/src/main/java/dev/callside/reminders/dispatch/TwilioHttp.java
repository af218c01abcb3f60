package dev.callside.reminders.dispatch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;

/**
 * What Twilio's library speaks by. Its own repeats a request that failed, messages included; this one asks once, and says whether
 * the request can have arrived. Nobody waits for an answer without end: Java's own limit ends with the headers, and a body that
 * stops would be waited for as long as the server runs.
 */
final class TwilioHttp extends HttpClient {

    private static final String TWILIO = "https://api.twilio.com";
    private static final Duration CONNECT = Duration.ofSeconds(5);
    /** From the first connection to the last byte. */
    private static final Duration WHOLE = Duration.ofSeconds(20);

    private final java.net.http.HttpClient http = java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT)
            .build();

    private final String base;
    private final Duration whole;

    TwilioHttp(String base) {
        this(base, WHOLE);
    }

    /** @param whole from the first connection to the last byte of an answer */
    TwilioHttp(String base, Duration whole) {
        this.base = base;
        this.whole = whole;
    }

    /** Nobody was there to take the request. */
    static final class NotReached extends RuntimeException {
        NotReached(IOException cause) {
            super(cause);
        }
    }

    /** The request may have been taken. */
    static final class NoAnswer extends RuntimeException {
        NoAnswer(Exception cause) {
            super(cause);
        }
    }

    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        var asked = http.sendAsync(http(request), BodyHandlers.ofString(UTF_8));
        try {
            var answer = asked.get(whole.toNanos(), TimeUnit.NANOSECONDS);
            return new Response(answer.body(), answer.statusCode());
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (TimeoutException e) {
            throw new NoAnswer(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NoAnswer(e);
        } finally {
            // Its connection is closed if it is still waited for.
            asked.cancel(true);
        }
    }

    /** No byte of a request leaves before the handshake has ended. */
    private static RuntimeException failure(ExecutionException e) {
        var cause = e.getCause();
        if (cause instanceof ConnectException
                || cause instanceof HttpConnectTimeoutException
                || cause instanceof SSLHandshakeException) {
            return new NotReached((IOException) cause);
        }
        return cause instanceof IOException broken ? new NoAnswer(broken) : new IllegalStateException(cause);
    }

    private HttpRequest http(Request request) {
        var url = request.constructURL().toString();
        var builder = HttpRequest.newBuilder(URI.create(base + url.substring(TWILIO.length())))
                .header("Authorization", request.getAuthString())
                .header("Accept", "application/json");
        if (request.getMethod() == HttpMethod.GET) {
            return builder.GET().build();
        }
        return builder.header("Content-Type", "application/x-www-form-urlencoded")
                .method(request.getMethod().toString(), BodyPublishers.ofString(request.encodeFormBody(), UTF_8))
                .build();
    }
}
