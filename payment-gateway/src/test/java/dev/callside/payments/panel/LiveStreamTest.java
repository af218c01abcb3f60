package dev.callside.payments.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseBroadcaster;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

/** Proves that a connection which is lost already is nobody else's failure. */
class LiveStreamTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    @Test
    void anEndThatTheBrowserDoesNotHearIsOne() {
        var stream = stream();

        assertThatCode(stream::end).doesNotThrowAnyException();
    }

    @Test
    void oneThatIsOverAndCutOffKeepsNoOtherFromBeingToldThatItLives() {
        assertThat(stream().keepAlive(NOW.plusSeconds(1))).isFalse();
    }

    /** Another thread may end it just when it is to be told that it lives. */
    @Test
    void oneThatIsEndedMeanwhileKeepsNoOtherFromBeingToldThatItLives() {
        assertThat(stream().keepAlive(NOW)).isFalse();
    }

    private static LiveStream stream() {
        return new LiveStream("session", NOW, new CutOff(), new Comments(), () -> null, panel -> "", Runnable::run);
    }

    /** Makes events of which nothing is asked but that they are sent. */
    private static final class Comments implements Sse {

        @Override
        public OutboundSseEvent.Builder newEventBuilder() {
            return (OutboundSseEvent.Builder) Proxy.newProxyInstance(
                    LiveStreamTest.class.getClassLoader(),
                    new Class<?>[] {OutboundSseEvent.Builder.class},
                    (builder, method, values) -> method.getName().equals("build") ? null : builder);
        }

        @Override
        public SseBroadcaster newBroadcaster() {
            throw new UnsupportedOperationException();
        }
    }

    /** As Jersey's behaves: closed, but not without saying that it could not flush. */
    private static final class CutOff implements SseEventSink {

        private boolean closed;

        @Override
        public boolean isClosed() {
            return closed;
        }

        @Override
        public CompletionStage<?> send(OutboundSseEvent event) {
            throw new IllegalStateException("The sink is closed");
        }

        @Override
        public void close() {
            closed = true;
            throw new UncheckedIOException(new IOException("Connection is closed"));
        }
    }
}
