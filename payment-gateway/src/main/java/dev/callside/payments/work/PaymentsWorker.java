package dev.callside.payments.work;

import dev.callside.credits.history.DaySums;
import dev.callside.payments.account.AccountChecks;
import dev.callside.payments.account.Linkings;
import dev.callside.payments.panel.LiveHub;
import dev.callside.payments.purchase.AutoTopUps;
import dev.callside.payments.purchase.Cards;
import dev.callside.payments.purchase.PurchaseWorker;
import dev.callside.payments.purchase.TopUpBell;
import dev.callside.payments.request.RequestWorker;
import dev.callside.payments.stripe.StripeEvents;
import dev.callside.practice.launch.Housekeeping;
import dev.callside.practice.mail.MailWorker;
import dev.callside.practice.tenancy.Notifications;
import dev.callside.practice.time.ClockStore;
import dev.callside.practice.work.Schedules;
import dev.callside.practice.work.Soon;
import dev.callside.practice.work.Threads;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.inject.Inject;

/**
 * Starts what runs by itself, on every node; claims in PostgreSQL keep the nodes apart. An EJB, because it is the one
 * bean whose start waits until the application's resources are there.
 */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
public class PaymentsWorker {

    @Inject
    private Threads threads;

    @Inject
    private Soon soon;

    @Inject
    private Schedules schedules;

    @Inject
    private ClockStore clock;

    @Inject
    private Notifications notifications;

    @Inject
    private LiveHub hub;

    @Inject
    private StripeEvents events;

    @Inject
    private RequestWorker requests;

    @Inject
    private PurchaseWorker purchases;

    @Inject
    private AutoTopUps topUps;

    @Inject
    private TopUpBell bell;

    @Inject
    private Cards cards;

    @Inject
    private Linkings linkings;

    @Inject
    private AccountChecks accounts;

    @Inject
    private MailWorker mail;

    @Inject
    private Housekeeping housekeeping;

    @Inject
    private CreditExpiry reservations;

    @Inject
    private DaySums days;

    @Inject
    private PaymentsMetrics metrics;

    @PostConstruct
    void start() {
        clock.follow(schedules);
        metrics.register();
        hub.listen(notifications);
        MailWorker.wake(notifications, () -> soon.run(mail::run));
        bell.listen(notifications);
        schedules.every(1, "notifications", notifications::listen);
        schedules.every(1, "webhooks", events::run);
        schedules.every(1, "requests", () -> requests.run(threads.pool()));
        schedules.every(1, "purchases", () -> purchases.run(threads.pool()));
        schedules.every(10, "top-ups", () -> topUps.run(threads.pool()));
        schedules.every(10, "cards", () -> cards.run(threads.pool()));
        schedules.every(2, "mail", mail::run);
        schedules.every(10, "reservations", reservations::run);
        schedules.every(10, "expiry", () -> {
            requests.expire();
            purchases.expire();
        });
        schedules.every(60, "sessions", housekeeping::endSessions);
        schedules.every(5, "metrics", metrics::read);
        schedules.every(15, "live streams", hub::keepAlive);
        schedules.every(3600, "accounts", accounts::refreshOld);
        schedules.every(3600, "housekeeping", () -> {
            housekeeping.run();
            events.forget();
            linkings.forgetAttempts();
        });
        schedules.every(3600, "days", days::sumUp);
    }

    @PreDestroy
    void stop() {
        notifications.stop();
        schedules.stop();
    }
}
