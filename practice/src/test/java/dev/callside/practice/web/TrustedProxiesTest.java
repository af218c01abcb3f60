package dev.callside.practice.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that behind a balancer each is limited by their own address, and that nobody can pretend to have another. */
class TrustedProxiesTest {

    private static final TrustedProxies PROXIES =
            TrustedProxies.of("10.0.0.0/8, 192.0.2.7, 2001:db8::/32").orElseThrow();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // who is connected | what it says | who asks
                "203.0.113.9 | 198.51.100.1             | 203.0.113.9",
                "11.0.0.1    | 198.51.100.1             | 11.0.0.1",
                "10.1.2.3    | 198.51.100.1             | 198.51.100.1",
                "192.0.2.7   | 198.51.100.1             | 198.51.100.1",
                "192.0.2.8   | 198.51.100.1             | 192.0.2.8",
                // the client's own word comes first, and is not believed
                "10.1.2.3    | 1.1.1.1, 198.51.100.1    | 198.51.100.1",
                "10.1.2.3    | 10.9.9.9, 198.51.100.1   | 198.51.100.1",
                // several of ours
                "10.1.2.3    | 198.51.100.1, 192.0.2.7  | 198.51.100.1",
                "10.1.2.3    | 1.1.1.1, 198.51.100.1, 10.0.0.9, 192.0.2.7 | 198.51.100.1",
                "10.1.2.3    | 10.0.0.5                 | 10.0.0.5",
                // with ports, and IPv6
                "10.1.2.3    | 198.51.100.1:4711        | 198.51.100.1",
                "2001:db8::1 | 2a00:1450::5             | 2a00:1450:0:0:0:0:0:5",
                "2001:db8::1 | [2a00:1450::5]:443       | 2a00:1450:0:0:0:0:0:5",
                "::ffff:10.1.2.3 | 198.51.100.1         | 198.51.100.1",
                // what can't be read
                "10.1.2.3    | unknown                  | 10.1.2.3",
                "10.1.2.3    | example.com              | 10.1.2.3",
                "10.1.2.3    | 198.51.100.1, <script>   | 10.1.2.3",
                "10.1.2.3    | 999.1.1.1                | 10.1.2.3",
                "10.1.2.3    | 198.51.100.1, unknown, 192.0.2.7 | 192.0.2.7",
                "10.1.2.3    | ''                       | 10.1.2.3"
            })
    void takesTheLastHopThatIsNotTrusted(String peer, String header, String client) {
        assertThat(PROXIES.client(peer, TrustedProxies.hops(List.of(header)))).isEqualTo(client);
    }

    @Test
    void readsAllLinesOfTheHeaderInTheirOrder() {
        assertThat(PROXIES.client("10.1.2.3", TrustedProxies.hops(List.of("1.1.1.1", "198.51.100.1, 10.0.0.9"))))
                .isEqualTo("198.51.100.1");
        assertThat(PROXIES.client("10.1.2.3", List.of())).isEqualTo("10.1.2.3");
    }

    @Test
    void readsTheStandardsHeaderToo() {
        assertThat(TrustedProxies.forwarded(List.of(
                        "for=192.0.2.60;proto=http;by=203.0.113.43, For=\"[2001:db8:cafe::17]:4711\"",
                        "proto=https; for=_hidden",
                        "by=1.1.1.1")))
                .containsExactly("192.0.2.60", "[2001:db8:cafe::17]:4711", "_hidden", "");
    }

    @Test
    void trustsNobodyUnlessToldTo() {
        var nobody = TrustedProxies.of("").orElseThrow();
        assertThat(nobody.client("127.0.0.1", List.of("198.51.100.1"))).isEqualTo("127.0.0.1");
    }

    @Test
    void readsOnlyTheHeaderThatTheProxiesWrite() {
        var headers = Map.of("X-Forwarded-For", List.of("198.51.100.1"), "Forwarded", List.of("for=198.51.100.2"));

        assertThat(new HttpAddress("10.0.0.1", "X-Forwarded-For").of("10.0.0.1", headers::get))
                .isEqualTo("198.51.100.1");
        assertThat(new HttpAddress("10.0.0.1", "Forwarded").of("10.0.0.1", headers::get))
                .isEqualTo("198.51.100.2");
        assertThat(new HttpAddress("", "X-Forwarded-For").of("10.0.0.1", headers::get))
                .isEqualTo("10.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.0/33",
                "10.0.0",
                "10.0.0.0/",
                "10.0.0.0/-1",
                "10.0.0.0/8/8",
                "balancer.example",
                "10.0.0.1 10.0.0.2",
                "10.0.0.1,",
                "::1/129",
                "1:2",
                "10.0.0.1:80",
                "[::1]"
            })
    void refusesWhatIsNoAddress(String setting) {
        assertThat(TrustedProxies.of(setting)).isEmpty();
    }
}
