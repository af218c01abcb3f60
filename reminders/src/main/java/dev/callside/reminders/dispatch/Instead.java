package dev.callside.reminders.dispatch;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.level.Levels;
import dev.callside.credits.price.Channel;
import dev.callside.credits.spend.Message;
import dev.callside.credits.spend.Spending;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.time.Ids;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Decides what becomes of messages that can't be paid for: they wait, or, as the manager chose, an e-mail goes in their place.
 * That is a message of its own, with the copy, the price and the rules of any e-mail.
 */
@Dependent
class Instead {

    private final InsteadStore store;
    private final Levels levels;
    private final Spending spending;

    @Inject
    Instead(InsteadStore store, Levels levels, Spending spending) {
        this.store = store;
        this.levels = levels;
        this.spending = spending;
    }

    /** A message for which its level has too little. */
    record Unpaid(DueMessage message, LevelId level) {}

    List<Mark> marks(Practice practice, Writer writer, List<Unpaid> unpaid, Instant now) {
        Map<UUID, UUID> mails = new LinkedHashMap<>();
        Map<LevelId, Long> left = new HashMap<>();
        for (var each : unpaid) {
            var message = each.message();
            var may = writer.preferences(message).filter(settings -> SendRules.mayGoByMail(message, settings));
            if (may.isPresent() && pays(practice, each, left)) {
                mails.put(message.id(), Ids.next(now));
            }
        }
        var replaced = mails.isEmpty() ? Set.<UUID>of() : store.add(practice.id(), mails, now);
        List<Mark> marks = new ArrayList<>();
        for (var each : unpaid) {
            marks.add(
                    replaced.contains(each.message().id())
                            ? Mark.of(each.message(), MessageState.CANCELLED, "as_email")
                            : Mark.of(each.message(), MessageState.HELD, "no_credit"));
        }
        return marks;
    }

    /** Whether what is left pays for an e-mail. If not, the message itself waits: it may be paid for first. */
    private boolean pays(Practice practice, Unpaid unpaid, Map<LevelId, Long> left) {
        var message = unpaid.message();
        var bill = new Message(
                message.id(), message.practitioner(), Channel.INSTEAD, practice.country(), 1, message.reference());
        var price = spending.price(practice, bill);
        long has = left.computeIfAbsent(
                unpaid.level(), level -> levels.balance(practice.id(), level).available());
        if (price > has) {
            return false;
        }
        left.put(unpaid.level(), has - price);
        return true;
    }
}
