package dev.callside.reminders.plan;

import dev.callside.credits.level.Levels;
import dev.callside.credits.spend.Settlements;
import dev.callside.plugin.PracticeId;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.PreferencesStore;
import dev.callside.reminders.settings.UnreadableSettings;
import dev.callside.reminders.work.MessageCosts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
     *
     * @throws UnreadableSettings if those that apply to one of them can't be read
     */
    public void plan(PracticeId practice, Collection<UUID> appointments) {
        var held = held(practice, appointments);
        held.now().values().forEach(VisitsNow.Now::preferences);
        put(practice, held, Instant.EPOCH);
    }

    /**
     * As {@link #plan(PracticeId, Collection)} does, where nobody is there to try again.
     *
     * @return those that were left out, since the settings that apply to them can't be read
     */
    public Set<UUID> planReadable(PracticeId practice, Collection<UUID> appointments) {
        return put(practice, held(practice, appointments), Instant.EPOCH);
    }

    /**
     * After the settings have changed: messages that are new or on again and whose time had passed by then are not made up for. Those
     * that became due since, while others were planned, are.
     *
     * @return those that were left out, since the settings that apply to them can't be read
     */
    public Set<UUID> replan(PracticeId practice, Collection<UUID> appointments, Instant changed) {
        return put(practice, held(practice, appointments), changed);
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

    /** Appointments that nobody else plans, and what people wish for of their messages. */
    private record Held(Map<UUID, VisitsNow.Now> now, Map<UUID, List<Wish>> wishes) {}

    private Held held(PracticeId practice, Collection<UUID> appointments) {
        hold(practice, appointments);
        var wishes = store.lock(practice, appointments);
        return new Held(visits.hold(practice, appointments), wishes);
    }

    private Set<UUID> put(PracticeId practice, Held held, Instant rests) {
        var now = clock.instant();
        Map<UUID, List<PlannedMessage>> plans = new HashMap<>();
        Set<UUID> unreadable = new HashSet<>();
        held.now().forEach((id, its) -> {
            if (its.isReadable()) {
                plans.put(id, plan(its, held.wishes().getOrDefault(id, List.of()), now));
            } else {
                unreadable.add(id);
            }
        });
        var free = store.put(practice, plans, now, rests);
        if (!free.isEmpty()) {
            settlements.settle(practice, free, MessageCosts.ACTOR);
        }
        return unreadable;
    }

    private static List<PlannedMessage> plan(VisitsNow.Now its, List<Wish> wishes, Instant now) {
        return Wish.with(wishes, Planner.plan(its.visit(), its.preferences(), now), its.visit(), its.preferences());
    }
}
