package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.plan.Planner;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.WithoutCredit;
import java.time.Instant;

/** Decides, right before a message would go, whether it may; before any credit is reserved for it. */
final class SendRules {

    private SendRules() {}

    /** Whether an e-mail may go in place of a message that can't be paid for: if the manager chose that and none goes anyway. */
    static boolean mayGoByMail(DueMessage message, Preferences preferences) {
        return message.planned().channel() != Channel.INSTEAD
                && preferences.withoutCredit() == WithoutCredit.EMAIL
                && message.address(Channel.INSTEAD).isPresent()
                && message.visit().channels().contains(Channel.INSTEAD)
                && !message.isPlanned(preferences, Channel.INSTEAD);
    }

    static Verdict verdict(DueMessage message, Preferences preferences, Instant now) {
        var planned = message.planned();
        if (!now.isBefore(planned.usefulUntil())) {
            return new Verdict.Over(MessageState.EXPIRED, "");
        }
        if (!message.isPlanned(preferences)) {
            return new Verdict.Over(MessageState.CANCELLED, message.speaksOfWhatIs() ? "plan" : "not_owed");
        }
        if (message.address().isEmpty()) {
            return new Verdict.Over(MessageState.CANCELLED, "no_address");
        }
        if (!message.visit().channels().contains(planned.channel())) {
            return new Verdict.Over(MessageState.CANCELLED, "no_consent");
        }
        if (message.optedOut()) {
            return new Verdict.Over(MessageState.CANCELLED, "opted_out");
        }
        var sendable = Planner.sendableAt(message.visit(), preferences, planned, now);
        if (!sendable.isBefore(planned.usefulUntil())) {
            return new Verdict.Over(MessageState.EXPIRED, "");
        }
        return sendable.isAfter(now)
                ? new Verdict.Wait(sendable)
                : new Verdict.Go(message.address().get());
    }
}
