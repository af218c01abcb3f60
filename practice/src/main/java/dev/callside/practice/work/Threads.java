package dev.callside.practice.work;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The application's own threads, made by the server's factory so that they have its resources. The server's default
 * executors have one thread each in practice, and one of our tasks listens for as long as the application lives.
 */
@ApplicationScoped
public class Threads {

    private static final int SCHEDULED = 16;
    private static final int POOL = 16;
    private static final int PANELS = 8;

    @Resource
    private ManagedThreadFactory factory;

    private ScheduledThreadPoolExecutor scheduler;
    private ExecutorService pool;
    private ExecutorService panels;

    @PostConstruct
    void start() {
        scheduler = new ScheduledThreadPoolExecutor(SCHEDULED, factory);
        pool = pool(POOL);
        panels = pool(PANELS);
    }

    private ExecutorService pool(int size) {
        var threads = new ThreadPoolExecutor(size, size, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory);
        threads.allowCoreThreadTimeOut(true);
        return threads;
    }

    @PreDestroy
    void stop() {
        scheduler.shutdownNow();
        pool.shutdownNow();
        panels.shutdownNow();
    }

    /** One thread for each schedule, because each may wait for a remote service. */
    public ScheduledExecutorService scheduler() {
        return scheduler;
    }

    /** For work that is done once, soon. It may wait for a remote service. */
    public Executor pool() {
        return pool;
    }

    /** For the live panels, which read the database only: they must not stand in line behind what waits for Stripe. */
    public Executor panels() {
        return panels;
    }
}
