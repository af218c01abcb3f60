package dev.callside.sandbox.stripe;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs {@link WebhookSender} now and then, and at once when something has just happened. */
@Singleton
@Startup
public class StripeWebhookWorker {

    private static final Logger LOG = Logger.getLogger(StripeWebhookWorker.class.getName());
    private static final long PAUSE_MILLIS = 500;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private StripeBeans beans;

    private final AtomicBoolean asked = new AtomicBoolean();
    private ScheduledFuture<?> schedule;
    private WebhookSender sender;

    @PostConstruct
    void start() {
        sender = beans.sender();
        schedule = executor.scheduleWithFixedDelay(this::run, PAUSE_MILLIS, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        beans.onWake(() -> {
            if (asked.compareAndSet(false, true)) {
                executor.execute(this::run);
            }
        });
    }

    @PreDestroy
    void stop() {
        beans.onWake(() -> {});
        schedule.cancel(false);
    }

    private void run() {
        asked.set(false);
        try {
            sender.sendDue().exceptionally(failure -> {
                LOG.log(Level.WARNING, "a webhook's outcome could not be written down", failure);
                return null;
            });
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "webhooks could not be sent, tried again shortly", e);
        }
    }
}
