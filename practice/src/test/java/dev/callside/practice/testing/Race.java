package dev.callside.practice.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/** Work that is done by several threads at once. */
public final class Race {

    private Race() {}

    /** The same work, by so many. */
    public static <T> List<T> of(int racers, Callable<T> work) throws Exception {
        return of(Collections.nCopies(racers, work));
    }

    /** Each starts when all are there; the results are in the order of the work. */
    public static <T> List<T> of(List<Callable<T>> works) throws Exception {
        var pool = Executors.newFixedThreadPool(works.size());
        var barrier = new CyclicBarrier(works.size());
        try {
            var futures = works.stream()
                    .map(work -> pool.submit(() -> {
                        barrier.await();
                        return work.call();
                    }))
                    .toList();
            var results = new ArrayList<T>();
            for (var future : futures) {
                results.add(future.get());
            }
            return results;
        } finally {
            pool.shutdownNow();
        }
    }
}
