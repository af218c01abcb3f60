package dev.callside.reminders.twilio;

import dev.callside.practice.tenancy.Database;
import dev.callside.reminders.dispatch.TwilioLookup;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Asks Twilio what became of SMS whose callbacks did not come: it tries each once, or for a few seconds where its address asks for
 * more, so a restart of ours loses some. A few at a time, after longer and longer pauses, and in the end no more.
 */
@Dependent
public class Unheard {

    /** At once, one after the other: two a second, where nothing is heard of any. */
    private static final int MOST = 20;

    private final Database database;
    private final UnheardStore store;
    private final TwilioLookup twilio;
    private final Statuses statuses;
    private final Clock clock;

    @Inject
    Unheard(Database database, UnheardStore store, TwilioLookup twilio, Statuses statuses, Clock clock) {
        this.database = database;
        this.store = store;
        this.twilio = twilio;
        this.statuses = statuses;
        this.clock = clock;
    }

    /** The next few. When Twilio does not answer, they are the next ones again. */
    public void run() {
        if (twilio.isMissing()) {
            return;
        }
        var all = database.worker(() -> store.next(clock.instant(), MOST));
        for (var i = 0; i < all.size(); i++) {
            var fate = twilio.fate(all.get(i).sid());
            if (fate.isEmpty()) {
                giveBack(all.subList(i, all.size()));
                return;
            }
            hear(all.get(i), fate.get());
        }
    }

    private void hear(UnheardStore.Unheard message, TwilioLookup.Fate fate) {
        statuses.take(message.practice(), message.id(), message.sid(), fate.status(), fate.code());
        if (message.asked() == UnheardStore.TIMES) {
            database.inWorker(() -> store.nothingHeard(message));
        }
    }

    private void giveBack(List<UnheardStore.Unheard> all) {
        database.inWorker(() -> store.giveBack(all));
    }
}
