package dev.callside.reminders.owed;

import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.DatabaseAway;
import dev.callside.reminders.plan.Plans;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/**
 * Hears of pay links that were made or closed, finds out which appointments they are about, and plans those anew. Any number of
 * these run at once, on any number of nodes; a link is heard of once.
 */
@ApplicationScoped
public class Owing {

    static final int BATCH = 200;

    private static final Logger LOG = Logger.getLogger(Owing.class.getName());

    private final AtomicLong unmatched = new AtomicLong();

    private Database database;
    private OwedStore store;
    private Plans plans;
    private Clock clock;
    private int most;

    Owing() {}

    @Inject
    Owing(Database database, OwedStore store, Plans plans, Clock clock) {
        this(database, store, plans, clock, BATCH);
    }

    Owing(Database database, OwedStore store, Plans plans, Clock clock, int most) {
        this.database = database;
        this.store = store;
        this.plans = plans;
        this.clock = clock;
        this.most = most;
    }

    /** Of how many pay links nobody is reminded, since this node started, because they fit no appointment. */
    public long unmatched() {
        return unmatched.get();
    }

    /** Until there is no more news. What fails for one practice is tried again the next time, and keeps no other waiting. */
    public void run() {
        database.worker(store::practices).forEach(this::run);
    }

    private void run(PracticeId practice) {
        try {
            Set<UUID> waiting = new HashSet<>();
            while (batch(practice, waiting)) {
                // there is more
            }
        } catch (RuntimeException e) {
            if (DatabaseAway.caused(e)) {
                throw e;
            }
            LOG.log(Level.WARNING, "The pay links of practice " + practice + " could not be heard of", e);
        }
    }

    /**
     * Outside of a transaction.
     *
     * @param waiting links that are left for the next time, since the settings of their appointments can't be read; gets more
     * @return whether there may be more to do
     */
    boolean batch(PracticeId practice, Set<UUID> waiting) {
        var heard = database.app(practice, () -> {
            var next = store.next(practice, most, waiting);
            var held = appointments(store.news(practice, next));
            // Before numbers are given, so that two links of one appointment, heard of at once, get two. And before the
            // links are locked, since what is being paid would wait too: whoever plans may take long.
            plans.hold(practice, held);
            var news = news(practice, next, held);
            store.add(
                    practice,
                    news.stream().filter(each -> each.found().isPresent()).toList());
            var unreadable = plans.planReadable(practice, appointments(news));
            var told = news.stream()
                    .filter(each -> Collections.disjoint(appointments(List.of(each)), unreadable))
                    .toList();
            store.told(practice, told, clock.instant());
            var left = news.stream()
                    .filter(each -> !told.contains(each))
                    .map(OwedStore.News::request)
                    .toList();
            return new Heard(
                    next.length == most && !news.isEmpty(),
                    told.stream().filter(Owing::isLost).count(),
                    left);
        });
        waiting.addAll(heard.waiting());
        if (heard.without() > 0) {
            unmatched.addAndGet(heard.without());
            LOG.log(
                    Level.INFO,
                    "{0} pay links of practice {1} fit no appointment: nobody is reminded of them",
                    new Object[] {heard.without(), practice});
        }
        return heard.more();
    }

    /** Whether there may be more, of how many nobody is reminded, and which are left for the next time. */
    private record Heard(boolean more, long without, List<UUID> waiting) {}

    /** What is still news, as it is now. What is about another appointment than a moment before is left for the next time. */
    private List<OwedStore.News> news(PracticeId practice, UUID[] next, List<UUID> held) {
        return store.news(practice, store.lock(practice, next)).stream()
                .filter(each -> held.containsAll(appointments(List.of(each))))
                .toList();
    }

    private static List<UUID> appointments(List<OwedStore.News> news) {
        return news.stream()
                .flatMap(each -> Stream.concat(each.before().stream(), each.found().stream()))
                .distinct()
                .toList();
    }

    private static boolean isLost(OwedStore.News news) {
        return news.open() && !news.known() && news.found().isEmpty();
    }
}
