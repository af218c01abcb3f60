package dev.callside.payments.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.SseEventSink;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
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

    private static LiveStream stream() {
        return new LiveStream("session", NOW, new CutOff(), null, () -> null, panel -> "", Runnable::run);
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
            return CompletableFuture.failedFuture(new IOException("Connection is closed"));
        }

        @Override
        public void close() {
            closed = true;
            throw new UncheckedIOException(new IOException("Connection is closed"));
        }
    }
}
