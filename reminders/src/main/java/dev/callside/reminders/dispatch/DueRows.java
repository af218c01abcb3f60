package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.reminders.plan.MessageKey;
import dev.callside.reminders.plan.PlannedMessage;
import dev.callside.reminders.plan.VisitRow;
import dev.callside.reminders.settings.RuleId;

/** Reads what {@link DispatchStore} selects. */
final class DueRows {

    private DueRows() {}

    static DueMessage message(Row row) {
        var key =
                new MessageKey(RuleId.of(row.text(3)).orElseThrow(), (int) row.number(4), row.label(5, Channel.class));
        return new DueMessage(
                new PracticeId(row.uuid(0)),
                row.uuid(1),
                (int) row.number(2),
                (int) row.number(37),
                new PlannedMessage(key, row.instant(6), row.instant(7)),
                row.maybeUuid(8),
                VisitRow.read(row, 9, 30),
                new DueMessage.Recipient(
                        row.text(25), row.text(26), row.maybeText(27), row.maybeText(28), row.maybeText(29)),
                row.maybeUuid(32),
                row.text(33),
                row.text(34),
                row.text(35),
                row.text(38),
                row.flag(36),
                row.flag(39));
    }
}
