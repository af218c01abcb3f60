package dev.callside.reminders.ical;

import dev.callside.reminders.plan.Zones;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the ids of zones in a calendar mean. Nothing is ever fetched for it. An id of the tz database means what it means there,
 * also behind the path that some calendars put before it, since what calendars say of such a zone is often old; any other is
 * what the calendar itself says of it, or else one of the names that Windows has.
 */
final class CalendarZones {

    private static final Properties WINDOWS = windows();
    private static final int LONGEST_ID = 200;

    private final Map<String, Block> definitions = new HashMap<>();
    private final Map<String, Optional<ZoneRules>> known = new HashMap<>();
    private final ZoneRules practice;
    private final Instant now;

    /** @param practice the zone of whatever has none */
    CalendarZones(List<Block> definitions, ZoneId practice, Instant now) {
        definitions.forEach(zone -> this.definitions.put(id(zone.text("TZID")), zone));
        this.practice = practice.getRules();
        this.now = now;
    }

    private static Properties windows() {
        var zones = new Properties();
        try (InputStream in = CalendarZones.class.getResourceAsStream("windows-zones.properties")) {
            zones.load(in);
            return zones;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ZoneRules practice() {
        return practice;
    }

    /** None if nobody says what it is. */
    Optional<ZoneRules> rules(String tzid) {
        return known.computeIfAbsent(id(tzid), this::find);
    }

    private static String id(String tzid) {
        var id = tzid.strip();
        return id.substring(0, Math.min(LONGEST_ID, id.length()));
    }

    private Optional<ZoneRules> find(String id) {
        return named(id)
                .or(() -> Optional.ofNullable(definitions.get(id)).flatMap(zone -> ZoneDefinition.rules(zone, now)))
                .or(() -> Zones.of(WINDOWS.getProperty(id, "")).map(ZoneId::getRules));
    }

    /** {@code /freeassociation.sourceforge.net/Australia/Melbourne} is in Melbourne. */
    private static Optional<ZoneRules> named(String id) {
        for (var rest = id; ; rest = rest.substring(rest.indexOf('/') + 1)) {
            var zone = Zones.of(rest);
            if (zone.isPresent() || rest.indexOf('/') < 0) {
                return zone.map(ZoneId::getRules);
            }
        }
    }
}
