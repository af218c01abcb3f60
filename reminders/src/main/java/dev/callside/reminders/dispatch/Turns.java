package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** When the next few messages may be handed over, as their carriers say; so few that nobody has to wait for long. */
public final class Turns {

    private static final Logger LOG = Logger.getLogger(Turns.class.getName());

    private final Map<Channel, Carrier> carriers;

    Turns(Map<Channel, Carrier> carriers) {
        this.carriers = carriers;
    }

    /** Whether a channel's messages go at once. */
    boolean free(Channel channel) {
        return !carriers.get(channel).hasTurns();
    }

    /** The first of them, at most so many, and as many parts of a channel as may have one turn; one at least. */
    List<Claims.Ready> first(List<Claims.Ready> all, int most) {
        Map<Channel, Integer> parts = new EnumMap<>(Channel.class);
        var count = 0;
        for (var ready : all) {
            var sum = parts.merge(ready.channel(), ready.message().parts(), Integer::sum);
            if (count == most
                    || (count > 0 && sum > carriers.get(ready.channel()).mostParts())) {
                break;
            }
            count++;
        }
        return all.subList(0, count);
    }

    /** Takes a turn for all of them; how long until it begins, or nothing if a carrier can't say. */
    Optional<Duration> take(List<Claims.Ready> going) {
        Map<Channel, List<Outgoing>> byChannel = new EnumMap<>(Channel.class);
        going.forEach(ready -> byChannel
                .computeIfAbsent(ready.channel(), channel -> new ArrayList<>())
                .add(ready.message()));
        try {
            var longest = Duration.ZERO;
            for (var each : byChannel.entrySet()) {
                var wait = carriers.get(each.getKey()).turn(each.getValue());
                longest = wait.compareTo(longest) > 0 ? wait : longest;
            }
            return Optional.of(longest);
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, going.size() + " messages have to wait for a turn", e);
            return Optional.empty();
        }
    }

    /** Waits for the turn of one message that nobody claimed; false if it can't be had. */
    public static boolean comes(Carrier carrier, Outgoing message) {
        try {
            return awaited(carrier.turn(List.of(message)));
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, "Message " + message.id() + " has no turn", e);
            return false;
        }
    }

    /** False if the server stops meanwhile. */
    static boolean awaited(Duration wait) {
        try {
            TimeUnit.NANOSECONDS.sleep(wait.toNanos());
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
