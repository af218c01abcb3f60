package dev.callside.sandbox.host;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * What the call host does by itself while the server runs, on threads of its own: the server's scheduled executor has
 * one thread for all applications, which one slow answer would hold up.
 */
@WebListener
public class HostStarter implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(HostStarter.class.getName());
    /** One for each of the three things below, so that none waits for another. */
    private static final int THREADS = 3;

    private static final long EVENTS_EVERY_MILLIS = 250;
    private static final long SWEEP_EVERY_MILLIS = 1000;

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Calls calls;

    @Inject
    private Rooms rooms;

    @Inject
    private EventWorker events;

    @Inject
    private StunServer stun;

    private ScheduledExecutorService executor;

    private interface Work {
        void run() throws InterruptedException;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        calls.restarted();
        executor = new ScheduledThreadPoolExecutor(THREADS, threads);
        executor.execute(stun::run);
        repeat(events::run, EVENTS_EVERY_MILLIS);
        repeat(rooms::sweep, SWEEP_EVERY_MILLIS);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        stun.close();
        executor.shutdownNow();
    }

    private void repeat(Work work, long millis) {
        var unused = executor.scheduleWithFixedDelay(() -> survive(work), millis, millis, TimeUnit.MILLISECONDS);
    }

    /** An executor forgets a task that throws; a database that is away for a while must not end the deliveries. */
    private static void survive(Work work) {
        try {
            work.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "The call host could not do its work, and tries again", e);
        }
    }
}
