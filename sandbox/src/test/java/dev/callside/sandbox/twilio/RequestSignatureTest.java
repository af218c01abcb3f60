package dev.callside.sandbox.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Twilio's own validator takes the signature, and only for exactly what was signed. */
class RequestSignatureTest {

    private static final String URL = "https://mycompany.com/myapp.php?foo=1&bar=2";
    private static final Map<String, String> CALL = Map.of(
            "CallSid", "CA1234567890ABCDE",
            "Caller", "+14158675309",
            "Digits", "1234",
            "From", "+14158675309",
            "To", "+18005551212");

    /** The example of Twilio's documentation. */
    @Test
    void signsAsDocumented() {
        assertThat(RequestSignature.of("12345", URL, CALL)).isEqualTo("RSOYDt4T1cUTdK1PDd93/VVr8B8=");
    }

    @Test
    void satisfiesTwiliosValidatorWithEmptyAndForeignText() {
        Map<String, String> parameters = Map.of("Body", "Já, kl. 15 – ókei 👍", "FromCity", "", "b", "2", "B", "1");
        String url = "http://127.0.0.1:8080/reminders/twilio/replies?id=0190";
        RequestValidator validator = new RequestValidator("token");

        String signature = RequestSignature.of("token", url, parameters);

        assertThat(validator.validate(url, parameters, signature)).isTrue();
        assertThat(validator.validate(url + "1", parameters, signature)).isFalse();
        assertThat(validator.validate(url, Map.of("Body", "STOP"), signature)).isFalse();
        assertThat(new RequestValidator("another").validate(url, parameters, signature))
                .isFalse();
    }
}
