package dev.callside.reminders.twilio;

import com.twilio.security.RequestValidator;
import dev.callside.reminders.dispatch.TwilioAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A request of Twilio's, <a href="https://www.twilio.com/docs/usage/webhooks/webhooks-security">signed</a> with the account's token over
 * the address as Twilio knows it, which is the configured one, whatever a proxy makes of it.
 */
@ApplicationScoped
class TwilioCall {

    private static final int MOST_BYTES = 64 * 1024;

    private TwilioAccount account;
    private String publicUrl;

    TwilioCall() {}

    @Inject
    TwilioCall(TwilioAccount account, @ConfigProperty(name = "callside.public-url") String publicUrl) {
        this.account = account;
        this.publicUrl = publicUrl;
    }

    /** Its parameters; empty if Twilio did not send it. */
    Optional<Map<String, String>> read(HttpServletRequest request) {
        if (account.token().isEmpty() || request.getContentLengthLong() > MOST_BYTES) {
            return Optional.empty();
        }
        Map<String, String> parameters = new HashMap<>();
        request.getParameterMap().forEach((name, values) -> parameters.put(name, values[0]));
        var signature =
                Optional.ofNullable(request.getHeader("X-Twilio-Signature")).orElse("");
        var query = request.getQueryString() == null ? "" : "?" + request.getQueryString();
        var url = publicUrl + request.getRequestURI() + query;
        return new RequestValidator(account.token()).validate(url, parameters, signature)
                ? Optional.of(parameters)
                : Optional.empty();
    }
}
