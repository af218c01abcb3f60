package dev.callside.reminders.dispatch;

import dev.callside.credits.spend.Settlements;
import dev.callside.practice.tenancy.Database;
import dev.callside.reminders.work.MessageCosts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Looks for messages in doubt where they were handed over. What is not found stays in doubt, for a person to judge. */
@Dependent
public class Doubts {

    /** Not at once: the answer, or a callback, may still be under way. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Since Twilio first answered; after that, whatever it has of it has been there for long. */
    private static final Duration GIVE_UP = Duration.ofMinutes(15);

    private static final int MOST = 20;
    private static final UUID FIRST = new UUID(0, 0);

    private final Database database;
    private final DoubtStore store;
    private final TwilioLookup twilio;
    private final Settlements settlements;
    private final Clock clock;
    /** Where the last run ended: those that are not found must not stand in the way of the others. */
    private UUID last = FIRST;

    @Inject
    Doubts(Database database, DoubtStore store, TwilioLookup twilio, Settlements settlements, Clock clock) {
        this.database = database;
        this.store = store;
        this.twilio = twilio;
        this.settlements = settlements;
        this.clock = clock;
    }

    /** The next few of them; each run goes on where the one before ended. Not by two threads at once. */
    public void run() {
        var now = clock.instant();
        var doubtful = database.worker(() -> {
            store.lost(now.minus(Dispatcher.LEASE), now);
            return store.next(last, now.minus(GIVE_UP), now.minus(PATIENCE), MOST);
        });
        last = doubtful.size() < MOST ? FIRST : doubtful.get(MOST - 1).id();
        for (var message : doubtful) {
            twilio.find(message.recipient(), message.text(), message.handedOver())
                    .ifPresent(sids -> answered(message, sids));
        }
    }

    /** Of two that it could be it is neither, unless one of them is known to be another's. */
    private void answered(DoubtStore.Doubtful message, List<String> sids) {
        database.inWorker(() -> {
            var free = store.free(message, sids);
            if (free.size() == 1) {
                found(message, free.get(0));
            } else {
                store.lookedFor(message, clock.instant());
            }
        });
    }

    private void found(DoubtStore.Doubtful message, String sid) {
        if (store.found(message, sid, clock.instant())) {
            settlements.settle(message.practice(), List.of(message.spent()), MessageCosts.ACTOR);
        }
    }
}
