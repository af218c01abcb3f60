package dev.callside.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.glassfish.grizzly.http.HttpRequestPacket;
import org.glassfish.grizzly.http.ProcessingState;
import org.junit.jupiter.api.Test;

/** Proves that a request is answered of which not even the method could be read. */
class UnreadableTest {

    private final HttpRequestPacket request = new HttpRequestPacket() {
        @Override
        public ProcessingState getProcessingState() {
            return new ProcessingState();
        }
    };

    @Test
    void takesAMissingMethodForNoHead() {
        assertThat(Unreadable.isHead(request)).isFalse();
    }

    @Test
    void tellsAHeadFromAGet() {
        request.getMethodDC().setString("GET");
        assertThat(Unreadable.isHead(request)).isFalse();
        request.getMethodDC().setString("HEAD");
        assertThat(Unreadable.isHead(request)).isTrue();
    }
}
