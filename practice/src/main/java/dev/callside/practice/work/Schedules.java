package dev.callside.practice.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What this application does again and again, from its start to its end. On every node; claims in PostgreSQL keep the nodes apart. */
@ApplicationScoped
public class Schedules {

    private final Queue<Future<?>> schedules = new ConcurrentLinkedQueue<>();

    @Inject
    private Threads threads;

    /** So many seconds after it was done the last time. */
    public void every(int seconds, String what, Runnable work) {
        schedules.add(
                threads.scheduler().scheduleWithFixedDelay(new Repeated(what, work), 1, seconds, TimeUnit.SECONDS));
    }

    public void stop() {
        schedules.forEach(schedule -> schedule.cancel(false));
    }
}
