package dev.callside.reminders.twilio;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells the open consoles of a practice that something came in about its messages. What this node hears within some seconds is told
 * once, however much it is: each console reads anew with every word, and Twilio may say thousands of them at a time.
 */
@ApplicationScoped
public class News {

    private final Set<PracticeId> untold = ConcurrentHashMap.newKeySet();

    private Database database;
    private NewsStore store;

    News() {}

    @Inject
    News(Database database, NewsStore store) {
        this.database = database;
        this.store = store;
    }

    /** To be called when what came in can be read, so after its transaction. */
    public void of(Collection<PracticeId> practices) {
        untold.addAll(practices);
    }

    /** All that there is until now. */
    public void tell() {
        var practices = List.copyOf(untold);
        if (practices.isEmpty()) {
            return;
        }
        // Before they are told: what comes in meanwhile is told the next time.
        practices.forEach(untold::remove);
        try {
            database.inWorker(() -> store.tell(practices));
        } catch (RuntimeException e) {
            of(practices);
            throw e;
        }
    }
}
