package dev.callside.credits.history;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.work.CreditsUnit;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.practice.tenancy.Sql;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is reserved of a level now. */
@Dependent
class ReservedStore {

    private static final String LINES = """
        select t.debit_seq, t.id, t.created_at, credits.person(t.actor, t.created_at), t.reference, h.amount, t.debit_posted
        from credits.holds h
            join credits.transfers t on t.practice_id = h.practice_id and t.id = h.transfer_id
        where h.practice_id = ?1 and h.debit_account = ?2
          and t.created_at >= ?3 and t.created_at < ?4 and t.debit_seq < ?5
          and (strpos(lower(t.reference), ?6) > 0 or strpos(lower(credits.person(t.actor, t.created_at)), ?6) > 0)
        order by t.debit_seq desc limit ?7\
        """;

    private static final Instant LATEST = Instant.parse("9999-12-31T00:00:00Z");

    private final EntityManager entities;

    @Inject
    ReservedStore(@CreditsUnit EntityManager entities) {
        this.entities = entities;
    }

    List<HistoryLine> lines(PracticeId practice, LevelId level, HistoryQuestion question) {
        return Sql.of(
                        entities,
                        LINES,
                        practice,
                        level.value(),
                        question.from().orElse(Instant.EPOCH),
                        question.to().orElse(LATEST),
                        question.before().orElse(Long.MAX_VALUE),
                        question.text().toLowerCase(Locale.ROOT),
                        question.limit())
                .rows(ReservedStore::line);
    }

    private static HistoryLine line(Row row) {
        return new HistoryLine(
                row.number(0),
                row.uuid(1),
                row.instant(2),
                HistoryKind.RESERVED,
                Histories.who(row.text(3)),
                row.text(4),
                Optional.empty(),
                -row.number(5),
                row.number(6));
    }
}
