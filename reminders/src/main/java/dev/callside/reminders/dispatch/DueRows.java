package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.reminders.plan.MessageKey;
import dev.callside.reminders.plan.PlannedMessage;
import dev.callside.reminders.plan.Visit;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.settings.RuleId;
import java.time.ZoneId;
import java.util.EnumSet;

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
                visit(row),
                new DueMessage.Recipient(
                        row.text(19), row.text(20), row.maybeText(21), row.maybeText(22), row.maybeText(23)),
                row.maybeUuid(26),
                row.text(27),
                row.text(28),
                row.text(29),
                row.text(32),
                row.flag(30));
    }

    private static Visit visit(Row row) {
        var channels = EnumSet.noneOf(Channel.class);
        if (row.flag(24)) {
            channels.add(Channel.SMS);
        }
        if (row.flag(25)) {
            channels.add(Channel.EMAIL);
        }
        return new Visit(
                row.uuid(9),
                row.label(10, VisitStatus.class),
                (int) row.number(11),
                row.instant(12),
                row.instant(13),
                ZoneId.of(row.text(14)),
                row.instant(15),
                row.maybeInstant(16).map(at -> new Visit.Move(at, row.instant(17))),
                row.maybeInstant(18),
                channels);
    }
}
