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

    private final EntityManager entities;

    @Inject
    MovementStore(@CreditsUnit EntityManager entities) {
        this.entities = entities;
    }

    List<Movement> changed(PracticeId practice, Collection<LevelId> levels) {
        return Sql.of(
                        entities,
                        CHANGED,
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
