package dev.callside.system;

import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Steps of somebody whose server may die: what was not answered is done again, until it is. */
final class Steps {

    private static final long PAUSE_NANOS = 50_000_000;

    private final AtomicInteger answers = new AtomicInteger();

    /** How many the server has answered. */
    int answers() {
        return answers.get();
    }

    /** Until the server is there and says something that is not its own failure. */
    Http.Answer answered(Supplier<Http.Answer> step) {
        while (true) {
            try {
                var answer = step.get();
                if (answer.status() / 100 == 2) {
                    answers.incrementAndGet();
                    return answer;
                }
                // What has no JSON is the server's own, while the application is not there yet.
                boolean ours = answer.type().contains("json");
                if (ours && answer.status() < 500 && answer.status() != 404 && answer.status() != 429) {
                    throw new AssertionError(answer.status() + " " + answer.text());
                }
            } catch (UncheckedIOException e) {
                LockSupport.parkNanos(PAUSE_NANOS); // nobody is there to answer
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
