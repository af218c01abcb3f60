package dev.callside.reminders.imports;

import java.lang.management.ManagementFactory;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** How much of the heap is in use while something runs, garbage aside, and how much more that is than before. */
final class LiveHeap implements AutoCloseable {

    private static final int EVERY_MILLISECONDS = 2_000;

    private final ScheduledExecutorService sampler = Executors.newSingleThreadScheduledExecutor();
    private final long before = now();
    private final AtomicLong most = new AtomicLong(before);
    private final AtomicLong samples = new AtomicLong();

    private final Future<?> sampling =
            sampler.scheduleWithFixedDelay(this::sample, 0, EVERY_MILLISECONDS, TimeUnit.MILLISECONDS);

    private void sample() {
        most.accumulateAndGet(now(), Math::max);
        samples.incrementAndGet();
    }

    private static long now() {
        var memory = ManagementFactory.getMemoryMXBean();
        memory.gc();
        return memory.getHeapMemoryUsage().getUsed();
    }

    /** In bytes, the most that was seen so far. */
    long grownBy() {
        sample();
        return most.get() - before;
    }

    long samples() {
        return samples.get();
    }

    @Override
    public void close() {
        sampling.cancel(false);
        sampler.shutdown();
    }
}
