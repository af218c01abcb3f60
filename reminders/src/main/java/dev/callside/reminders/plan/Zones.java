package dev.callside.reminders.plan;

import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * Time zones that know when clocks change: those of the <a href="https://www.iana.org/time-zones">tz database</a>. A bare
 * offset such as {@code +10:00} is none, because it is wrong for half of the year.
 */
public final class Zones {

    private static final Set<String> IDS = Set.copyOf(ZoneId.getAvailableZoneIds());

    private Zones() {}

    public static Optional<ZoneId> of(String id) {
        return IDS.contains(id) ? Optional.of(ZoneId.of(id)) : Optional.empty();
    }

    static boolean known(ZoneId zone) {
        return IDS.contains(zone.getId());
    }
}
