package dev.callside.practice.mail;

import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Notifications;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Sends what is in the outbox. Any number of them may run, on any number of nodes: the claim keeps them apart. A mail is
 * handed over at most once; where the last answer is lost it stays in doubt and is not tried again.
 */
@Dependent
public class MailWorker {

    private static final Logger LOG = Logger.getLogger(MailWorker.class.getName());
    /**
     * For one answer of the mail server and what goes before it: to connect, or to begin TLS. It begins anew while the
     * server goes on to answer, however long a mail takes in the end; so a worker that died is known within a minute.
     */
    private static final Duration LEASE = MailSender.TIMEOUT.multipliedBy(2);

    /** A claim that is younger is not written anew: a server that is quick is done by then. */
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Database database;
    private final OutboxStore outbox;
    private final MailSender sender;
    private final Clock clock;

    @Inject
    MailWorker(Database database, OutboxStore outbox, MailSender sender, Clock clock) {
        this.database = database;
        this.outbox = outbox;
        this.sender = sender;
        this.clock = clock;
    }

    /** Calls the given action whenever any node puts something into the outbox. */
    public static void wake(Notifications notifications, Runnable action) {
        notifications.on(Outbox.CHANNEL, payload -> action.run());
    }

    /** Sends all that is due. */
    public void run() {
        recover();
        // One at a time: a lease must not run out while others of the same claim are being sent.
        while (sendOne()) {}
    }

    private void recover() {
        var recovered = database.worker(() -> outbox.recover(clock.instant()));
        if (recovered > 0) {
            LOG.log(Level.WARNING, "{0} mails of a worker that is gone were taken back", recovered);
        }
    }

    private boolean sendOne() {
        var now = clock.instant();
        var claimed = database.worker(() -> outbox.claim(now, now.plus(LEASE), 1));
        claimed.forEach(mail -> send(mail, now));
        return !claimed.isEmpty();
    }

    private void send(ClaimedMail mail, Instant claimed) {
        var answer =
                sender.send(mail, clock.instant(), new Claim(mail, claimed)).asOf(mail, clock.instant());
        var written = database.worker(() -> outbox.finish(mail, answer, clock.instant()));
        if (answer.kind() != MailAnswer.Kind.SENT || !written) {
            LOG.log(Level.WARNING, "Mail {0}, attempt {1}: {2}", new Object[] {mail.id(), mail.attempts(), answer.kind()
            });
        }
    }

    /** Ours as long as the server is spoken with. */
    private final class Claim implements MailClaim {

        private final ClaimedMail mail;
        private Instant written;

        Claim(ClaimedMail mail, Instant written) {
            this.mail = mail;
            this.written = written;
        }

        @Override
        public boolean holds() {
            var now = clock.instant();
            if (now.isBefore(written.plus(FRESH))) {
                return true;
            }
            written = now;
            return database.worker(() -> outbox.hold(mail, now, now.plus(LEASE)));
        }

        @Override
        public boolean handsOver() {
            var now = clock.instant();
            return database.worker(() -> outbox.handingOver(mail, now, now.plus(LEASE)));
        }
    }
}
