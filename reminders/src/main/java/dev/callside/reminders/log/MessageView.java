package dev.callside.reminders.log;

import java.time.Instant;
import java.util.List;

/**
 * A message, and what became of it.
 *
 * @param due for when it was planned
 * @param next until when it waits, if it is due and has to; null otherwise
 * @param sent when it was handed to whoever carries it; null if it was not
 * @param changed when its state became what it is
 * @param kind {@code booked changed cancelled before after no-show unpaid}, or a newer version's that planned it
 * @param what that in words, with how long before or after
 * @param state {@code scheduled held sending sent delivered failed in_doubt cancelled expired}
 * @param reason of that state, where it alone doesn't say it; empty otherwise
 * @param code the provider's, of a refusal
 * @param why the reason in words; empty where there is none
 * @param address that it was sent to, else the client's; null if they have none
 * @param parts and {@code credits}, {@code subject}, {@code text}, {@code language}: null as long as it is not written
 * @param replies to this message: the newest ten, the last first
 */
public record MessageView(
        String id,
        Instant due,
        Instant next,
        Instant sent,
        Instant changed,
        String kind,
        String what,
        String channel,
        String state,
        String reason,
        String code,
        String why,
        Client client,
        String address,
        Appointment appointment,
        Long parts,
        Long credits,
        String language,
        String subject,
        String text,
        List<Reply> replies,
        Can can) {

    /** {@code id} is the practice system's. */
    public record Client(String id, String name) {}

    /**
     * What it is about; {@code id} is the practice system's.
     *
     * @param answer what the client replied: {@code none}, {@code yes}, {@code no}, or {@code attention} for anything else
     * @param answered when that was; null if it was not
     * @param toRead whether they replied to this message no or anything else, and nobody has read it yet
     */
    public record Appointment(
            String id,
            String source,
            Instant start,
            String type,
            String practitioner,
            String answer,
            Instant answered,
            boolean toRead) {}

    /**
     * What the client wrote back.
     *
     * @param meaning {@code yes no stop start help}, or {@code other} for what a person should read
     */
    public record Reply(String text, String meaning, Instant at) {

        /** A client's words are for the practice: they get into no log of the server. */
        @Override
        public String toString() {
            return "reply " + meaning + " of " + at;
        }
    }

    /**
     * What whoever asks may do about it.
     *
     * @param sendAgain {@code no yes in_doubt}
     * @param decide whether it is in doubt, so that they may say that it has arrived or let it rest
     * @param read whether there is a reply that they may mark as read
     */
    public record Can(String sendAgain, boolean cancel, boolean decide, boolean read) {}

    /**
     * A page, the last due first.
     *
     * @param next to be given as {@code before} for the next page; null if this was the last
     * @param toRead how many replies nobody has read yet, whatever is asked for
     */
    public record Page(List<MessageView> entries, String next, long toRead) {}
}
