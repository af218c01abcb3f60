package dev.callside.practice.tenancy;

import dev.callside.plugin.PracticeId;
import java.util.function.Supplier;

/**
 * The only way to a transaction. Each names its role first; a query outside of one of these is refused by PostgreSQL,
 * because the role that the server logs in with may do nothing. Never call a remote service inside: it would hold a
 * connection and locks for as long as that service likes.
 */
public interface Database {

    /** As one practice: row-level security hides every other practice's rows. The usual way. */
    <T> T app(PracticeId practice, Supplier<T> work);

    /** Across practices, for background work such as webhooks and mail. Never on behalf of a person. */
    <T> T worker(Supplier<T> work);

    /** Before a practice is known: only the functions that look up or store one thing. */
    <T> T door(Supplier<T> work);

    default void inApp(PracticeId practice, Runnable work) {
        app(practice, () -> {
            work.run();
            return null;
        });
    }

    default void inWorker(Runnable work) {
        worker(() -> {
            work.run();
            return null;
        });
    }
}
