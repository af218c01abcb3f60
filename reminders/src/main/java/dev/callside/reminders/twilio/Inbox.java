package dev.callside.reminders.twilio;

import dev.callside.practice.tenancy.DataRefused;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.DatabaseAway;
import dev.callside.reminders.dispatch.TwilioAccount;
import dev.callside.reminders.dispatch.TwilioLookup;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads at Twilio what clients sent and we were not told of: it calls once, and a STOP must not be lost by a restart of ours. */
@Dependent
public class Inbox {

    /** What comes in may be listed a little later, and its time is Twilio's. */
    private static final Duration OVERLAP = Duration.ofMinutes(5);
    /** Much longer than anything is read for a second time. */
    private static final Duration REMEMBERED = Duration.ofDays(90);

    private static final Logger LOG = Logger.getLogger(Inbox.class.getName());

    private final Database database;
    private final InboxStore store;
    private final TwilioLookup twilio;
    private final Replies replies;
    private final String number;
    private final Clock clock;

    @Inject
    Inbox(
            Database database,
            InboxStore store,
            TwilioLookup twilio,
            Replies replies,
            TwilioAccount account,
            Clock clock) {
        this.database = database;
        this.store = store;
        this.twilio = twilio;
        this.replies = replies;
        this.number = account.sender();
        this.clock = clock;
    }

    /** Since the last time; the first time there is nothing to catch up with. */
    public void run() {
        if (twilio.isMissing()) {
            return;
        }
        var now = clock.instant();
        var since = database.worker(() -> {
            store.forget(now.minus(REMEMBERED));
            return store.readTo(number);
        });
        twilio.received(since.orElse(now).minus(OVERLAP)).ifPresent(all -> {
            database.inWorker(() -> store.sentAt(all));
            var again = all.stream().filter(each -> !take(each)).toList();
            var oldest = again.stream().map(TwilioLookup.Received::at).min(Instant::compareTo);
            database.inWorker(
                    () -> store.read(number, oldest.filter(now::isAfter).orElse(now)));
        });
    }

    /**
     * One that can't be taken in must not keep out all that come after it.
     *
     * @return false if it is to be tried again; what can never be written is not
     */
    private boolean take(TwilioLookup.Received received) {
        try {
            replies.missed(received.sid(), received.from(), received.text(), received.at());
            return true;
        } catch (RuntimeException e) {
            if (DatabaseAway.caused(e)) {
                throw e;
            }
            LOG.log(Level.SEVERE, "What came in as " + received.sid() + " is not taken in", e);
            return DataRefused.caused(e);
        }
    }
}
