package dev.callside.sandbox.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** The signature is the one that Standard Webhooks' own libraries compute for their published example. */
class EventSignatureTest {

    @Test
    void signsTheSpecificationsExampleAsItsLibrariesDo() {
        EventSignature signature = new EventSignature("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(signature.of("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void refusesAKeyThatIsNone() {
        assertThatThrownBy(() -> new EventSignature("secret")).isInstanceOf(IllegalArgumentException.class);
    }
}
