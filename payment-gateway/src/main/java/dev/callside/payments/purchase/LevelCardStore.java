package dev.callside.payments.purchase;

import dev.callside.credits.level.LevelId;
import dev.callside.payments.credits.CreditsView.CardView;
import dev.callside.payments.credits.LevelCards;
import dev.callside.payments.work.PaymentsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the console shows of buying beside each level, read for the whole practice at once. */
@Dependent
public class LevelCardStore implements LevelCards {

    private static final String DEFAULTS = "select payer_id, id, brand, last4, exp_month, exp_year from payments.cards"
            + " where practice_id = ?1 and usual";

    private static final String OPEN = "select target_id from payments.purchases where practice_id = ?1"
            + " and origin = 'top_up' and state not in ('paid', 'declined', 'cancelled')";

    private final EntityManager entities;

    @Inject
    public LevelCardStore(@PaymentsUnit EntityManager entities) {
        this.entities = entities;
    }

    @Override
    public Map<LevelId, CardView> defaults(PracticeId practice) {
        return Sql.of(entities, DEFAULTS, practice)
                .rows(row -> Map.entry(
                        new LevelId(row.uuid(0)),
                        new CardView(row.uuid(1).toString(), row.text(2), row.text(3), (int) row.number(4), (int)
                                row.number(5))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Set<LevelId> openTopUps(PracticeId practice) {
        return new HashSet<>(Sql.of(entities, OPEN, practice).rows(row -> new LevelId(row.uuid(0))));
    }
}
