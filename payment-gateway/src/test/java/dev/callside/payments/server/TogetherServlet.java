package dev.callside.payments.server;

import dev.callside.payments.account.AccountStore;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;

/**
 * Deployed beside the WAR's own classes: so many transactions that all have begun, and have used one persistence unit, before
 * any of them uses the second.
 */
@WebServlet("/test/together")
public class TogetherServlet extends HttpServlet {

    private final PracticeId nobody = new PracticeId(UUID.randomUUID());

    @Resource
    private ManagedThreadFactory threads;

    @Inject
    private Database database;

    @Inject
    private PracticeStore practices;

    @Inject
    private AccountStore accounts;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var begun = new CyclicBarrier(Integer.parseInt(request.getParameter("transactions")));
        var all = IntStream.range(0, begun.getParties())
                .mapToObj(i -> CompletableFuture.runAsync(
                        () -> database.inApp(nobody, () -> work(begun)),
                        work -> threads.newThread(work).start()))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(all).join();
        response.getWriter().print("done");
    }

    private void work(CyclicBarrier begun) {
        try {
            practices.find(nobody);
            begun.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
        accounts.find(nobody);
    }
}
