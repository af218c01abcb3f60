package dev.callside.bench.ledger;

import dev.callside.credits.ledger.Ledger;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Runs one load for a while on 16 threads of the server, and says how many transfers that were in how long. */
@WebServlet("/bench")
public class LedgerServlet extends HttpServlet {

    private static final int THREADS = 16;

    @Inject
    private transient Database database;

    @Inject
    private transient Ledger ledger;

    @Resource
    private transient ManagedThreadFactory threads;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var practice = new PracticeId(UUID.fromString(request.getParameter("practice")));
        String what = request.getParameter("what");
        try {
            if (what.equals("prepare")) {
                new OurLoad(database, ledger, practice, what).prepare();
                response.getWriter().print("0 1");
            } else {
                response.getWriter().print(run(practice, what, Integer.parseInt(request.getParameter("seconds"))));
            }
        } catch (Exception e) {
            throw new IllegalStateException(what, e);
        }
    }

    private String run(PracticeId practice, String what, int seconds) throws Exception {
        List<Load> loads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            loads.add(
                    what.startsWith("loop")
                            ? new BareLoop(what.endsWith("hot"))
                            : new OurLoad(database, ledger, practice, what));
        }
        var pool = Executors.newFixedThreadPool(THREADS, threads);
        try {
            return measured(loads, pool, TimeUnit.SECONDS.toNanos(seconds));
        } finally {
            pool.shutdown();
            for (Load load : loads) {
                if (load instanceof AutoCloseable closeable) {
                    closeable.close();
                }
            }
        }
    }

    private static String measured(List<Load> loads, java.util.concurrent.ExecutorService pool, long nanos)
            throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        List<Future<Long>> results = new ArrayList<>();
        for (Load load : loads) {
            results.add(pool.submit(() -> {
                var random = new Random();
                long count = 0;
                while (System.nanoTime() - begin < nanos) {
                    count += load.run(random);
                }
                return count;
            }));
        }
        long transfers = 0;
        for (var result : results) {
            transfers += result.get();
        }
        return transfers + " " + (System.nanoTime() - begin);
    }
}
