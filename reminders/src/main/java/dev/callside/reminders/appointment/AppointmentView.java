package dev.callside.reminders.appointment;

import java.time.Instant;
import java.util.List;

/**
 * An appointment as it is known here.
 *
 * @param id the source's
 * @param version grows when it is moved, on again or given to another client
 * @param answer what the client replied: {@code none}, {@code yes}, {@code no}, or {@code attention} for anything else
 * @param client the practice system's id of the client
 */
public record AppointmentView(
        String id,
        String source,
        String status,
        int version,
        Instant start,
        Instant end,
        String client,
        String practitioner,
        String type,
        String answer,
        List<MessageView> messages) {

    /**
     * A message about it.
     *
     * @param rule {@code booked}, {@code before:P1D} …
     * @param state {@code scheduled held sending sent delivered failed in_doubt cancelled expired}
     * @param reason of that state, where it alone doesn't say it
     */
    public record MessageView(
            String id, String rule, String channel, int version, Instant due, String state, String reason) {}
}
