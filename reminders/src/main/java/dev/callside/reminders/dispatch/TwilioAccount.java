package dev.callside.reminders.dispatch;

import com.twilio.http.TwilioRestClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The operator's account at Twilio, if there is one. */
@ApplicationScoped
public class TwilioAccount {

    private Optional<String> sid;
    private Optional<String> token;
    private Optional<String> sender;
    private String base;

    TwilioAccount() {}

    @Inject
    public TwilioAccount(
            @ConfigProperty(name = "callside.twilio.account-sid") Optional<String> sid,
            @ConfigProperty(name = "callside.twilio.auth-token") Optional<String> token,
            @ConfigProperty(name = "callside.twilio.sender") Optional<String> sender,
            @ConfigProperty(name = "callside.twilio.api-base") String base) {
        this.sid = sid;
        this.token = token;
        this.sender = sender;
        this.base = base;
    }

    /** Its API, asked once for each call. */
    Optional<TwilioRestClient> client() {
        return sid.map(name -> new TwilioRestClient.Builder(name, token())
                .httpClient(new TwilioHttp(base))
                .build());
    }

    /** Signs what Twilio calls; empty without an account, and then nothing is accepted. */
    public String token() {
        return token.orElse("");
    }

    public String sender() {
        return sender.orElse("");
    }
}
