package dev.callside.sandbox.stripe;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs {@link WebhookSender} now and then, and at once when something has just happened. On a thread of its own: the
 * server's scheduler has very few, and one task that blocks would stop all webhooks.
 */
@Singleton
@Startup
public class StripeWebhookWorker {

    private static final Logger LOG = Logger.getLogger(StripeWebhookWorker.class.getName());
    private static final long PAUSE_MILLIS = 500;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private StripeBeans beans;

    private final AtomicBoolean asked = new AtomicBoolean();
    private ScheduledExecutorService executor;
    private Future<?> schedule;
    private WebhookSender sender;

    @PostConstruct
    void start() {
        sender = beans.sender();
        executor = Executors.newSingleThreadScheduledExecutor(threads);
        schedule = executor.scheduleWithFixedDelay(this::run, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        beans.onWake(() -> {
            if (asked.compareAndSet(false, true)) {
                executor.execute(this::run);
            }
        });
    }

    @PreDestroy
    void stop() {
        beans.onWake(() -> {});
        schedule.cancel(true);
        executor.shutdownNow();
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
