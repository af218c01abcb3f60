package dev.callside.sandbox.twilio;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Keeps messages and webhooks moving, on a thread of its own. */
@Singleton
@Startup
public class TwilioWorker {

    private static final Logger LOG = Logger.getLogger(TwilioWorker.class.getName());
    private static final long PAUSE_MILLIS = 200;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private TwilioBeans beans;

    private final AtomicBoolean asked = new AtomicBoolean();
    private ScheduledExecutorService executor;

    @PostConstruct
    void start() {
        executor = Executors.newSingleThreadScheduledExecutor(threads);
        var unused = executor.scheduleWithFixedDelay(this::run, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
        beans.onWake(() -> {
            if (asked.compareAndSet(false, true)) {
                executor.execute(this::run);
            }
        });
    }

    @PreDestroy
    void stop() {
        beans.onWake(() -> {});
        executor.shutdownNow();
    }

    private void run() {
        asked.set(false);
        try {
            beans.network().carry();
            beans.sender().sendDue().exceptionally(failure -> {
                LOG.log(Level.WARNING, "a callback's outcome could not be written down", failure);
                return null;
            });
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "messages could not be carried, tried again shortly", e);
        }
    }
}
