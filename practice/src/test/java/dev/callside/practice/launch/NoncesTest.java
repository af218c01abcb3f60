package dev.callside.practice.launch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.Placement;
import dev.callside.practice.crypto.Signer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that a nonce is good for the page that it was made for, for ten minutes, and for nothing else. */
class NoncesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final Nonces nonces = new Nonces(new Signer("a secret of more than thirty-two characters"));
    private final String nonce = nonces.issue("clinic", Placement.CALL, NOW);

    @Test
    void isGoodUntilItRunsOut() {
        assertThat(nonces.valid(nonce, "clinic", Placement.CALL, NOW)).isTrue();
        assertThat(nonces.valid(nonce, "clinic", Placement.CALL, NOW.plus(Duration.ofSeconds(599))))
                .isTrue();
        assertThat(nonces.valid(nonce, "clinic", Placement.CALL, NOW.plus(Nonces.LIFETIME)))
                .isFalse();
    }

    @Test
    void isForOneHostAndOnePlacement() {
        assertThat(nonces.valid(nonce, "clinic2", Placement.CALL, NOW)).isFalse();
        assertThat(nonces.valid(nonce, "clinic", Placement.SETTINGS, NOW)).isFalse();
    }

    @Test
    void isOursAlone() {
        var others = new Nonces(new Signer("another secret of more than thirty-two characters"));

        assertThat(others.valid(nonce, "clinic", Placement.CALL, NOW)).isFalse();
    }

    @Test
    void isBrokenByEveryChange() {
        for (var i = 0; i < nonce.length(); i++) {
            var other = nonce.charAt(i) == 'A' ? 'B' : 'A';
            var changed = nonce.substring(0, i) + other + nonce.substring(i + 1);
            assertThat(nonces.valid(changed, "clinic", Placement.CALL, NOW))
                    .as(changed)
                    .isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.b.c", "a.1.c", "a.99999999999999999999.c", "a.-1.c", "a.1.c.d", "\u0000"})
    void isNotJustAnyText(String text) {
        assertThat(nonces.valid(text, "clinic", Placement.CALL, NOW)).isFalse();
    }

    @Test
    void isAnotherOneEachTime() {
        var seen = new HashSet<String>();
        IntStream.range(0, 1_000).forEach(i -> seen.add(nonces.issue("clinic", Placement.CALL, NOW)));

        assertThat(seen).hasSize(1_000);
    }
}
