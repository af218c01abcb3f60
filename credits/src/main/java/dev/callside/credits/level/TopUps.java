package dev.callside.credits.level;

import dev.callside.credits.ledger.Ledger;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Audit;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What is set for a level: its top-up and its alerts. To be called inside a transaction. */
@Dependent
public class TopUps {

    private final LevelStore levels;
    private final SettingsStore settings;
    private final Ledger ledger;
    private final Movements movements;
    private final Audit audit;

    @Inject
    public TopUps(LevelStore levels, SettingsStore settings, Ledger ledger, Movements movements, Audit audit) {
        this.levels = levels;
        this.settings = settings;
        this.ledger = ledger;
        this.movements = movements;
        this.audit = audit;
    }

    /**
     * Holds what is set for all levels of a practice until the transaction ends, for who sets one by what the others say.
     * Before any other lock.
     */
    public void lock(PracticeId practice) {
        settings.lock(practice);
    }

    /**
     * Sets it, and ends what it waited for. Switched on below the threshold it wakes who buys.
     *
     * @param seen when the stop began that whoever sets it has seen: that one is over, and no later one, so that the same wish
     *     that arrives twice makes one attempt
     */
    public void set(PracticeId practice, LevelId level, TopUp topUp, Optional<Instant> seen, String actor) {
        ledger.lock(practice, List.of(level.account()));
        settings.topUp(practice, level, topUp);
        seen.ifPresent(at -> settings.resume(practice, level, at));
        audit.record(practice, actor, topUp.on() ? "top-up.on" : "top-up.off", level);
        movements.after(practice, Set.of(level), actor);
    }

    public void alerts(PracticeId practice, LevelId level, AlertSettings alerts, String actor) {
        ledger.lock(practice, List.of(level.account()));
        settings.alerts(practice, level, alerts);
        audit.record(practice, actor, "alerts.set", level);
        movements.after(practice, Set.of(level), actor);
    }

    /** What is to be bought for a level now: present if it is on, waits for nobody, and too little is available. */
    public Optional<TopUp> due(PracticeId practice, LevelId level) {
        return levels.find(practice, level)
                .filter(Level::active)
                .filter(found -> found.topUp().on() && found.suspension().isEmpty())
                .filter(found -> found.available() < found.topUp().threshold())
                .map(Level::topUp);
    }

    /**
     * Levels of all practices for which that holds, page by page. As worker.
     *
     * @param after the last of the page before
     */
    public List<DueTopUp> due(Optional<DueTopUp> after, int most) {
        return settings.due(after, most);
    }

    /** Nothing is bought by itself until a person has looked, or a cap has lapsed. Whether it was not so before. */
    public boolean suspend(PracticeId practice, LevelId level, Suspension suspension) {
        ledger.lock(practice, List.of(level.account()));
        return settings.suspend(practice, level, suspension) && woken(practice, level);
    }

    /** What it waited for is over. Whether it waited. */
    public boolean resume(PracticeId practice, LevelId level) {
        ledger.lock(practice, List.of(level.account()));
        return settings.resume(practice, level) && woken(practice, level);
    }

    /** Levels of all practices whose cap has lapsed, those first that wait longest. As worker. */
    public List<DueTopUp> lapsed(Instant now, int most) {
        return settings.lapsed(now, most);
    }

    /** The day or month of its cap is over. Whether it still waited for that. */
    public boolean goOn(PracticeId practice, LevelId level, Instant now) {
        ledger.lock(practice, List.of(level.account()));
        return settings.goOn(practice, level, now) && woken(practice, level);
    }

    private boolean woken(PracticeId practice, LevelId level) {
        movements.after(practice, Set.of(level), Levels.WORKER);
        return true;
    }

    /**
     * Who is told that a level's top-ups have stopped: those whom its alerts name, and those of the practice's own level. Each
     * in the language of the alerts that name them, the level's first.
     */
    public List<Recipient> toldOfStops(Level level) {
        var told = new LinkedHashMap<String, Recipient>();
        Stream.of(Optional.of(level), levels.find(level.practice(), LevelId.group(level.practice())))
                .flatMap(Optional::stream)
                .map(Level::alerts)
                .flatMap(TopUps::recipients)
                .forEach(each -> told.putIfAbsent(each.address(), each));
        return List.copyOf(told.values());
    }

    private static Stream<Recipient> recipients(AlertSettings alerts) {
        return alerts.recipients().stream().map(address -> new Recipient(address, alerts.locale()));
    }
}
