package dev.callside.launcher.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shows where a server is asked for its health, whatever kind of address it listens on. */
class HealthTest {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "0.0.0.0, 127.0.0.1",
        "::, 127.0.0.1",
        "[::], 127.0.0.1",
        "::1, [::1]",
        "[::1], [::1]",
        "2001:db8::7, [2001:db8::7]",
        "localhost, localhost"
    })
    void isAskedWhereTheServerListens(String listen, String host) {
        assertThat(Health.address(listen, 8080)).hasToString("http://" + host + ":8080/health/ready");
    }
}
