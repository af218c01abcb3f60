package dev.callside.credits.level;

import dev.callside.credits.ledger.AccountStatus;
import dev.callside.credits.ledger.Balance;
import dev.callside.credits.ledger.Ledger;
import dev.callside.plugin.PracticeId;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Actors;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The levels of a practice. To be called inside a transaction of {@link dev.callside.practice.tenancy.Database}. Its
 * order of locks is that of everything here: levels, their accounts, what is set for them.
 */
@Dependent
public class Levels {

    /** What is done to levels by itself. */
    static final String WORKER = Actors.worker("callside");

    private final LevelStore store;
    private final Ledger ledger;
    private final Movements movements;
    private final Audit audit;
    private final Clock clock;
    private final long threshold;

    /**
     * All of it is injected.
     *
     * @param threshold of levels that are new
     */
    @Inject
    public Levels(
            LevelStore store,
            Ledger ledger,
            Movements movements,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "callside.credits.top-up-threshold") long threshold) {
        this.store = store;
        this.ledger = ledger;
        this.movements = movements;
        this.audit = audit;
        this.clock = clock;
        this.threshold = threshold;
    }

    /** The group first, then the individual ones by name; those that were removed too. */
    public List<Level> all(PracticeId practice) {
        group(practice);
        return store.all(practice);
    }

    /**
     * How often individual levels were made or removed, of each practice that ever had one: whoever depends on who has one
     * looks whether it has grown. As worker.
     */
    public Map<PracticeId, Long> changes() {
        return store.changes();
    }

    public Optional<Level> find(PracticeId practice, LevelId level) {
        return store.find(practice, level);
    }

    /** The level, if this session may see it: a manager each of the practice, a practitioner their own. */
    public Optional<Level> visible(Session session, LevelId id) {
        var level = store.find(session.practice(), id);
        return session.role() == Role.MANAGER
                ? level
                : level.filter(found -> own(session).filter(found::of).isPresent());
    }

    /** Of which levels this session may read the name: of those that it may see, and of the practice's own. */
    public Predicate<Level> named(Session session) {
        if (session.role() == Role.MANAGER) {
            return level -> true;
        }
        var own = own(session);
        return level -> level.practitioner().isEmpty() || own.filter(level::of).isPresent();
    }

    /** Who that session is, if somebody who may have a level. */
    public Optional<Practitioner> own(Session session) {
        return session.role() == Role.CLINICIAN ? store.practitioner(session) : Optional.empty();
    }

    public Optional<Practitioner> practitioner(PracticeId practice, UUID id) {
        return store.practitioner(practice, id);
    }

    /** Whom a level can be added for. */
    public List<Practitioner> practitionersWithoutLevel(PracticeId practice) {
        return store.practitionersWithoutLevel(practice);
    }

    /** The practice's own level. It exists from its first use. */
    public LevelId group(PracticeId practice) {
        var group = LevelId.group(practice);
        if (!store.hasGroup(practice)) {
            ledger.open(practice, MessageCredits.counters());
            ledger.open(practice, List.of(MessageCredits.wallet(group)));
            store.add(practice, group, Optional.empty(), threshold, clock.instant(), WORKER);
        }
        return group;
    }

    /**
     * Gives a practitioner a level of their own, with nothing in it.
     *
     * @param id made by whoever asks; asking again with the same id is the same wish
     */
    public LevelOutcome add(PracticeId practice, LevelId id, UUID practitioner, String actor) {
        group(practice);
        if (store.practitioner(practice, practitioner).isEmpty()) {
            return LevelOutcome.refused(LevelRefusal.NO_SUCH_PRACTITIONER);
        }
        var known = store.find(practice, id);
        if (known.isPresent()) {
            return same(known.get(), practitioner);
        }
        if (ledger.open(practice, List.of(MessageCredits.wallet(id))).contains(AccountStatus.EXISTS_DIFFERENT)) {
            return LevelOutcome.refused(LevelRefusal.OTHER_CONTENT);
        }
        if (!store.add(practice, id, Optional.of(practitioner), threshold, clock.instant(), actor)) {
            // Perhaps the same wish, which arrived twice at once.
            return store.find(practice, id)
                    .map(level -> same(level, practitioner))
                    .orElseGet(() -> LevelOutcome.refused(LevelRefusal.LEVEL_EXISTS));
        }
        audit.record(practice, actor, "level.add", id);
        movements.after(practice, Set.of(id), actor);
        return new LevelOutcome.Done(true);
    }

    private static LevelOutcome same(Level level, UUID practitioner) {
        return level.practitioner().filter(p -> p.id().equals(practitioner)).isPresent()
                ? new LevelOutcome.Done(false)
                : LevelOutcome.refused(LevelRefusal.OTHER_CONTENT);
    }

    /**
     * Removes an individual level. What it has goes to another one; so does later what messages give back that are on
     * their way.
     */
    public LevelOutcome remove(PracticeId practice, LevelId id, LevelId to, String actor) {
        store.lock(practice, List.of(id, to));
        var level = store.find(practice, id);
        var heir = store.find(practice, to);
        if (level.isEmpty() || heir.isEmpty()) {
            return LevelOutcome.refused(LevelRefusal.NOT_FOUND);
        }
        if (level.get().kind() == LevelKind.GROUP) {
            return LevelOutcome.refused(LevelRefusal.GROUP_STAYS);
        }
        if (!level.get().active()) {
            return level.get().creditsTo().filter(to::equals).isPresent()
                    ? new LevelOutcome.Done(false)
                    : LevelOutcome.refused(LevelRefusal.LEVEL_REMOVED);
        }
        if (id.equals(to)) {
            return LevelOutcome.refused(LevelRefusal.SAME_LEVEL);
        }
        return heir.get().active()
                ? removed(practice, id, to, actor)
                : LevelOutcome.refused(LevelRefusal.LEVEL_REMOVED);
    }

    private LevelOutcome removed(PracticeId practice, LevelId id, LevelId to, String actor) {
        // Whoever spends from it just now is waited for; what is left then is what goes on.
        ledger.lock(practice, List.of(id.account(), to.account()));
        store.remove(practice, id, to, clock.instant(), actor);
        audit.record(practice, actor, "level.remove", id);
        movements.after(practice, Set.of(id, to), actor);
        return new LevelOutcome.Done(true);
    }

    /** Who pays for messages of these practitioners, until the transaction ends: an individual level, else the group's. */
    public Map<Optional<UUID>, LevelId> payers(PracticeId practice, Collection<UUID> practitioners) {
        var payers = store.lockPayers(practice, practitioners);
        if (payers.containsKey(Optional.<UUID>empty())) {
            return payers;
        }
        group(practice);
        return store.lockPayers(practice, practitioners);
    }

    /** Who pays at this moment, for whoever only looks: it waits for nobody, and nobody waits for it. */
    public Map<Optional<UUID>, LevelId> payersNow(PracticeId practice, Collection<UUID> practitioners) {
        var payers = store.payers(practice, practitioners);
        payers.putIfAbsent(Optional.empty(), LevelId.group(practice));
        return payers;
    }

    /** The level that pays for one practitioner's messages; of nobody in particular, the group's. */
    public LevelId payer(PracticeId practice, Optional<UUID> practitioner) {
        var payers = payers(practice, practitioner.map(Set::of).orElse(Set.of()));
        return payers.getOrDefault(practitioner, LevelId.group(practice));
    }

    /**
     * The levels that these reservations are of. Their accounts are locked, and those that what comes back goes on to.
     */
    public Set<LevelId> lockHolders(PracticeId practice, Collection<UUID> reservations) {
        return store.lockHolders(practice, reservations).keySet();
    }

    /** What a level has. */
    public Balance balance(PracticeId practice, LevelId level) {
        return ledger.balance(practice, level.account()).orElse(Balance.ZERO);
    }
}
