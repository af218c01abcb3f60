package dev.callside.practice.launch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.CallWebhook;
import dev.callside.plugin.EventAnswer.Reason;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Proves that only what the host signed is believed. The vector is the one that the libraries of
 * <a href="https://www.standardwebhooks.com">Standard Webhooks</a> are tested with.
 */
class StandardWebhooksTest {

    private static final String KEY = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant TIME = Instant.ofEpochSecond(1_614_265_330);
    private static final String BODY = "{\"test\": 2432232314}";
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void takesThePublishedVector() {
        assertThat(verify(KEY, headers(SIGNATURE), BODY, TIME)).isEmpty();
        assertThat(verify(KEY.substring("whsec_".length()), headers(SIGNATURE), BODY, TIME))
                .isEmpty();
    }

    @Test
    void takesAnyOfSeveralSignaturesWhileAKeyIsRotated() {
        assertThat(verify(KEY, headers("v1,AAAA v1a,BBBB " + SIGNATURE), BODY, TIME))
                .isEmpty();
        assertThat(verify(KEY, headers("v1,AAAA v1,not*base64"), BODY, TIME)).contains(Reason.BAD_SIGNATURE);
    }

    @Test
    void refusesWhatWasChanged() {
        assertThat(verify(KEY, headers(SIGNATURE), BODY + " ", TIME)).contains(Reason.BAD_SIGNATURE);
        var otherId = headers(SIGNATURE);
        otherId.put("webhook-id", ID + "2");
        assertThat(verify(KEY, otherId, BODY, TIME)).contains(Reason.BAD_SIGNATURE);
        var otherTime = headers(SIGNATURE);
        otherTime.put("webhook-timestamp", String.valueOf(TIME.getEpochSecond() + 1));
        assertThat(verify(KEY, otherTime, BODY, TIME)).contains(Reason.BAD_SIGNATURE);
        assertThat(verify("whsec_AAAA", headers(SIGNATURE), BODY, TIME)).contains(Reason.BAD_SIGNATURE);
        assertThat(verify(KEY, headers(SIGNATURE.replace("v1,", "v2,")), BODY, TIME))
                .contains(Reason.BAD_SIGNATURE);
    }

    @Test
    void refusesWhatIsTooOldOrTooNew() {
        var within = Duration.ofMinutes(5);
        assertThat(verify(KEY, headers(SIGNATURE), BODY, TIME.plus(within))).isEmpty();
        assertThat(verify(KEY, headers(SIGNATURE), BODY, TIME.minus(within))).isEmpty();
        assertThat(verify(KEY, headers(SIGNATURE), BODY, TIME.plus(within).plusSeconds(1)))
                .contains(Reason.WRONG_TIME);
        assertThat(verify(KEY, headers(SIGNATURE), BODY, TIME.minus(within).minusSeconds(1)))
                .contains(Reason.WRONG_TIME);
        for (var time : new String[] {"", "now", "-1", "1e9", "99999999999999999999"}) {
            var headers = headers(SIGNATURE);
            headers.put("webhook-timestamp", time);
            assertThat(verify(KEY, headers, BODY, TIME)).contains(Reason.WRONG_TIME);
        }
    }

    @Test
    void refusesWhatLacksAHeader() {
        for (var name : headers(SIGNATURE).keySet()) {
            var headers = headers(SIGNATURE);
            headers.remove(name);
            assertThat(verify(KEY, headers, BODY, TIME)).as(name).contains(Reason.MISSING_HEADER);
        }
        var blank = headers(SIGNATURE);
        blank.put("webhook-id", " ");
        assertThat(verify(KEY, blank, BODY, TIME)).contains(Reason.MISSING_HEADER);
    }

    @Test
    void takesEd25519ForAHostThatRegisteredAPublicKey() throws Exception {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var encoded = pair.getPublic().getEncoded();
        var key = "whpk_"
                + Base64.getEncoder().encodeToString(Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length));
        var signer = Signature.getInstance("Ed25519");
        signer.initSign(pair.getPrivate());
        signer.update((ID + "." + TIME.getEpochSecond() + "." + BODY).getBytes(UTF_8));
        var signature = Base64.getEncoder().encodeToString(signer.sign());

        assertThat(verify(key, headers("v1a," + signature), BODY, TIME)).isEmpty();
        assertThat(verify(key, headers("v1a," + signature), BODY + " ", TIME)).contains(Reason.BAD_SIGNATURE);
        assertThat(verify(key, headers("v1," + signature), BODY, TIME)).contains(Reason.BAD_SIGNATURE);
        assertThat(verify(key, headers("v1a,AAAA"), BODY, TIME)).contains(Reason.BAD_SIGNATURE);
    }

    private static Optional<Reason> verify(String key, Map<String, String> headers, String body, Instant now) {
        return StandardWebhooks.verify(key, new CallWebhook(headers, body), now);
    }

    private static Map<String, String> headers(String signature) {
        return new HashMap<>(Map.of(
                "webhook-id",
                ID,
                "webhook-timestamp",
                String.valueOf(TIME.getEpochSecond()),
                "webhook-signature",
                signature));
    }
}
