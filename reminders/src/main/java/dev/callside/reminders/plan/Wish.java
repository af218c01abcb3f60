package dev.callside.reminders.plan;

import dev.callside.reminders.settings.Preferences;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A message that a person has sent again and that has not gone yet. It stays although its time in the plan is over, as long as
 * it could be sent again: its appointment is what it was, and the settings and the client want it.
 *
 * @param message as it is to go
 * @param instead an e-mail in place of an SMS that could not be paid for
 * @param at when the person wished for it: what is due then is not late
 */
record Wish(UUID visit, PlannedMessage message, boolean instead, Instant at) {

    /** What is planned for a visit, with what people wish for. */
    static List<PlannedMessage> with(
            List<Wish> wishes, List<PlannedMessage> planned, Visit visit, Preferences preferences) {
        Map<MessageKey, PlannedMessage> all = new LinkedHashMap<>();
        planned.forEach(message -> all.put(message.key(), message));
        wishes.stream()
                .filter(wish -> wish.isWanted(visit, preferences))
                .forEach(wish -> all.merge(wish.message.key(), wish.message, (plan, own) -> wish.at(plan)));
        return List.copyOf(all.values());
    }

    private boolean isWanted(Visit visit, Preferences preferences) {
        return Planner.plans(visit, preferences, message.key(), instead)
                && visit.channels().contains(message.channel());
    }

    /** The plan's time, unless that was over already. */
    private PlannedMessage at(PlannedMessage plan) {
        return new PlannedMessage(
                plan.key(), later(plan.dueAt(), at), later(plan.usefulUntil(), message.usefulUntil()));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
