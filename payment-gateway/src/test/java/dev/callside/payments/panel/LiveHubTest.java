package dev.callside.payments.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Proves that a panel that opens while the last other one of its call is forgotten hears of what happens. */
class LiveHubTest {

    private static final int OPENED = 200_000;

    @Test
    void losesNoStreamToTheSweepOfAnEmptyCall() {
        Map<String, Set<Integer>> streams = new ConcurrentHashMap<>();
        var done = new AtomicBoolean();
        var sweeps = CompletableFuture.runAsync(() -> {
            while (!done.get()) {
                LiveHub.prune(streams);
            }
        });
        var lost = 0;
        for (var stream = 0; stream < OPENED; stream++) {
            LiveHub.add(streams, "call", stream);
            if (!streams.getOrDefault("call", Set.of()).remove(stream)) {
                lost++;
            }
        }
        done.set(true);
        sweeps.join();

        assertThat(lost).isZero();
        LiveHub.prune(streams);
        assertThat(streams).isEmpty();
    }
}
