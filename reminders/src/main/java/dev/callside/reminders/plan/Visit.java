package dev.callside.reminders.plan;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.settings.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What of an appointment decides about its messages.
 *
 * @param version 1, and one more each time that {@code start} or the client changes; messages about another version are other
 *     messages
 * @param zone the client's, or the practice's where that is unknown; one of {@link Zones}
 * @param bookedAt when it was booked, not when we heard of it: whoever imports old bookings tells nobody about them; for a client
 *     to whom it was given, when that was
 * @param moved the last time that {@code start} changed
 * @param cancelledAt there if it is cancelled
 * @param channels those by which the client can be reached and agreed to be
 * @param owed the oldest, if there are several
 */
public record Visit(
        UUID id,
        VisitStatus status,
        int version,
        Instant start,
        Instant end,
        ZoneId zone,
        Instant bookedAt,
        Optional<Move> moved,
        Optional<Instant> cancelledAt,
        Set<Channel> channels,
        Optional<Owed> owed) {

    /**
     * A change of the start.
     *
     * @param from at which the client would come who hears of nothing: the last start before it that they know of; none if that was
     *     cancelled
     */
    public record Move(Instant at, Optional<Instant> from) {}

    public Visit {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException(id + " ends before it starts");
        }
        if (!Zones.known(zone)) {
            throw new IllegalArgumentException(id + " is in " + zone + ", which is no zone of the tz database");
        }
        if (version < 1 || (version == 1 && moved.isPresent())) {
            throw new IllegalArgumentException(id + " has version " + version + ", moved " + moved);
        }
        if (status == VisitStatus.CANCELLED && cancelledAt.isEmpty()) {
            throw new IllegalArgumentException(id + " was cancelled at no time");
        }
        channels = Set.copyOf(channels);
    }

    /**
     * What there is to say. Of a visit that was moved, only the change: it says all that the booking said, and a client who
     * knew the old time has to be told that it is another one; to one who knows no other it is where it was. Whoever has arrived needs no reminder. A visit that is over
     * but still {@code booked} counts as one that took place, since many practices note only what did not. What was asked for
     * is owed whether the client came or not, unless all was called off.
     */
    public Set<Kind> kinds() {
        return switch (status) {
            case PROPOSED, PENDING -> Set.of();
            case BOOKED -> withOwed(booked());
            case ARRIVED, FULFILLED -> withOwed(EnumSet.of(Kind.AFTER));
            case CANCELLED -> Set.of(Kind.CANCELLED);
            case NOSHOW -> withOwed(EnumSet.of(Kind.NO_SHOW));
        };
    }

    private Set<Kind> booked() {
        var kinds = EnumSet.of(Kind.BEFORE, Kind.AFTER);
        if (moved.isEmpty()) {
            kinds.add(Kind.BOOKED);
        } else if (moved.flatMap(Move::from).filter(start::equals).isEmpty()) {
            kinds.add(Kind.CHANGED);
        }
        return kinds;
    }

    private Set<Kind> withOwed(Set<Kind> kinds) {
        if (owed.isPresent()) {
            kinds.add(Kind.UNPAID);
        }
        return kinds;
    }

    /** Of that which such a message speaks of: a visit that is moved owes no more and no less than before. */
    public int version(Kind kind) {
        return kind == Kind.UNPAID ? owed.map(Owed::number).orElse(0) : version;
    }

    /** When its start became what it is. Nothing is planned for before that, however odd what was imported is. */
    Instant setAt() {
        return moved.map(Move::at).filter(bookedAt::isBefore).orElse(bookedAt);
    }
}
