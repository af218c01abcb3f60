package dev.callside.reminders.plan;

import dev.callside.credits.level.Levels;
import dev.callside.credits.spend.Settlements;
import dev.callside.plugin.PracticeId;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.PreferencesStore;
import dev.callside.reminders.work.MessageCosts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Plans appointments as they and the settings are now. To be called inside a transaction. */
@Dependent
public class Plans {

    /** So long after its end an appointment can still have messages, with some days to spare for the days nobody sends on. */
    public static final Duration LONGEST = Duration.ofDays(Offset.MOST_DAYS + 7L);

    private final PlanStore store;
    private final PreferencesStore preferences;
    private final VisitsNow visits;
    private final Settlements settlements;
    private final Clock clock;

    @Inject
    public Plans(PlanStore store, PreferencesStore preferences, Levels levels, Settlements settlements, Clock clock) {
        this.store = store;
        this.preferences = preferences;
        this.visits = new VisitsNow(store, preferences, levels);
        this.settlements = settlements;
        this.clock = clock;
    }

    /**
     * After the appointments themselves have changed: whatever is still of use is sent, late or not. Where the settings have changed
     * and not all is planned by them yet, what is new of it is not made up for, as {@link #replan} says.
     */
    public void plan(PracticeId practice, Collection<UUID> appointments) {
        plan(practice, appointments, Instant.EPOCH);
    }

    /**
     * After the settings have changed: messages that are new or on again and whose time had passed by then are not made up for. Those
     * that became due since, while others were planned, are.
     */
    public void replan(PracticeId practice, Collection<UUID> appointments, Instant changed) {
        plan(practice, appointments, changed);
    }

    /**
     * After clients are reached by other channels or at other hours than before: all that is still to come of theirs too, and
     * whatever of it is still of use is sent.
     *
     * @param appointments that have changed themselves
     */
    public void plan(PracticeId practice, Collection<UUID> appointments, Collection<UUID> clients) {
        Set<UUID> all = new LinkedHashSet<>(appointments);
        if (!clients.isEmpty()) {
            all.addAll(store.ofClients(practice, clients, clock.instant().minus(LONGEST)));
        }
        plan(practice, all);
    }

    /** Keeps the settings as they are until the transaction ends. */
    public void hold(PracticeId practice) {
        preferences.hold(practice);
    }

    /** Makes whoever else plans these wait until the transaction ends. */
    public void hold(PracticeId practice, Collection<UUID> appointments) {
        hold(practice);
        store.hold(practice, appointments);
    }

    private void plan(PracticeId practice, Collection<UUID> appointments, Instant rests) {
        hold(practice, appointments);
        var now = clock.instant();
        var wishes = store.lock(practice, appointments);
        Map<UUID, List<PlannedMessage>> plans = new HashMap<>();
        visits.hold(practice, appointments)
                .forEach((id, its) -> plans.put(id, plan(its, wishes.getOrDefault(id, List.of()), now)));
        var free = store.put(practice, plans, now, rests);
        if (!free.isEmpty()) {
            settlements.settle(practice, free, MessageCosts.ACTOR);
        }
    }

    private static List<PlannedMessage> plan(VisitsNow.Now its, List<Wish> wishes, Instant now) {
        return Wish.with(wishes, Planner.plan(its.visit(), its.preferences(), now), its.visit(), its.preferences());
    }
}
