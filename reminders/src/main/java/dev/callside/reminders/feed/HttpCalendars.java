package dev.callside.reminders.feed;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.practice.work.Threads;
import dev.callside.reminders.feed.CalendarAddress.Trusted;
import dev.callside.reminders.feed.Fetched.Tags;
import dev.callside.reminders.ical.CalendarReading;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;

/**
 * Asks for calendars. The address is one that a person typed, so that it must not lead to where only this server gets: each host,
 * also one that a server sends us on to, is checked by {@link HttpCheckedNames}. Nothing that this class says has the address in it.
 */
@Dependent
class HttpCalendars {

    static final int MOST_REDIRECTS = 4;
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int LONGEST_TAG = 500;

    private final Trusted trusted;
    private final HttpCheckedNames.Names names;
    private final HttpLimits limits;
    private final ScheduledExecutorService watch;

    @Inject
    HttpCalendars(TrustedOrigins origins, Threads threads) {
        this(origins.trusted(), InetAddress::getAllByName, HttpLimits.USUAL, threads.scheduler());
    }

    /** @param watch ends what takes too long */
    HttpCalendars(Trusted trusted, HttpCheckedNames.Names names, HttpLimits limits, ScheduledExecutorService watch) {
        this.trusted = trusted;
        this.names = names;
        this.limits = limits;
        this.watch = watch;
    }

    /** Reads what is there. */
    @FunctionalInterface
    interface Body {
        CalendarReading read(InputStream in, Charset charset) throws IOException;
    }

    /** @param tags of the last time, or {@link Tags#NONE} to have it whole */
    Fetched fetch(CalendarAddress address, Tags tags, Body body) {
        var end = System.nanoTime() + limits.whole().toNanos();
        var uri = address.uri();
        for (var hop = 0; hop <= MOST_REDIRECTS; hop++) {
            if (!CalendarAddress.readable(uri, trusted)) {
                return new Fetched.Failed(FeedProblem.FORBIDDEN_ADDRESS);
            }
            var step = step(uri, tags, body, Duration.ofNanos(end - System.nanoTime()));
            if (step.answer().isPresent()) {
                return step.answer().get();
            }
            uri = step.next();
        }
        return new Fetched.Failed(FeedProblem.REDIRECTS);
    }

    /** An answer, or where to ask next. */
    private record Step(Optional<Fetched> answer, URI next) {

        static Step of(Fetched answer) {
            return new Step(Optional.of(answer), null);
        }

        static Step failed(FeedProblem problem) {
            return of(new Fetched.Failed(problem));
        }
    }

    private Step step(URI uri, Tags tags, Body body, Duration left) {
        var late = new AtomicBoolean();
        var client = client(uri);
        var end = watch.schedule(
                () -> {
                    late.set(true);
                    client.close(CloseMode.IMMEDIATE);
                },
                Math.max(0, left.toNanos()),
                TimeUnit.NANOSECONDS);
        try {
            return answer(uri, client.executeOpen(host(uri), get(uri, tags), null), body);
        } catch (IOException e) {
            return Step.failed(late.get() ? FeedProblem.TOO_SLOW : problem(e));
        } catch (RuntimeException e) {
            // A client that is closed while it works says so in many ways; anything else is a bug.
            if (!late.get()) {
                throw e;
            }
            return Step.failed(FeedProblem.TOO_SLOW);
        } finally {
            end.cancel(false);
            // What is left of the answer is not waited for.
            client.close(CloseMode.IMMEDIATE);
        }
    }

    private CloseableHttpClient client(URI uri) {
        var connections = PoolingHttpClientConnectionManagerBuilder.create()
                .setDnsResolver(new HttpCheckedNames(names, trusted.has(uri)))
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(timeout(limits.connect()))
                        .setSocketTimeout(timeout(limits.silence()))
                        .build())
                .build();
        return HttpClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(timeout(limits.silence()))
                        .build())
                .setUserAgent("Callside")
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableAutomaticRetries()
                .build();
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }

    private static HttpHost host(URI uri) {
        return new HttpHost(uri.getScheme(), uri.getHost(), uri.getPort());
    }

    private static HttpGet get(URI uri, Tags tags) {
        var get = new HttpGet(uri);
        get.addHeader(new BasicHeader("Accept", "text/calendar, */*;q=0.5"));
        if (!tags.etag().isEmpty()) {
            get.addHeader(new BasicHeader("If-None-Match", tags.etag()));
        }
        if (!tags.modified().isEmpty()) {
            get.addHeader(new BasicHeader("If-Modified-Since", tags.modified()));
        }
        return get;
    }

    private Step answer(URI uri, ClassicHttpResponse response, Body body) throws IOException {
        return switch (response.getCode()) {
            case OK -> Step.of(read(response, body));
            case NOT_MODIFIED -> Step.of(new Fetched.Unchanged());
            case 301, 302, 303, 307, 308 -> next(uri, header(response, "Location"));
            case 401, 403, 404, 410 -> Step.failed(FeedProblem.REFUSED);
            default -> Step.failed(FeedProblem.SERVER);
        };
    }

    private static Step next(URI uri, String location) {
        try {
            return location.isEmpty()
                    ? Step.failed(FeedProblem.SERVER)
                    : new Step(Optional.empty(), uri.resolve(location));
        } catch (IllegalArgumentException e) {
            return Step.failed(FeedProblem.SERVER);
        }
    }

    private Fetched read(ClassicHttpResponse response, Body body) throws IOException {
        var entity = response.getEntity();
        if (entity == null) {
            return new Fetched.Failed(FeedProblem.NOT_A_CALENDAR);
        }
        var reading = body.read(new HttpBoundedStream(entity.getContent(), limits.bytes()), charset(entity));
        return reading.problem().isPresent()
                ? new Fetched.Failed(FeedProblem.of(reading.problem().get()))
                : new Fetched.Read(reading, new Tags(header(response, "ETag"), header(response, "Last-Modified")));
    }

    /** UTF-8 unless the server says otherwise (RFC 5545, 3.1.4). */
    private static Charset charset(HttpEntity entity) {
        var type = ContentType.parseLenient(entity.getContentType());
        return type == null || type.getCharset() == null ? UTF_8 : type.getCharset();
    }

    private static String header(ClassicHttpResponse response, String name) {
        var header = response.getFirstHeader(name);
        var value = header == null || header.getValue() == null ? "" : header.getValue();
        return name.equals("Location") || value.length() <= LONGEST_TAG ? value : "";
    }

    private static FeedProblem problem(Exception e) {
        if (e instanceof HttpCheckedNames.Forbidden) {
            return FeedProblem.FORBIDDEN_ADDRESS;
        }
        if (e instanceof UnknownHostException) {
            return FeedProblem.UNKNOWN_HOST;
        }
        if (e instanceof HttpBoundedStream.TooLarge) {
            return FeedProblem.TOO_LARGE;
        }
        if (e instanceof SocketTimeoutException) {
            return FeedProblem.TOO_SLOW;
        }
        if (e instanceof SSLException) {
            return FeedProblem.CERTIFICATE;
        }
        return brokenOff(e) ? FeedProblem.BROKEN_OFF : FeedProblem.NOT_REACHED;
    }

    private static boolean brokenOff(Exception e) {
        return e instanceof ConnectionClosedException
                || e instanceof MalformedChunkCodingException
                || e instanceof TruncatedChunkException
                || e instanceof EOFException
                || e instanceof ZipException;
    }
}
