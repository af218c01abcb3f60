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
                (int) row.number(31),
                new PlannedMessage(key, row.instant(6), row.instant(7)),
                row.maybeUuid(8),
                VisitRow.read(row, 9, 24),
                new DueMessage.Recipient(
                        row.text(19), row.text(20), row.maybeText(21), row.maybeText(22), row.maybeText(23)),
                row.maybeUuid(26),
                row.text(27),
                row.text(28),
                row.text(29),
                row.text(32),
                row.flag(30),
                row.flag(33));
    }
}
