package dev.callside.credits.ledger;

import dev.callside.credits.work.CreditsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The entries of an account, and the pending transfers whose time is over. */
@Dependent
class HistoryStore {

    private static final String HISTORY = "select seq, transfer_id, kind, other_account, unit, code, actor, reference,"
            + " pending_id, event_at, created_at, posted_change, pending_change, incoming_change, posted, pending,"
            + " incoming from credits.history(?1, ?2, cast(?3 as timestamptz), cast(?4 as timestamptz), ?5, ?6, ?7, ?8, ?9)";
    private static final String DUE = "select practice_id, transfer_id from credits.holds where expires_at <= ?1"
            + " order by expires_at limit ?2";

    private final EntityManager entities;

    @Inject
    HistoryStore(@CreditsUnit EntityManager entities) {
        this.entities = entities;
    }

    List<Entry> history(PracticeId practice, AccountId account, HistoryQuery query) {
        return Sql.of(
                        entities,
                        HISTORY,
                        practice,
                        account.value(),
                        query.from().map(Instant::toString).orElse("-infinity"),
                        query.to().map(Instant::toString).orElse("infinity"),
                        query.codes().stream().map(Code::value).toArray(String[]::new),
                        query.text(),
                        query.before().orElse(Long.MAX_VALUE),
                        (long) query.limit(),
                        query.others().stream().map(AccountId::value).toArray(UUID[]::new))
                .rows(HistoryStore::entry);
    }

    private static Entry entry(Row row) {
        return new Entry(
                row.number(0),
                new TransferId(row.uuid(1)),
                row.label(2, TransferKind.class),
                new AccountId(row.uuid(3)),
                new Unit(row.text(4)),
                new Code(row.text(5)),
                row.text(6),
                row.text(7),
                Optional.ofNullable(row.uuid(8)).map(TransferId::new),
                row.instant(9),
                row.instant(10),
                new Balance(row.number(11), row.number(12), row.number(13)),
                new Balance(row.number(14), row.number(15), row.number(16)));
    }

    /** Of all practices, the longest overdue first. They are not locked: somebody may be quicker. */
    List<Due> due(Instant now, int limit) {
        return Sql.of(entities, DUE, now, limit)
                .rows(row -> new Due(new PracticeId(row.uuid(0)), new TransferId(row.uuid(1))));
    }

    /** A pending transfer whose time is over. */
    record Due(PracticeId practice, TransferId pending) {}
}
