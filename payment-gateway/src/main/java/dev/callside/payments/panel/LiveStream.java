package dev.callside.payments.panel;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One open panel. However often it is told to refresh, it reads its state once for all that came before. */
final class LiveStream {

    private static final Logger LOG = Logger.getLogger(LiveStream.class.getName());

    private final String session;
    private final Instant expiresAt;
    private final SseEventSink sink;
    private final Sse sse;
    private final Supplier<Panel> state;
    private final Function<Panel, String> text;
    private final Executor executor;
    private final AtomicBoolean waiting = new AtomicBoolean();

    /**
     * @param session as {@code SessionStore} names it
     * @param text a panel's
     */
    LiveStream(
            String session,
            Instant expiresAt,
            SseEventSink sink,
            Sse sse,
            Supplier<Panel> state,
            Function<Panel, String> text,
            Executor executor) {
        this.session = session;
        this.expiresAt = expiresAt;
        this.sink = sink;
        this.sse = sse;
        this.state = state;
        this.text = text;
        this.executor = executor;
    }

    String session() {
        return session;
    }

    void refresh() {
        if (!waiting.getAndSet(true)) {
            executor.execute(this::send);
        }
    }

    /** One at a time, so that an older state never comes after a newer one. */
    private synchronized void send() {
        waiting.set(false);
        if (sink.isClosed()) {
            return;
        }
        try {
            var panel = state.get();
            var sent = sink.send(sse.newEventBuilder()
                    .name(panel.last() ? "last" : "state")
                    .mediaType(MediaType.TEXT_PLAIN_TYPE)
                    .data(String.class, text.apply(panel))
                    .build());
            if (panel.last()) {
                sent.whenComplete((done, failure) -> end());
            }
        } catch (RuntimeException e) {
            // The page connects again by itself, and gets the whole state then.
            LOG.log(Level.WARNING, "A live stream broke off", e);
            end();
        }
    }

    /** False if it is over. */
    synchronized boolean keepAlive(Instant now) {
        if (now.isAfter(expiresAt)) {
            end();
        }
        try {
            if (!sink.isClosed()) {
                sink.send(sse.newEventBuilder().comment("keep-alive").build());
            }
        } catch (RuntimeException e) {
            // Another thread has ended it since it was asked whether it is closed.
            LOG.log(Level.FINE, "A live stream was ended while it was told that it lives", e);
            end();
        }
        return !sink.isClosed();
    }

    /**
     * Whoever still belongs here comes again. The connection may be gone already, which the server notices here, for want of anything
     * to say before: nobody is left to be told.
     */
    void end() {
        try {
            sink.close();
        } catch (RuntimeException e) {
            LOG.log(Level.FINE, "A live stream was cut off before its end", e);
        }
    }
}
