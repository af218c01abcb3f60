package dev.callside.reminders.level;

import dev.callside.credits.level.Level;
import dev.callside.credits.level.Practitioner;
import dev.callside.credits.price.Channel;
import dev.callside.credits.sms.SmsSize;
import dev.callside.credits.spend.Message;
import dev.callside.credits.spend.Payment;
import dev.callside.credits.spend.Settlements;
import dev.callside.credits.spend.Spending;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.launch.Session;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import dev.callside.reminders.client.PhoneNumbers;
import dev.callside.reminders.copy.CopyTemplate;
import dev.callside.reminders.copy.Samples;
import dev.callside.reminders.dispatch.Carrier;
import dev.callside.reminders.dispatch.Handover;
import dev.callside.reminders.dispatch.Outgoing;
import dev.callside.reminders.dispatch.Turns;
import dev.callside.reminders.work.MessageCosts;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Logger;

/**
 * Sends an SMS's text, filled in with sample data, to a number that somebody types: as any other SMS, paid by the level, by
 * the same carrier. In three steps: it is paid for and written down; it is handed over with no transaction open; what became
 * of it is written and settled. It is tried once: a test that waits for its turn is of no use to whoever looks at a phone.
 */
@Dependent
class Trials {

    /** Of a practice by a channel in an hour: so nobody's number or mailbox can be flooded from here. */
    static final int MOST = 5;

    static final Duration HOUR = Duration.ofHours(1);
    /** If nobody ever hears what became of it, its credits are free again after that. */
    private static final Duration RESERVED = Duration.ofDays(1);

    private static final Logger LOG = Logger.getLogger(Trials.class.getName());

    private final Database database;
    private final TrialStore store;
    private final Spending spending;
    private final Settlements settlements;
    private final Carrier carrier;
    private final PayLinks links;
    private final Audit audit;
    private final Clock clock;

    @Inject
    Trials(
            Database database,
            TrialStore store,
            Spending spending,
            Settlements settlements,
            @Any Instance<Carrier> carriers,
            PayLinks links,
            Audit audit,
            Clock clock) {
        this(
                database,
                store,
                spending,
                settlements,
                carriers.stream()
                        .filter(each -> each.channel() == Channel.SMS)
                        .findFirst()
                        .orElseThrow(),
                links,
                audit,
                clock);
    }

    Trials(
            Database database,
            TrialStore store,
            Spending spending,
            Settlements settlements,
            Carrier carrier,
            PayLinks links,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.spending = spending;
        this.settlements = settlements;
        this.carrier = carrier;
        this.links = links;
        this.audit = audit;
        this.clock = clock;
    }

    /** What is going to be sent. */
    record Written(String text, int parts) {}

    /** Either it may go, or this is the answer. */
    private record Begun(Optional<Trial.Outcome> answer, Optional<Outgoing> outgoing) {
        static Begun answered(Trial.Outcome answer) {
            return new Begun(Optional.of(answer), Optional.empty());
        }
    }

    /** Outside of a transaction. */
    Trial.Outcome send(Session who, Practice practice, Level level, Trial trial) {
        var begun = database.app(practice.id(), () -> begin(who, practice, level, trial));
        return begun.answer().orElseGet(() -> {
            var handover = handOver(begun.outgoing().orElseThrow());
            return database.app(practice.id(), () -> end(practice, trial, handover));
        });
    }

    private Handover handOver(Outgoing outgoing) {
        try {
            return Turns.comes(carrier, outgoing)
                    ? carrier.send(outgoing)
                    : Handover.of(Handover.Kind.LATER, "no_turn");
        } catch (RuntimeException e) {
            // A bug in a carrier: what it did nobody knows.
            LOG.log(java.util.logging.Level.SEVERE, "Test " + outgoing.id() + " is in doubt", e);
            return Handover.of(Handover.Kind.UNKNOWN, "");
        }
    }

    private Begun begin(Session who, Practice practice, Level level, Trial trial) {
        var now = clock.instant();
        store.lock(practice.id());
        var before = store.find(practice.id(), trial.id());
        if (before.isPresent()) {
            return Begun.answered(before.get());
        }
        if (store.optedOut(practice.id(), trial.to())) {
            return Begun.answered(Trial.Refused.OPTED_OUT);
        }
        if (store.since(practice.id(), now.minus(HOUR)) >= MOST) {
            return Begun.answered(Trial.Refused.TOO_MANY);
        }
        var written = written(practice, trial);
        var bill = bill(practice, level, trial, written);
        var price = spending.price(practice, bill);
        if (price != trial.credits()) {
            return Begun.answered(new Trial.Costs(price));
        }
        return refusal(spending.tryToReserve(practice, List.of(bill), RESERVED, Actors.of(who))
                        .get(0))
                .map(Begun::answered)
                .orElseGet(() -> {
                    store.add(practice.id(), level.id(), trial, written, Actors.of(who), now);
                    audit.record(practice.id(), who.subject(), "reminders.copy.test-sms", level.id());
                    return new Begun(Optional.empty(), Optional.of(outgoing(practice, trial, written, now)));
                });
    }

    private Written written(Practice practice, Trial trial) {
        var text = CopyTemplate.of(trial.key(), trial.copy())
                .render(Samples.of(trial.key().language(), practice, links))
                .text();
        return new Written(text, SmsSize.of(text).segments());
    }

    private static Message bill(Practice practice, Level level, Trial trial, Written written) {
        return new Message(
                trial.id(),
                level.practitioner().map(Practitioner::id),
                Channel.SMS,
                PhoneNumbers.country(trial.to(), practice.country()),
                written.parts(),
                MessageCosts.testReference(trial.id()));
    }

    private static Optional<Trial.Outcome> refusal(Payment payment) {
        return switch (payment.outcome()) {
            case PAID, FREE -> Optional.empty();
            case NOT_ENOUGH_CREDIT -> Optional.of(Trial.Refused.NOT_ENOUGH_CREDIT);
            case PAID_BEFORE, OTHER_CONTENT, RELEASED_BEFORE -> Optional.of(Trial.Refused.OTHER_ID);
        };
    }

    private static Outgoing outgoing(Practice practice, Trial trial, Written written, Instant now) {
        return new Outgoing(
                practice.id(),
                trial.id(),
                1,
                trial.id(),
                trial.to(),
                practice.name(),
                trial.key().language().in(practice.country()),
                "",
                written.text(),
                "",
                Optional.empty(),
                written.parts(),
                now.plus(HOUR));
    }

    /** What a provider's word has settled meanwhile stays as it is. */
    private Trial.Outcome end(Practice practice, Trial trial, Handover handover) {
        var now = clock.instant();
        var state = state(handover.kind());
        if (store.result(practice.id(), trial.id(), state, handover.provider(), handover.code(), now)) {
            if (!state.equals("in_doubt")) {
                settlements.settle(
                        practice.id(),
                        List.of(MessageCosts.test(trial.id(), state.equals("sent"))),
                        MessageCosts.ACTOR);
            }
            if (handover.kind() == Handover.Kind.OPTED_OUT) {
                store.optOut(practice.id(), trial.to(), now);
            }
        }
        return store.find(practice.id(), trial.id()).orElseThrow();
    }

    private static String state(Handover.Kind kind) {
        return switch (kind) {
            case ACCEPTED -> "sent";
            case REFUSED, OPTED_OUT, LATER -> "failed";
            case UNKNOWN -> "in_doubt";
        };
    }
}
