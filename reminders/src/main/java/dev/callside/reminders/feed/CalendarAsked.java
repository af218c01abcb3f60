package dev.callside.reminders.feed;

/**
 * A calendar that is to be read.
 *
 * @param id of the caller's making, a UUID: asked for twice it is added once
 * @param name by which people know it
 * @param address where the practice's system publishes it, https or webcal; never answered again
 * @param practitioner whose it is, one of those in the answer to {@code GET}; absent if nobody's in particular
 * @param consent what its clients agreed to, for those who are first heard of by it; absent means nothing
 */
public record CalendarAsked(String id, String name, String address, String practitioner, ConsentAsked consent) {

    /** By channel; what is left out means no. */
    public record ConsentAsked(Boolean sms, Boolean email) {}

    /**
     * That a calendar is to be read now.
     *
     * @param goneIsRight that what is not in it any more is cancelled, however much that is
     */
    public record ReadAsked(Boolean goneIsRight) {}
}
