package dev.callside.sandbox.stripe;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** <a href="https://docs.stripe.com/webhooks/signature">The header {@code Stripe-Signature}</a>. */
final class WebhookSignature {

    private WebhookSignature() {}

    static String header(String secret, Instant at, String payload) {
        long seconds = at.getEpochSecond();
        return "t=" + seconds + ",v1=" + sign(secret, seconds + "." + payload);
    }

    private static String sign(String secret, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC-SHA256", e);
        }
    }
}
