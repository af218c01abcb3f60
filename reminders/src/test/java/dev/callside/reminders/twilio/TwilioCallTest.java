package dev.callside.reminders.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.dispatch.TwilioAccount;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** Proves that what somebody else than Twilio sends is not read, and that the address counts as Twilio knows it. */
class TwilioCallTest {

    private static final String URL = "https://callside.example/reminders/twilio/replies";
    private static final Map<String, String> ANSWER =
            Map.of("MessageSid", "SM1", "From", "+61491570156", "Body", "yes");

    private static TwilioCall call(String token) {
        var account = new TwilioAccount(
                Optional.of("AC1"), Optional.ofNullable(token), Optional.of("+15005550006"), "http://localhost");
        return new TwilioCall(account, "https://callside.example");
    }

    /** As it arrives behind a proxy, which knows nothing of the public address. */
    private static HttpServletRequest request(Map<String, String> parameters, String signature, long length) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                TwilioCallTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getContentLengthLong" -> length;
                    case "getParameterMap" ->
                        parameters.entrySet().stream()
                                .collect(Collectors.toMap(Map.Entry::getKey, entry -> new String[] {entry.getValue()}));
                    case "getHeader" -> "X-Twilio-Signature".equals(arguments[0]) ? signature : null;
                    case "getRequestURI" -> "/reminders/twilio/replies";
                    case "getQueryString" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }

    private static HttpServletRequest request(Map<String, String> parameters, String signature) {
        return request(parameters, signature, 100);
    }

    /** By <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">Twilio's description</a>. */
    private static String signature(String token, String url) throws GeneralSecurityException {
        var text = new StringBuilder(url);
        new TreeMap<>(ANSWER).forEach((name, value) -> text.append(name).append(value));
        var mac = Mac.getInstance("HmacSHA1");
        mac.init(new SecretKeySpec(token.getBytes(UTF_8), "HmacSHA1"));
        return Base64.getEncoder().encodeToString(mac.doFinal(text.toString().getBytes(UTF_8)));
    }

    @Test
    void readsWhatTwilioSigned() throws GeneralSecurityException {
        assertThat(call("token").read(request(ANSWER, signature("token", URL)))).contains(ANSWER);
    }

    @Test
    void readsNothingThatSomebodyElseSigned() throws GeneralSecurityException {
        var good = signature("token", URL);

        assertThat(call("token").read(request(ANSWER, null))).isEmpty();
        assertThat(call("token").read(request(ANSWER, ""))).isEmpty();
        assertThat(call("token").read(request(ANSWER, signature("another", URL))))
                .isEmpty();
        assertThat(call("token").read(request(ANSWER, signature("token", "http://10.0.0.1/reminders/twilio/replies"))))
                .isEmpty();
        assertThat(call("token").read(request(Map.of("MessageSid", "SM1", "Body", "no"), good)))
                .isEmpty();
    }

    /** A missing token is no empty one, which anybody could sign with. */
    @Test
    void readsNothingWithoutAnAccount() throws GeneralSecurityException {
        assertThat(call(null).read(request(ANSWER, signature("x", URL)))).isEmpty();
    }

    @Test
    void readsNothingThatIsTooLong() throws GeneralSecurityException {
        assertThat(call("token").read(request(ANSWER, signature("token", URL), 70_000)))
                .isEmpty();
    }
}
