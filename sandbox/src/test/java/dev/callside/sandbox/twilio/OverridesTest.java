package dev.callside.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Without a word in the address only a connection that cannot be made is tried again, once. */
class OverridesTest {

    private static final String URL = "https://example.org/status?id=7";

    @Test
    void triesOnceMoreToConnectAndNothingElse() {
        Overrides usual = Overrides.of(URL);

        assertThat(usual.url()).isEqualTo(URL);
        assertThat(usual.patience()).isEqualTo(Duration.ofSeconds(15));
        assertThat(usual.retried(1, new ConnectException())).isTrue();
        assertThat(usual.retried(1, new HttpConnectTimeoutException("slow"))).isTrue();
        assertThat(usual.retried(2, new ConnectException())).isFalse();
        assertThat(usual.retried(1, new HttpTimeoutException("slow"))).isFalse();
        assertThat(usual.retried(1, new IOException("broken"))).isFalse();
        assertThat(usual.retried(1, 503)).isFalse();
    }

    @Test
    void doesAsTheFragmentSaysWithinTwiliosLimits() {
        Overrides wanted = Overrides.of(URL + "#rc=9&rp=5xx,rt&rt=1");

        assertThat(wanted.url()).isEqualTo(URL);
        assertThat(wanted.patience()).isEqualTo(Duration.ofMillis(100));
        assertThat(wanted.retried(5, 500)).isTrue();
        assertThat(wanted.retried(6, 500)).isFalse();
        assertThat(wanted.retried(1, 404)).isFalse();
        assertThat(wanted.retried(1, 200)).isFalse();
        assertThat(wanted.retried(1, new HttpTimeoutException("slow"))).isTrue();
        assertThat(wanted.retried(1, new ConnectException())).isFalse();
    }

    @Test
    void neverRepeatsAnAnswerThatBrokeOff() {
        Overrides all = Overrides.of(URL + "#rc=2&rp=all");

        assertThat(all.retried(1, 404)).isTrue();
        assertThat(all.retried(1, 502)).isTrue();
        assertThat(all.retried(1, new ConnectException())).isTrue();
        assertThat(all.retried(1, new IOException("EOF"))).isFalse();
    }
}
