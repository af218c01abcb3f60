package dev.callside.practice.launch;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.callside.plugin.CallWebhook;
import dev.callside.plugin.EventAnswer.Reason;
import dev.callside.practice.crypto.Ed25519;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signatures of <a href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">
 * Standard Webhooks 1.0</a>: {@code v1} is HMAC-SHA-256 with a key {@code whsec_…}, {@code v1a} is Ed25519 with a public
 * key {@code whpk_…}. Several signatures may be given while a key is rotated; one that fits is enough.
 */
final class StandardWebhooks {

    private static final Duration TOLERANCE = Duration.ofMinutes(5);

    private StandardWebhooks() {}

    static Optional<Reason> verify(String key, CallWebhook webhook, Instant now) {
        var id = webhook.headers().get("webhook-id");
        var timestamp = webhook.headers().get("webhook-timestamp");
        var signatures = webhook.headers().get("webhook-signature");
        if (id == null || timestamp == null || signatures == null || id.isBlank() || id.length() > 255) {
            return Optional.of(Reason.MISSING_HEADER);
        }
        if (!timestamp.matches("\\d{1,12}") || !near(Instant.ofEpochSecond(Long.parseLong(timestamp)), now)) {
            return Optional.of(Reason.WRONG_TIME);
        }
        var signed = (id + "." + timestamp + "." + webhook.body()).getBytes(UTF_8);
        for (var signature : signatures.split(" ", -1)) {
            if (fits(key, signature, signed)) {
                return Optional.empty();
            }
        }
        return Optional.of(Reason.BAD_SIGNATURE);
    }

    private static boolean near(Instant time, Instant now) {
        return Duration.between(time, now).abs().compareTo(TOLERANCE) <= 0;
    }

    private static boolean fits(String key, String signature, byte[] signed) {
        try {
            if (key.startsWith("whpk_")) {
                return signature.startsWith("v1a,")
                        && Ed25519.verifies(
                                raw(key, "whpk_"), signed, Base64.getDecoder().decode(signature.substring(4)));
            }
            return signature.startsWith("v1,")
                    && MessageDigest.isEqual(
                            hmac(key, signed), Base64.getDecoder().decode(signature.substring(3)));
        } catch (IllegalArgumentException | GeneralSecurityException e) {
            // Not Base64, or not of a signature's size: it fits nothing.
            return false;
        }
    }

    private static byte[] hmac(String key, byte[] signed) throws GeneralSecurityException {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(raw(key, "whsec_"), "HmacSHA256"));
        return mac.doFinal(signed);
    }

    private static byte[] raw(String key, String prefix) {
        return Base64.getDecoder().decode(key.startsWith(prefix) ? key.substring(prefix.length()) : key);
    }
}
