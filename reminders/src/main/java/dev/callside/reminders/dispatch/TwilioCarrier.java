package dev.callside.reminders.dispatch;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import dev.callside.credits.price.Channel;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * SMS by <a href="https://www.twilio.com/docs/messaging/api/message-resource">Twilio</a>, whose messages have no idempotency key:
 * a request is made once, and its callback's address carries our id.
 */
@ApplicationScoped
class TwilioCarrier implements Carrier {

    /** Twilio's <a href="https://www.twilio.com/docs/api/errors">codes</a>. */
    private static final int OPTED_OUT = 21610;

    /**
     * Come again later: too many requests, a queue that is full, and services that are down, of which Twilio says so too.
     * Not <a href="https://www.twilio.com/docs/api/errors/20500">20500</a>: after that the message may go out.
     */
    private static final Set<Integer> BUSY = Set.of(20429, 21611, 14107, 20503, 21730);

    /** Of whoever configured it: it must not cost the messages their chance. */
    private static final Set<Integer> OURS = Set.of(20003, 20005, 21212, 21603, 21606, 21659);

    /** Of the number that it goes to, whatever the status; or of its country, which must not stop messages to others. */
    private static final Set<Integer> OF_THE_RECIPIENT = Set.of(21211, 21214, 21217, 21408, 21612, 21614);

    /** Nobody let us in, or no more today: that is said to the account, by a code that may be new. */
    private static final Set<Integer> OF_THE_ACCOUNT = Set.of(401, 403, 429);

    /** <a href="https://www.twilio.com/docs/messaging/api/message-resource#validityperiod">In seconds</a>. */
    private static final long LONGEST_VALIDITY = 36_000;

    private TwilioRestClient client;
    private SenderPace pace;
    private Clock clock;

    private String sender;
    private String publicUrl;

    TwilioCarrier() {}

    @Inject
    TwilioCarrier(
            TwilioAccount account,
            @ConfigProperty(name = "callside.public-url") String publicUrl,
            @ConfigProperty(name = "callside.twilio.parts-per-second") int partsPerSecond,
            Database database,
            SenderStore senders,
            Clock clock) {
        this(
                account,
                publicUrl,
                new SenderPace(
                        seconds -> database.worker(() -> senders.take(account.sender(), seconds)), partsPerSecond),
                clock);
    }

    TwilioCarrier(TwilioAccount account, String publicUrl, SenderPace pace, Clock clock) {
        this.client = account.client().orElse(null);
        this.sender = account.sender();
        this.publicUrl = publicUrl;
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public Channel channel() {
        return Channel.SMS;
    }

    @Override
    public Duration turn(List<Outgoing> messages) {
        return client == null
                ? Duration.ZERO
                : pace.turn(messages.stream().mapToInt(Outgoing::parts).sum());
    }

    @Override
    public int mostParts() {
        return pace.mostParts();
    }

    @Override
    public Handover send(Outgoing message) {
        if (client == null) {
            return Handover.of(Handover.Kind.LATER, "no_account");
        }
        try {
            var sent = Message.creator(new PhoneNumber(message.recipient()), new PhoneNumber(sender), message.text())
                    .setStatusCallback(URI.create(
                            publicUrl + "/reminders/twilio/status/" + message.practice() + "/" + message.id()))
                    // so that it is counted as it was priced
                    .setSmartEncoded(false)
                    .setValidityPeriod(validity(message.usefulUntil()))
                    .create(client);
            return Handover.accepted(sent.getSid());
        } catch (ApiException e) {
            return refusal(e);
        } catch (TwilioHttp.NotReached e) {
            return Handover.of(Handover.Kind.LATER, "not_reached");
        } catch (TwilioHttp.NoAnswer e) {
            return Handover.of(Handover.Kind.UNKNOWN, "");
        }
    }

    private int validity(Instant until) {
        var seconds = Duration.between(clock.instant(), until).toSeconds();
        return (int) Math.max(1, Math.min(LONGEST_VALIDITY, seconds));
    }

    /** Without a code of Twilio's a proxy answered, and nobody knows what Twilio did. */
    private static Handover refusal(ApiException e) {
        if (e.getCode() == null || e.getCode() == 0) {
            return Handover.of(Handover.Kind.UNKNOWN, "http_" + e.getStatusCode());
        }
        var code = String.valueOf(e.getCode());
        if (e.getCode() == OPTED_OUT) {
            return Handover.of(Handover.Kind.OPTED_OUT, code);
        }
        if (BUSY.contains(e.getCode()) || OURS.contains(e.getCode()) || toTheAccount(e)) {
            return Handover.of(Handover.Kind.LATER, code);
        }
        return Handover.of(e.getStatusCode() < 500 ? Handover.Kind.REFUSED : Handover.Kind.UNKNOWN, code);
    }

    private static boolean toTheAccount(ApiException e) {
        return OF_THE_ACCOUNT.contains(e.getStatusCode()) && !OF_THE_RECIPIENT.contains(e.getCode());
    }
}
