package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import dev.callside.plugin.PracticeId;
import dev.callside.reminders.plan.MessageKey;
import dev.callside.reminders.plan.PlannedMessage;
import dev.callside.reminders.plan.Planner;
import dev.callside.reminders.plan.Visit;
import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.work.MessageCosts;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A message whose time has come, with all that decides whether it goes and what it says.
 *
 * @param epoch of the claim that is about to be made
 * @param attempts how often it was handed over before
 * @param payment of credits that were reserved for it before
 * @param practitioner ours, whose level pays
 * @param optedOut whether the client's number or address wants nothing more from this practice
 * @param instead whether it goes in place of one that could not be paid for
 * @param reserved credits, for a copy before of which nobody knows whether it arrived
 */
record DueMessage(
        PracticeId practice,
        UUID id,
        int epoch,
        int attempts,
        PlannedMessage planned,
        Optional<UUID> payment,
        Visit visit,
        Recipient recipient,
        Optional<UUID> practitioner,
        String practitionerName,
        String type,
        String place,
        String link,
        boolean optedOut,
        boolean instead,
        OptionalLong reserved) {

    /** Who it goes to. */
    record Recipient(
            String name, String firstName, Optional<String> phone, Optional<String> email, Optional<String> language) {}

    /** By which the practice knows it in the history of its credits. */
    String reference() {
        return MessageCosts.reference(id);
    }

    /** Whether the appointment and the settings still ask for it. */
    boolean isPlanned(Preferences preferences) {
        return Planner.plans(visit, preferences, planned.key(), instead);
    }

    /** Whether it is not about a pay link that is closed, or not the oldest any more. */
    boolean speaksOfWhatIs() {
        return planned.kind() != Kind.UNPAID || visit.version(Kind.UNPAID) == planned.version();
    }

    /** Whether they ask for the same by that channel. */
    boolean isPlanned(Preferences preferences, Channel channel) {
        return Planner.plans(visit, preferences, new MessageKey(planned.key().rule(), planned.version(), channel));
    }

    /** Of their channel. */
    Optional<String> address() {
        return address(planned.channel());
    }

    Optional<String> address(Channel channel) {
        return channel.address().of(recipient.phone(), recipient.email());
    }
}
