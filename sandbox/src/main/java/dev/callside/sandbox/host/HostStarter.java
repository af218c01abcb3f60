package dev.callside.sandbox.host;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What the call host does by itself while the server runs. */
@WebListener
public class HostStarter implements ServletContextListener {

    private static final System.Logger LOG = System.getLogger(HostStarter.class.getName());
    private static final long EVENTS_EVERY_MILLIS = 250;
    private static final long SWEEP_EVERY_MILLIS = 1000;

    @Resource
    private ManagedScheduledExecutorService executor;

    @Inject
    private Calls calls;

    @Inject
    private Rooms rooms;

    @Inject
    private EventWorker events;

    @Inject
    private StunServer stun;

    private final List<Future<?>> running = new ArrayList<>();

    private interface Work {
        void run() throws InterruptedException;
    }

    @Override
    public void contextInitialized(ServletContextEvent event) {
        calls.restarted();
        running.add(executor.submit(stun::run));
        repeat(events::run, EVENTS_EVERY_MILLIS);
        repeat(rooms::sweep, SWEEP_EVERY_MILLIS);
    }

    @Override
    public void contextDestroyed(ServletContextEvent event) {
        running.forEach(task -> task.cancel(true));
        stun.close();
    }

    private void repeat(Work work, long millis) {
        running.add(executor.scheduleWithFixedDelay(() -> survive(work), millis, millis, TimeUnit.MILLISECONDS));
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
