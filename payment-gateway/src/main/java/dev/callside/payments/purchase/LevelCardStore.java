package dev.callside.payments.purchase;

import dev.callside.credits.level.LevelId;
import dev.callside.payments.credits.CreditsView.CardView;
import dev.callside.payments.credits.LevelCards;
import dev.callside.payments.work.PaymentsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the console shows of buying beside each level, read for the whole practice at once. */
@Dependent
public class LevelCardStore implements LevelCards {

    private static final String DEFAULTS = "select payer_id, id, brand, last4, exp_month, exp_year from payments.cards"
            + " where practice_id = ?1 and usual";

    private static final String OPEN = "select target_id from payments.purchases where practice_id = ?1"
            + " and origin = 'top_up' and state not in ('paid', 'declined', 'cancelled')";

    private static final String DOUBTFUL = "select distinct on (target_id) target_id, id from payments.purchases"
            + " where practice_id = ?1 and origin = 'person' and state not in ('paid', 'declined', 'cancelled')"
            + " and unknown_since is not null order by target_id, created_at desc, id";

    private static final String RECEIPTS =
            "select id, receipt_to from payments.payers where practice_id = ?1 and receipt_to is not null";

    private static final String RETURNED = "select receipt_number, refunded, currency, disputed_at is not null"
            + " from payments.purchases where practice_id = ?1 and receipt_number is not null"
            + " and (refunded > 0 or disputed_at is not null)";

    private final EntityManager entities;
    private final PayerStore payers;
    private final CardStore cards;
    private final PurchaseStore purchases;
    private final PurchaseChangeStore changes;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public LevelCardStore(
            @PaymentsUnit EntityManager entities,
            PayerStore payers,
            CardStore cards,
            PurchaseStore purchases,
            PurchaseChangeStore changes,
            Audit audit,
            Clock clock) {
        this.entities = entities;
        this.payers = payers;
        this.cards = cards;
        this.purchases = purchases;
        this.changes = changes;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public Map<LevelId, CardView> defaults(PracticeId practice) {
        return byLevel(
                DEFAULTS,
                practice,
                row -> new CardView(
                        row.uuid(1).toString(), row.text(2), row.text(3), (int) row.number(4), (int) row.number(5)));
    }

    @Override
    public Optional<String> cannotCharge(PracticeId practice, LevelId level) {
        var card = cards.usual(practice, level.value());
        if (card.isEmpty()) {
            return Optional.of("missing");
        }
        return card.get().expired(clock.instant()) ? Optional.of("expired") : Optional.empty();
    }

    @Override
    public Map<LevelId, String> receiptsTo(PracticeId practice) {
        return byLevel(RECEIPTS, practice, row -> row.text(1));
    }

    @Override
    public void lock(PracticeId practice, LevelId level) {
        payers.lock(practice, level.value(), clock.instant());
    }

    @Override
    public void remove(PracticeId practice, LevelId level, String actor) {
        var now = clock.instant();
        cards.removeAll(practice, level.value(), now)
                .forEach(card -> audit.record(practice, actor, "card.remove", card));
        payers.check(practice, level.value(), now);
    }

    @Override
    public void giveWay(PracticeId practice, LevelId level) {
        purchases
                .openTopUp(practice, level.value())
                .filter(open -> open.state() == PurchaseState.NEEDS_ACTION)
                .ifPresent(open -> changes.closing(open, PurchaseState.CANCELLED, Optional.empty(), clock.instant()));
    }

    @Override
    public Map<LevelId, UUID> doubtful(PracticeId practice) {
        return byLevel(DOUBTFUL, practice, row -> row.uuid(1));
    }

    @Override
    public Map<String, Returned> returned(PracticeId practice) {
        return Sql.of(entities, RETURNED, practice)
                .rows(row -> Map.entry(row.text(0), new Returned(row.number(1), row.text(2), row.flag(3))))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    @Override
    public Set<LevelId> openTopUps(PracticeId practice) {
        return new HashSet<>(Sql.of(entities, OPEN, practice).rows(row -> new LevelId(row.uuid(0))));
    }

    /** What a statement says of each level, whose id comes first in a row. */
    private <T> Map<LevelId, T> byLevel(String statement, PracticeId practice, Function<Row, T> value) {
        return Sql.of(entities, statement, practice)
                .rows(row -> Map.entry(new LevelId(row.uuid(0)), value.apply(row)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
