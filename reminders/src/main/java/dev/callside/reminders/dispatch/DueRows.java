package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.tenancy.Row;
import dev.callside.reminders.plan.MessageKey;
import dev.callside.reminders.plan.PlannedMessage;
import dev.callside.reminders.plan.VisitRow;
import dev.callside.reminders.settings.RuleId;
import java.time.DateTimeException;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads what {@link DispatchStore} selects. */
final class DueRows {

    private static final Logger LOG = Logger.getLogger(DueRows.class.getName());

    private DueRows() {}

    /**
     * A message that is due.
     *
     * @param message none if this version doesn't understand it: another one may have planned it
     */
    record Found(UUID id, Optional<DueMessage> message) {}

    static Found found(Row row) {
        try {
            return new Found(row.uuid(1), Optional.of(message(row)));
        } catch (IllegalArgumentException | NoSuchElementException | DateTimeException e) {
            LOG.log(Level.SEVERE, e, () -> "Message " + row.uuid(1) + " waits, since it can't be read");
            return new Found(row.uuid(1), Optional.empty());
        }
    }

    private static DueMessage message(Row row) {
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
                row.flag(39),
                row.maybeNumber(40));
    }
}
