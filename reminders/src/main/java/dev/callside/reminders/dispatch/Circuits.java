package dev.callside.reminders.dispatch;

import dev.callside.credits.price.Channel;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The {@link Circuit} of each channel's carrier. */
final class Circuits {

    private final Map<Channel, Circuit> circuits = new EnumMap<>(Channel.class);

    Circuits(Collection<Channel> channels) {
        channels.forEach(channel -> circuits.put(channel, new Circuit()));
    }

    /**
     * Which messages are to be looked at next.
     *
     * @param onlyOver those that are of no more use: the rest waits until its carrier is worth asking again
     */
    record Look(Channel channel, int most, boolean onlyOver) {}

    /** One for each channel. */
    List<Look> looks(int usual, Instant now) {
        List<Look> looks = new ArrayList<>();
        circuits.forEach((channel, circuit) -> {
            var closed = circuit.closedTo(now);
            looks.add(new Look(channel, closed ? usual : circuit.most(usual), closed));
        });
        return looks;
    }

    /** To be asked once of each message, when its turn comes. */
    boolean takes(Channel channel, Instant now) {
        return circuits.get(channel).takes(now);
    }

    /** What became of those that were handed over together. */
    void answered(Collection<Claims.Ready> few, Map<UUID, Handover> answers, Instant now) {
        Map<Channel, List<Handover>> said = new EnumMap<>(Channel.class);
        for (var ready : few) {
            Optional.ofNullable(answers.get(ready.message().id()))
                    .ifPresent(answer -> said.computeIfAbsent(ready.channel(), channel -> new ArrayList<>())
                            .add(answer));
        }
        said.forEach((channel, all) -> circuits.get(channel).answered(all, now));
    }
}
