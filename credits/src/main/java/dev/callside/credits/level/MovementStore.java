package dev.callside.credits.level;

import dev.callside.credits.work.CreditsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Asks what follows from a change of balances, and wakes who has to know. */
@Dependent
class MovementStore {

    private static final String CHANGED =
            "select level_id, heir, available, stage, number, recipients, locale from credits.levels_changed(?1, ?2)";

    private static final String SHORT = """
            update credits.alerts l set short_of = a.posted, sent = l.sent + 1
            from credits.accounts a, credits.levels v
            where l.practice_id = ?1 and l.level_id = any (?2) and l.short_of is null
              and a.practice_id = l.practice_id and a.id = l.level_id
              and v.practice_id = l.practice_id and v.id = l.level_id and v.state = 'active'
            returning l.level_id, cast(null as uuid), a.posted - a.pending, a.posted - a.pending, l.sent,
                      array_to_string(l.recipients, ' '), l.locale""";

    private final EntityManager entities;

    @Inject
    MovementStore(@CreditsUnit EntityManager entities) {
        this.entities = entities;
    }

    List<Movement> changed(PracticeId practice, Collection<LevelId> levels) {
        return movements(CHANGED, practice, levels);
    }

    /** Of levels that have too little for a message, those where that was not told since credits came. */
    List<Movement> lacking(PracticeId practice, Collection<LevelId> levels) {
        return movements(SHORT, practice, levels);
    }

    private List<Movement> movements(String sql, PracticeId practice, Collection<LevelId> levels) {
        return Sql.of(
                        entities,
                        sql,
                        practice,
                        levels.stream().map(LevelId::value).toArray(UUID[]::new))
                .rows(MovementStore::movement);
    }

    private static Movement movement(Row row) {
        var warning = row.maybeNumber(3).isEmpty()
                ? Optional.<Movement.Warning>empty()
                : Optional.of(Movement.Warning.of(row.number(3), row.number(4), row.text(5), row.text(6)));
        return new Movement(new LevelId(row.uuid(0)), row.maybeUuid(1).map(LevelId::new), row.number(2), warning);
    }
}
