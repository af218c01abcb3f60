package dev.callside.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves how Java speaks to others, unless whoever starts the process wants something else. */
class OutgoingHttpTest {

    private static final List<String> KEYS = List.of(OutgoingHttp.KEEP_ALIVE, OutgoingHttp.REPEATS);

    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void unset() {
        KEYS.forEach(key -> before.put(key, System.clearProperty(key)));
    }

    @AfterEach
    void asItWas() {
        before.forEach((key, value) -> {
            if (value == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, value);
            }
        });
    }

    @Test
    void forgetsIdleConnectionsSoonAndPostsNothingTwice() {
        OutgoingHttp.set();

        assertThat(System.getProperty(OutgoingHttp.KEEP_ALIVE)).isEqualTo("20");
        assertThat(System.getProperty(OutgoingHttp.REPEATS)).isEqualTo("false");
    }

    @Test
    void leavesWhatIsSet() {
        KEYS.forEach(key -> System.setProperty(key, "5"));

        OutgoingHttp.set();

        assertThat(KEYS).extracting(System::getProperty).containsOnly("5");
    }
}
