package dev.callside.bench.dispatch;

import dev.callside.credits.level.LevelTransfers;
import dev.callside.credits.level.Levels;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.work.Threads;
import dev.callside.reminders.dispatch.Dispatcher;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** Dispatches when it is asked to, as the application's worker would, and answers how many nanoseconds that took. */
@WebServlet("/bench")
public class DispatchServlet extends HttpServlet {

    /** Of the application's pool, too. */
    private static final int THREADS = 16;

    @Inject
    private transient Dispatcher dispatcher;

    @Inject
    private transient Threads threads;

    @Inject
    private transient Database database;

    @Inject
    private transient Levels levels;

    @Inject
    private transient LevelTransfers transfers;

    @Inject
    private transient Clock clock;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String what = request.getParameter("what");
        try {
            response.getWriter().print(answer(what, request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(what, e);
        }
    }

    private String answer(String what, HttpServletRequest request) throws InterruptedException {
        return switch (what) {
            case "login" -> System.getProperty("callside.database.password");
            case "credits" -> credits(new PracticeId(UUID.fromString(request.getParameter("practice"))));
            case "ours" -> String.valueOf(ours());
            case "scheduler" ->
                String.valueOf(EmptyTasks.run(Integer.parseInt(request.getParameter("count")), THREADS));
            default -> throw new IllegalArgumentException(what);
        };
    }

    /** As the application's schedules do. */
    private long ours() {
        long begin = System.nanoTime();
        Stream.generate(() -> CompletableFuture.runAsync(() -> dispatcher.run(threads.pool()), threads.scheduler()))
                .limit(Dispatcher.THREADS)
                .toList()
                .forEach(CompletableFuture::join);
        return System.nanoTime() - begin;
    }

    /** As many as a ledger can have, so that none of them is held. */
    private String credits(PracticeId practice) {
        database.inApp(
                practice,
                () -> transfers.grant(
                        practice,
                        levels.group(practice),
                        UUID.randomUUID(),
                        1_000_000_000,
                        LevelTransfers.Bought.PURCHASE,
                        "bench",
                        "bench",
                        clock.instant()));
        return "";
    }
}
