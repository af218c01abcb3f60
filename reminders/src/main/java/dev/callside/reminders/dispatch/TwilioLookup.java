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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Asks Twilio for what it could not tell us: whether it has a message whose answer was lost, that number's, with that text, made
 * since it was handed over; what became of one; what came in.
 */
@ApplicationScoped
public class TwilioLookup {

    private static final int PAGE = 50;
    private static final int LARGEST_PAGE = 1000;
    private static final int NOT_FOUND = 404;
    /** How far Twilio's clock may be from ours. */
    private static final Duration DRIFT = Duration.ofSeconds(30);

    private TwilioAccount account;
    private TwilioRestClient client;

    TwilioLookup() {}

    @Inject
    public TwilioLookup(TwilioAccount account) {
        this.account = account;
        this.client = account.client().orElse(null);
    }

    /** Twilio's ids of those that it could be, others' among them; empty if Twilio does not answer. */
    Optional<List<String>> find(String recipient, String text, Instant handedOver) {
        if (client == null) {
            return Optional.empty();
        }
        try {
            Page<Message> page = Message.reader()
                    .setTo(new PhoneNumber(recipient))
                    .setFrom(new PhoneNumber(account.sender()))
                    .pageSize(PAGE)
                    .firstPage(client);
            return Optional.of(page.getRecords().stream()
                    .filter(message -> text.equals(message.getBody()))
                    .filter(message -> !message.getDateCreated().toInstant().isBefore(handedOver.minus(DRIFT)))
                    .map(Message::getSid)
                    .toList());
        } catch (ApiException | TwilioHttp.NotReached | TwilioHttp.NoAnswer e) {
            return Optional.empty();
        }
    }

    /** Whether there is nobody to ask. */
    public boolean isMissing() {
        return client == null;
    }

    /**
     * What became of a message.
     *
     * @param status Twilio's, or {@code gone} if it has the message no more
     * @param code its error, or empty
     */
    public record Fate(String status, String code) {}

    /** Empty if Twilio does not answer. */
    public Optional<Fate> fate(String sid) {
        try {
            var message = Message.fetcher(sid).fetch(client);
            var code =
                    message.getErrorCode() == null ? "" : message.getErrorCode().toString();
            return Optional.of(new Fate(String.valueOf(message.getStatus()), code));
        } catch (ApiException e) {
            return e.getStatusCode() == NOT_FOUND ? Optional.of(new Fate("gone", "")) : Optional.empty();
        } catch (TwilioHttp.NotReached | TwilioHttp.NoAnswer e) {
            return Optional.empty();
        }
    }

    /** What somebody sent to our number. */
    public record Received(String sid, String from, String text, Instant at) {}

    /** All that came in since, the first first; empty if Twilio does not answer up to the last page. */
    public Optional<List<Received>> received(Instant since) {
        try {
            var reader = Message.reader()
                    .setTo(new PhoneNumber(account.sender()))
                    .setDateSentAfter(since.atZone(ZoneOffset.UTC))
                    .pageSize(LARGEST_PAGE);
            List<Received> all = new ArrayList<>();
            var page = reader.firstPage(client);
            while (page != null) {
                page.getRecords().stream()
                        .filter(message -> message.getDirection() == Message.Direction.INBOUND)
                        .forEach(message -> all.add(received(message)));
                page = page.hasNextPage() ? reader.nextPage(page, client) : null;
            }
            Collections.reverse(all);
            return Optional.of(all);
        } catch (ApiException | TwilioHttp.NotReached | TwilioHttp.NoAnswer e) {
            return Optional.empty();
        }
    }

    private static Received received(Message message) {
        var at = message.getDateSent() == null ? message.getDateCreated() : message.getDateSent();
        return new Received(
                message.getSid(), String.valueOf(message.getFrom()), String.valueOf(message.getBody()), at.toInstant());
    }
}
