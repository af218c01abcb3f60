package dev.callside.reminders.settings;

import dev.callside.credits.price.Channel;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * A message that is on.
 *
 * @param offset of a kind that is {@link Kind#counted}, and of no other
 * @param channels one or more; each sends a message of its own to whoever it reaches
 */
public record Rule(Kind kind, Optional<Offset> offset, Set<Channel> channels) {

    public Rule {
        if (kind.counted() != offset.isPresent()) {
            throw new IllegalArgumentException(kind + " with offset " + offset);
        }
        if (channels.isEmpty()) {
            throw new IllegalArgumentException(kind + " by no channel");
        }
        channels = Collections.unmodifiableSet(EnumSet.copyOf(channels));
    }

    public static Rule on(Kind kind, Channel first, Channel... more) {
        return new Rule(kind, Optional.empty(), EnumSet.of(first, more));
    }

    public static Rule before(Offset offset, Channel first, Channel... more) {
        return new Rule(Kind.BEFORE, Optional.of(offset), EnumSet.of(first, more));
    }

    public static Rule after(Offset offset, Channel first, Channel... more) {
        return new Rule(Kind.AFTER, Optional.of(offset), EnumSet.of(first, more));
    }

    public static Rule unpaid(Offset offset, Channel first, Channel... more) {
        return new Rule(Kind.UNPAID, Optional.of(offset), EnumSet.of(first, more));
    }

    public RuleId id() {
        return new RuleId(kind, offset);
    }
}
