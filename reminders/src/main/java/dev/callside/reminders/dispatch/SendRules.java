package dev.callside.reminders.dispatch;

import dev.callside.reminders.plan.Planner;
import dev.callside.reminders.settings.Preferences;
import java.time.Instant;

/** Decides, right before a message would go, whether it may; before any credit is reserved for it. */
final class SendRules {

    private SendRules() {}

    static Verdict verdict(DueMessage message, Preferences preferences, Instant now) {
        var planned = message.planned();
        if (!now.isBefore(planned.usefulUntil())) {
            return new Verdict.Over(MessageState.EXPIRED, "");
        }
        if (!Planner.plans(message.visit(), preferences, planned.key())) {
            return new Verdict.Over(MessageState.CANCELLED, "plan");
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
