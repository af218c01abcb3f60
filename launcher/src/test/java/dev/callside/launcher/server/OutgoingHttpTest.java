package dev.callside.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proves that idle connections are forgotten soon, unless whoever starts the process wants something else. */
class OutgoingHttpTest {

    private final String before = System.getProperty(OutgoingHttp.KEEP_ALIVE);

    @AfterEach
    void asItWas() {
        if (before == null) {
            System.clearProperty(OutgoingHttp.KEEP_ALIVE);
        } else {
            System.setProperty(OutgoingHttp.KEEP_ALIVE, before);
        }
    }

    @Test
    void forgetsThemSoon() {
        System.clearProperty(OutgoingHttp.KEEP_ALIVE);

        OutgoingHttp.forgetIdleConnections();

        assertThat(System.getProperty(OutgoingHttp.KEEP_ALIVE)).isEqualTo("20");
    }

    @Test
    void leavesWhatIsSet() {
        System.setProperty(OutgoingHttp.KEEP_ALIVE, "5");

        OutgoingHttp.forgetIdleConnections();

        assertThat(System.getProperty(OutgoingHttp.KEEP_ALIVE)).isEqualTo("5");
    }
}
