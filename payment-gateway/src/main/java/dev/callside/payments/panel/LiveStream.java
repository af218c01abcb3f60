package dev.callside.payments.panel;

import dev.callside.practice.launch.Session;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import java.time.Instant;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One open panel. However often it is told to refresh, it reads its state once for all that came before. */
final class LiveStream {

    private static final Logger LOG = Logger.getLogger(LiveStream.class.getName());

    private final Session session;
    private final SseEventSink sink;
    private final Sse sse;
    private final Supplier<String> state;
    private final Executor executor;
    private final AtomicBoolean waiting = new AtomicBoolean();

    LiveStream(Session session, SseEventSink sink, Sse sse, Supplier<String> state, Executor executor) {
        this.session = session;
        this.sink = sink;
        this.sse = sse;
        this.state = state;
        this.executor = executor;
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
            sink.send(sse.newEventBuilder()
                    .name("state")
                    .mediaType(MediaType.TEXT_PLAIN_TYPE)
                    .data(String.class, state.get())
                    .build());
        } catch (RuntimeException e) {
            // The page connects again by itself, and gets the whole state then.
            LOG.log(Level.WARNING, "A live stream broke off", e);
            sink.close();
        }
    }

    /** False if it is over. */
    synchronized boolean keepAlive(Instant now) {
        if (now.isAfter(session.expiresAt())) {
            sink.close();
        }
        if (!sink.isClosed()) {
            sink.send(sse.newEventBuilder().comment("keep-alive").build());
        }
        return !sink.isClosed();
    }
}
