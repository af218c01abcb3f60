package dev.callside.sandbox.host;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The symmetric signature of <a
 * href="https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md">Standard Webhooks
 * 1.0</a>: HMAC-SHA256 over {@code id.timestamp.body}, keyed with the bytes behind {@code whsec_}.
 */
final class EventSignature {

    private static final String PREFIX = "whsec_";

    private final SecretKeySpec key;

    EventSignature(String secret) {
        if (!secret.startsWith(PREFIX)) {
            throw new IllegalArgumentException("An event key starts with " + PREFIX);
        }
        key = new SecretKeySpec(Base64.getDecoder().decode(secret.substring(PREFIX.length())), "HmacSHA256");
    }

    /** The value of {@code webhook-signature}; {@code timestamp} is in seconds since 1970. */
    String of(String id, long timestamp, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            byte[] signed = mac.doFinal((id + "." + timestamp + "." + body).getBytes(StandardCharsets.UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HmacSHA256", e);
        }
    }
}
