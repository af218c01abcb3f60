package dev.callside.reminders.client;

import java.util.List;

/**
 * A client, and by what they may be written to.
 *
 * @param externalId the practice system's id of them
 * @param phone and {@code email}: absent if they have none
 * @param language BCP 47; absent means that of the practice's country
 * @param zone IANA; absent means the practice's
 */
public record ClientView(
        String id,
        String externalId,
        String name,
        String firstName,
        String phone,
        String email,
        String language,
        String zone,
        Reach sms,
        Reach mail) {

    /**
     * Whether they may be written to by a channel.
     *
     * @param agreed that they did, or nobody said otherwise
     * @param optedOut that their number or address wants nothing more from the practice, whatever they agreed to
     */
    public record Reach(boolean agreed, boolean optedOut) {}

    /**
     * A page, by name.
     *
     * @param next to be given as {@code after} for the next page; absent if this was the last
     */
    public record Page(List<ClientView> entries, String next) {}

    static ClientView of(ClientLine line) {
        return new ClientView(
                line.id().toString(),
                line.externalId(),
                line.name(),
                line.firstName().isEmpty() ? null : line.firstName(),
                line.phone().orElse(null),
                line.email().orElse(null),
                line.language().orElse(null),
                line.zone().orElse(null),
                reach(line.sms()),
                reach(line.mail()));
    }

    private static Reach reach(ClientLine.Reach reach) {
        return new Reach(reach.agreed(), reach.optedOut());
    }
}
