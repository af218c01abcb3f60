package dev.callside.credits.history;

import dev.callside.credits.ledger.Entry;
import dev.callside.credits.ledger.HistoryQuery;
import dev.callside.credits.ledger.Ledger;
import dev.callside.credits.level.LevelId;
import dev.callside.plugin.PracticeId;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The history of a level. To be called inside a transaction. */
@Dependent
public class Histories {

    private final Ledger ledger;
    private final ReservedStore reserved;

    @Inject
    Histories(Ledger ledger, ReservedStore reserved) {
        this.ledger = ledger;
        this.reserved = reserved;
    }

    public List<HistoryLine> lines(PracticeId practice, LevelId level, HistoryQuestion question) {
        if (question.filter() == HistoryFilter.RESERVED) {
            return reserved.lines(practice, level, question);
        }
        return ledger
                .history(
                        practice,
                        level.account(),
                        new HistoryQuery(
                                question.from(),
                                question.to(),
                                question.filter().codes(),
                                question.text(),
                                question.before(),
                                question.limit(),
                                question.others().stream().map(LevelId::account).collect(Collectors.toSet())))
                .stream()
                .map(Histories::line)
                .toList();
    }

    private static HistoryLine line(Entry entry) {
        var kind = HistoryKind.of(entry);
        var other = switch (kind) {
            case TRANSFER_IN, TRANSFER_OUT, REMOVAL_IN, REMOVAL_OUT ->
                Optional.of(new LevelId(entry.other().value()));
            case PURCHASE, TOP_UP, SPENT, RESERVED, RELEASED -> Optional.<LevelId>empty();
        };
        return new HistoryLine(
                entry.seq(),
                entry.transfer().value(),
                entry.createdAt(),
                kind,
                who(entry.actor()),
                entry.reference(),
                other,
                kind == HistoryKind.RELEASED
                        ? -entry.change().pending()
                        : entry.change().posted(),
                entry.after().posted());
    }

    /** What a worker has done happened by itself: the database gives no name for it. */
    static Optional<String> who(String actor) {
        return Optional.of(actor).filter(name -> !name.isEmpty());
    }
}
