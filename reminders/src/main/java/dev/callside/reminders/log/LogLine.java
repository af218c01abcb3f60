package dev.callside.reminders.log;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.dispatch.MessageState;
import dev.callside.reminders.settings.RuleId;
import dev.callside.reminders.work.ListCursor;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * A message and what became of it.
 *
 * @param next when a dispatcher looks at it next; later than {@code due} if it has to wait
 * @param rule as {@link RuleId#label} gives it; after an upgrade was taken back also one that this version does not know
 * @param instead whether it goes in place of one that could not be paid for
 * @param mailFailed whether an e-mail was to go in its place, and has surely not arrived
 * @param code the provider's
 * @param visit id of its appointment
 */
record LogLine(
        UUID id,
        Instant due,
        Instant next,
        Instant usefulUntil,
        String rule,
        int version,
        Channel channel,
        boolean instead,
        boolean mailFailed,
        MessageState state,
        String reason,
        String code,
        Instant changed,
        Optional<Sent> sent,
        UUID visit,
        About about,
        To to) {

    /**
     * What was written; not there as long as nothing was.
     *
     * @param at when it was handed over, if it was
     * @param recipient the number or address that it went to
     */
    record Sent(
            Optional<Instant> at,
            String recipient,
            String language,
            String subject,
            String text,
            OptionalLong parts,
            OptionalLong credits) {}

    /**
     * The appointment; {@code id} is the practice system's.
     *
     * @param toRead whether the client replied to this message, and a person should still read it
     */
    record About(
            String id,
            String source,
            Instant start,
            String type,
            String practitioner,
            String answer,
            Optional<Instant> answered,
            boolean toRead) {}

    /**
     * The client as they are known now; {@code id} is the practice system's.
     *
     * @param optedOut whether what they have asked for is that nothing comes any more to where this message would go
     */
    record To(String id, String name, Optional<String> phone, Optional<String> email, boolean optedOut) {}

    /** None if this version does not know it: then only its line is shown. */
    Optional<RuleId> known() {
        return RuleId.of(rule);
    }

    /** Its kind's label, also of one that this version does not know. */
    String kind() {
        return rule.split(":", 2)[0];
    }

    /** The client's now, which may be another than it was sent to. */
    Optional<String> address() {
        return channel.address().of(to.phone(), to.email());
    }

    /** Until when it waits although its time has come: until quiet hours are over, or for a provider that put it off. */
    Optional<Instant> waitsUntil() {
        return Optional.of(next).filter(at -> state == MessageState.SCHEDULED && at.isAfter(due));
    }

    ListCursor cursor() {
        return new ListCursor(due, id);
    }
}
