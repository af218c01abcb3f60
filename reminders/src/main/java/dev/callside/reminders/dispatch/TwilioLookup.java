package dev.callside.reminders.dispatch;

import com.twilio.base.Page;
import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Finds a message at Twilio whose answer was lost: that number's, with that text, made since it was handed over. */
@ApplicationScoped
class TwilioLookup {

    private static final int PAGE = 50;
    /** How far Twilio's clock may be from ours. */
    private static final Duration DRIFT = Duration.ofSeconds(30);

    private TwilioAccount account;
    private TwilioRestClient client;

    TwilioLookup() {}

    @Inject
    TwilioLookup(TwilioAccount account) {
        this.account = account;
        this.client = account.client().orElse(null);
    }

    /** Twilio's id of it; empty if Twilio has none, does not answer, or has two that it could be. */
    Optional<String> find(String recipient, String text, Instant handedOver) {
        if (client == null) {
            return Optional.empty();
        }
        try {
            Page<Message> page = Message.reader()
                    .setTo(new PhoneNumber(recipient))
                    .setFrom(new PhoneNumber(account.sender()))
                    .pageSize(PAGE)
                    .firstPage(client);
            var found = page.getRecords().stream()
                    .filter(message -> text.equals(message.getBody()))
                    .filter(message -> !message.getDateCreated().toInstant().isBefore(handedOver.minus(DRIFT)))
                    .map(Message::getSid)
                    .toList();
            return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
        } catch (ApiException | TwilioHttp.NotReached | TwilioHttp.NoAnswer e) {
            return Optional.empty();
        }
    }
}
