package dev.callside.payments.stripe;

import com.stripe.exception.SignatureVerificationException;
import com.stripe.net.Webhook;
import dev.callside.payments.account.AccountChecks;
import dev.callside.payments.purchase.Cards;
import dev.callside.payments.purchase.PurchaseFinder;
import dev.callside.payments.purchase.Returns;
import dev.callside.payments.request.RequestFinder;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Webhooks: checked and stored when they come, worked off afterwards. */
@Dependent
public class StripeEvents {

    private static final Logger LOG = Logger.getLogger(StripeEvents.class.getName());

    private static final long TOLERANCE_SECONDS = 300;
    private static final int BATCH = 20;
    private static final Duration LEASE = Duration.ofMinutes(2);
    /** Stripe repeats an event for three days; a week is on the safe side. */
    private static final Duration REMEMBERED = Duration.ofDays(7);

    private static final int GIVE_UP_AFTER = 30;
    /** Of money that goes back only events tell: after that, a week of hours more. */
    private static final int GIVE_UP_MONEY_AFTER = 200;

    private final Database database;
    private final StripeEventStore events;
    private final RequestFinder requests;
    private final PurchaseFinder purchases;
    private final Returns returns;
    private final Cards cards;
    private final AccountChecks accounts;
    private final Clock clock;
    private final List<String> secrets;

    @Inject
    StripeEvents(
            Database database,
            StripeEventStore events,
            RequestFinder requests,
            PurchaseFinder purchases,
            Returns returns,
            Cards cards,
            AccountChecks accounts,
            Clock clock,
            @ConfigProperty(name = "callside.stripe.webhook-secrets") String secrets) {
        this.database = database;
        this.events = events;
        this.requests = requests;
        this.purchases = purchases;
        this.returns = returns;
        this.cards = cards;
        this.accounts = accounts;
        this.clock = clock;
        this.secrets = Arrays.stream(secrets.split(",", -1))
                .map(String::trim)
                .filter(secret -> !secret.isEmpty())
                .toList();
    }

    /** What became of a delivery. */
    public enum Receipt {
        STORED,
        /** Not signed by Stripe, or too old. */
        FORGED,
        MALFORMED
    }

    public Receipt receive(String body, String signature) {
        if (secrets.stream().noneMatch(secret -> signed(body, signature, secret))) {
            return Receipt.FORGED;
        }
        return StripeEvent.read(body)
                .map(event -> {
                    database.door(() -> events.store(event, clock.instant()));
                    return Receipt.STORED;
                })
                .orElse(Receipt.MALFORMED);
    }

    /** A time that is no number the library reports as Java does. */
    private boolean signed(String body, String signature, String secret) {
        try {
            return Webhook.Signature.verifyHeader(body, signature, secret, TOLERANCE_SECONDS, clock);
        } catch (SignatureVerificationException | NumberFormatException e) {
            return false;
        }
    }

    /** Works off what is due. Any number of nodes may do so at once. */
    public void run() {
        List<StripeEventStore.Claimed> claimed;
        do {
            var now = clock.instant();
            claimed = database.worker(() -> events.claim(now, now.plus(LEASE), BATCH));
            claimed.forEach(this::workOff);
        } while (claimed.size() == BATCH);
    }

    private void workOff(StripeEventStore.Claimed claimed) {
        var event = claimed.event();
        var handled = handled(event);
        var tried = claimed.attempts() >= (goesBack(event) ? GIVE_UP_MONEY_AFTER : GIVE_UP_AFTER);
        if (!handled && tried) {
            LOG.log(
                    Level.WARNING,
                    goesBack(event)
                            ? "Event {0} was given up: what it says of a refund or a dispute is not known here"
                            : "Event {0} was given up; what it is about is found by looking",
                    event.id());
        }
        if (handled || tried) {
            database.inWorker(() -> events.done(event));
        } else {
            database.inWorker(() -> events.later(event, clock.instant().plus(pause(claimed.attempts()))));
        }
    }

    private static Duration pause(int attempts) {
        return attempts < GIVE_UP_AFTER
                ? Duration.ofSeconds(Math.min(300, 1L << Math.min(attempts, 8)))
                : Duration.ofHours(1);
    }

    private static boolean goesBack(StripeEvent event) {
        return event.type().startsWith("charge.refund") || event.type().startsWith("charge.dispute.");
    }

    /** A bug met by one event must not hold up the others: that one is tried later, like one that Stripe owes us. */
    private boolean handled(StripeEvent event) {
        try {
            return handle(event);
        } catch (RuntimeException e) {
            LOG.log(Level.SEVERE, "Event " + event.id() + " of type " + event.type() + " met a bug", e);
            return false;
        }
    }

    /** False if it has to be tried again. */
    private boolean handle(StripeEvent event) {
        if (event.account().isEmpty() && !event.type().startsWith("v2.")) {
            return operators(event);
        }
        if (event.type().startsWith("payment_intent.") && event.account().isPresent()) {
            return event.object()
                    .map(intent -> requests.look(event.account().get(), intent))
                    .orElse(true);
        }
        if (event.type().startsWith("account.") || event.type().startsWith("v2.core.account")) {
            return event.account().or(event::object).map(accounts::changed).orElse(true);
        }
        LOG.log(Level.FINE, "An event of type {0} means nothing to us", event.type());
        return true;
    }

    /** What happened on the operator's own account. False if it has to be tried again. */
    private boolean operators(StripeEvent event) {
        if (event.type().startsWith("payment_intent.")) {
            return event.object().map(purchases::look).orElse(true);
        }
        if (event.type().startsWith("payment_method.")) {
            return event.object().map(cards::changed).orElse(true);
        }
        if (goesBack(event)) {
            return event.object().map(returns::look).orElse(true);
        }
        if (event.type().equals("customer.deleted")) {
            return event.object().map(cards::customerDeleted).orElse(true);
        }
        return !event.type().equals("setup_intent.succeeded")
                || event.object().map(cards::setUp).orElse(true);
    }

    public void forget() {
        database.inWorker(() -> events.forget(clock.instant().minus(REMEMBERED)));
    }
}
