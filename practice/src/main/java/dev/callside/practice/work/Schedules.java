package dev.callside.practice.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** What this application does again and again, from its start to its end. On every node; claims in PostgreSQL keep the nodes apart. */
@ApplicationScoped
public class Schedules {

    private final Queue<Future<?>> schedules = new ConcurrentLinkedQueue<>();
    private final Queue<Runnable> all = new ConcurrentLinkedQueue<>();

    private final Supplier<ScheduledExecutorService> scheduler;

    /** For CDI's proxies. */
    protected Schedules() {
        this(() -> null);
    }

    @Inject
    Schedules(Threads threads) {
        this(threads::scheduler);
    }

    Schedules(Supplier<ScheduledExecutorService> scheduler) {
        this.scheduler = scheduler;
    }

    /** So many seconds after it was done the last time. */
    public void every(int seconds, String what, Runnable work) {
        var repeated = new Repeated(what, work);
        all.add(repeated);
        schedules.add(scheduler.get().scheduleWithFixedDelay(repeated, 1, seconds, TimeUnit.SECONDS));
    }

    /** Does all of it now, whenever it was done last. */
    public void now() {
        all.forEach(scheduler.get()::execute);
    }

    public void stop() {
        schedules.forEach(schedule -> schedule.cancel(false));
    }
}
