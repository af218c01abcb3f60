package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import java.time.Duration;
import java.util.List;

/**
 * Who carries messages of one channel: what is special about its provider is behind this. Another provider is another one of these,
 * another channel one of these and a value of {@link Channel}.
 */
public interface Carrier {

    Channel channel();

    /**
     * Takes a turn for messages that are about to be handed over, where their provider takes only so many in a time; called with no
     * transaction open, before they are marked as handed over, since a turn may be far off.
     *
     * @return how long it is until they may go, all at once
     */
    default Duration turn(List<Outgoing> messages) {
        return Duration.ZERO;
    }

    /**
     * Whether its messages have to wait for turns. The others are on their way as soon as they are claimed, so that the claim already
     * marks the first few as handed over.
     */
    default boolean hasTurns() {
        return true;
    }

    /** The most parts for which one turn is to be taken, so that nobody waits for long with messages that are claimed. */
    default int mostParts() {
        return Integer.MAX_VALUE;
    }

    /** Hands it over, at most once; called with no transaction open. Never throws for what a provider may do. */
    Handover send(Outgoing message);
}
