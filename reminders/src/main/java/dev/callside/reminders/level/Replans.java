package dev.callside.reminders.level;

import dev.callside.credits.level.Levels;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.DatabaseAway;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Plans a practice's appointments anew after its settings have changed: each batch in a transaction of its own, so that a
 * practice with very many of them does not hold up what is due.
 */
@Dependent
public class Replans {

    static final int BATCH = 500;

    private static final Logger LOG = Logger.getLogger(Replans.class.getName());

    private final Database database;
    private final ReplanStore store;
    private final PlanStore appointments;
    private final Plans plans;
    private final Levels levels;
    private final Clock clock;
    private final int most;
    /** Only of what runs again and again: each request's own is empty. */
    private final Map<PracticeId, Ahead> aheads = new ConcurrentHashMap<>();

    @Inject
    public Replans(
            Database database, ReplanStore store, PlanStore appointments, Plans plans, Levels levels, Clock clock) {
        this(database, store, appointments, plans, levels, clock, BATCH);
    }

    Replans(
            Database database,
            ReplanStore store,
            PlanStore appointments,
            Plans plans,
            Levels levels,
            Clock clock,
            int most) {
        this.database = database;
        this.store = store;
        this.appointments = appointments;
        this.plans = plans;
        this.levels = levels;
        this.clock = clock;
        this.most = most;
    }

    /**
     * How far this node is beyond where the row stays, as long as that is as it was.
     *
     * @param atEnd whether all that can be read are planned
     */
    private record Ahead(ReplanStore.Claimed of, UUID after, boolean atEnd) {}

    /** What a batch led to. */
    private record Step(boolean more, Optional<Ahead> ahead) {

        private static final Step NOTHING = new Step(false, Optional.empty());
    }

    /** In the transaction that changes the settings. */
    void ask(PracticeId practice) {
        store.ask(practice, since(), clock.instant());
    }

    /** Where somebody was given an individual level, or lost it: their appointments follow other settings now. */
    public void followLevels() {
        database.inWorker(() -> store.seen(levels.changes()).forEach(this::ask));
    }

    /**
     * Goes on until all practices are done: a batch of each in turn, so that a small one does not wait for a large one. What fails for
     * one is tried again the next time, and keeps no other waiting.
     */
    public void run() {
        var open = database.worker(store::open);
        while (!open.isEmpty()) {
            open = open.stream().filter(this::tried).toList();
        }
    }

    private boolean tried(PracticeId practice) {
        try {
            return batch(practice);
        } catch (RuntimeException e) {
            if (DatabaseAway.caused(e)) {
                throw e;
            }
            LOG.log(Level.WARNING, e, () -> "The appointments of practice " + practice + " could not be planned anew");
            return false;
        }
    }

    /**
     * Outside of a transaction. Appointments whose settings can't be read are left out, and the others planned. The row stays at the
     * first batch that has some: once somebody has saved those settings, or on a node that can read them, it goes on from there.
     *
     * @return whether there may be more to do
     */
    boolean batch(PracticeId practice) {
        var step = database.app(practice, () -> {
            // before the row's lock, as whoever changes settings takes them in this order too
            plans.hold(practice);
            return store.claim(practice)
                    .map(claimed -> step(
                            practice,
                            claimed,
                            Optional.ofNullable(aheads.get(practice))
                                    .filter(ahead -> ahead.of().equals(claimed))))
                    .orElse(Step.NOTHING);
        });
        step.ahead().ifPresentOrElse(ahead -> aheads.put(practice, ahead), () -> aheads.remove(practice));
        return step.more();
    }

    private Step step(PracticeId practice, ReplanStore.Claimed claimed, Optional<Ahead> ahead) {
        if (ahead.filter(Ahead::atEnd).isPresent()) {
            return new Step(false, ahead);
        }
        var next = appointments.next(practice, ahead.map(Ahead::after).orElse(claimed.after()), since(), most);
        var left = plans.replan(practice, next, claimed.askedAt());
        var more = next.size() == most;
        if (ahead.isPresent() || !left.isEmpty()) {
            LOG.log(Level.FINE, "{0} appointments of practice {1} wait", new Object[] {left.size(), practice});
            var last = next.isEmpty() ? claimed.after() : next.get(next.size() - 1);
            return new Step(more, Optional.of(new Ahead(claimed, last, !more)));
        }
        if (more) {
            store.advance(practice, next.get(next.size() - 1), next.size());
        } else {
            store.finish(practice);
        }
        return new Step(more, Optional.empty());
    }

    private Instant since() {
        return clock.instant().minus(Plans.LONGEST);
    }
}
