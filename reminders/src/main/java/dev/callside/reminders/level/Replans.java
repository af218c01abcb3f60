package dev.callside.reminders.level;

import dev.callside.credits.level.Levels;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.DatabaseAway;
import dev.callside.reminders.plan.PlanStore;
import dev.callside.reminders.plan.Plans;
import dev.callside.reminders.settings.UnreadableSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
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
     * Outside of a transaction. Settings that can't be read are waited for: somebody has to upgrade this node, or to save them anew.
     *
     * @return whether there may be more to do
     */
    boolean batch(PracticeId practice) {
        try {
            return planned(practice);
        } catch (UnreadableSettings e) {
            LOG.log(Level.FINE, "Appointments of practice " + practice + " wait", e);
            return false;
        }
    }

    private boolean planned(PracticeId practice) {
        return database.app(practice, () -> {
            // before the row's lock, as whoever changes settings takes them in this order too
            plans.hold(practice);
            return store.claim(practice)
                    .map(claimed -> {
                        var next = appointments.next(practice, claimed.after(), since(), most);
                        plans.replan(practice, next, claimed.askedAt());
                        if (next.size() < most) {
                            store.finish(practice);
                            return false;
                        }
                        store.advance(practice, next.get(next.size() - 1), next.size());
                        return true;
                    })
                    .orElse(false);
        });
    }

    private Instant since() {
        return clock.instant().minus(Plans.LONGEST);
    }
}
