package dev.callside.payments.work;

import dev.callside.payments.account.Linkings;
import dev.callside.payments.panel.LiveHub;
import dev.callside.payments.request.RequestWorker;
import dev.callside.payments.stripe.StripeEvents;
import dev.callside.practice.launch.Housekeeping;
import dev.callside.practice.mail.MailWorker;
import dev.callside.practice.tenancy.Notifications;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Starts what runs by itself, on every node; claims in PostgreSQL keep the nodes apart. An EJB, because it is the one
 * bean whose start waits until the application's resources are there.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class PaymentsWorker {

    private static final Logger LOG = Logger.getLogger(PaymentsWorker.class.getName());

    @Inject
    private Threads threads;

    @Inject
    private Soon soon;

    @Inject
    private Notifications notifications;

    @Inject
    private LiveHub hub;

    @Inject
    private StripeEvents events;

    @Inject
    private RequestWorker requests;

    @Inject
    private Linkings linkings;

    @Inject
    private MailWorker mail;

    @Inject
    private Housekeeping housekeeping;

    private final List<Future<?>> schedules = new ArrayList<>();

    @PostConstruct
    void start() {
        hub.listen(notifications);
        MailWorker.wake(notifications, () -> soon.run(mail::run));
        every(1, "notifications", notifications::listen);
        every(1, "webhooks", events::run);
        every(1, "requests", () -> requests.run(threads.pool()));
        every(2, "mail", mail::run);
        every(10, "expiry", requests::expire);
        every(60, "sessions", housekeeping::endSessions);
        every(15, "live streams", hub::keepAlive);
        every(3600, "accounts", linkings::refreshOld);
        every(3600, "housekeeping", () -> {
            housekeeping.run();
            events.forget();
        });
    }

    private void every(int seconds, String what, Runnable work) {
        schedules.add(
                threads.scheduler().scheduleWithFixedDelay(() -> guarded(what, work), 1, seconds, TimeUnit.SECONDS));
    }

    /** A schedule ends with the first exception that leaves it, so none may. */
    private static void guarded(String what, Runnable work) {
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Background work on " + what + " failed and is tried again", e);
        }
    }

    @PreDestroy
    void stop() {
        notifications.stop();
        schedules.forEach(schedule -> schedule.cancel(false));
    }
}
