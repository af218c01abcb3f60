package dev.callside.practice.launch;

import dev.callside.plugin.Placement;
import dev.callside.practice.crypto.Signer;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;

/**
 * One-use values that our page carries and the host's signature must repeat. They are signed, not stored, so that
 * framing the page writes nothing; only a used one is remembered.
 */
final class Nonces {

    /** As long as a page may wait between being framed and asking the host for a launch. */
    static final Duration LIFETIME = Duration.ofMinutes(10);

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final Signer signer;

    Nonces(Signer signer) {
        this.signer = signer;
    }

    String issue(String host, Placement placement, Instant now) {
        var random = new byte[16];
        RANDOM.nextBytes(random);
        var expires = now.plus(LIFETIME).getEpochSecond();
        var body = BASE64.encodeToString(random) + "." + expires;
        return body + "." + signer.sign(signed(body, host, placement));
    }

    /** Whether we issued it, for this host and placement, and it has not run out. */
    boolean valid(String nonce, String host, Placement placement, Instant now) {
        var parts = nonce.split("\\.", -1);
        if (parts.length != 3 || !parts[1].matches("\\d{1,12}")) {
            return false;
        }
        var body = parts[0] + "." + parts[1];
        return signer.verify(signed(body, host, placement), parts[2]) && now.isBefore(expiry(nonce));
    }

    /** Whether we issued it for this host, whatever the placement, and it has not run out. */
    boolean issued(String nonce, String host, Instant now) {
        return Arrays.stream(Placement.values()).anyMatch(placement -> valid(nonce, host, placement, now));
    }

    /** Until when a used nonce must be remembered. */
    static Instant expiry(String nonce) {
        return Instant.ofEpochSecond(Long.parseLong(nonce.split("\\.", -1)[1]));
    }

    private static String signed(String body, String host, Placement placement) {
        return "nonce|" + host + "|" + placement.label() + "|" + body;
    }
}
