package dev.callside.reminders.plan;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The clocks of four places from September 2025 to the end of 2027, minute by minute, from a table made by hand. All times
 * are minutes since 1970; local ones as a clock on the wall counts them.
 */
final class PlainZone {

    static final int DAY = 24 * 60;

    private static final long BEGIN = minute("2025-09-01T00:00:00Z");
    private static final long END = minute("2028-01-01T00:00:00Z");

    /** Offset from UTC in minutes, at first and from each of these moments on. */
    private static final Map<String, String> TABLE = Map.of(
            "Australia/Melbourne",
            "600 2025-10-04T16:00:00Z 660 2026-04-04T16:00:00Z 600 2026-10-03T16:00:00Z 660"
                    + " 2027-04-03T16:00:00Z 600 2027-10-02T16:00:00Z 660",
            "Australia/Lord_Howe",
            "630 2025-10-04T15:30:00Z 660 2026-04-04T15:00:00Z 630 2026-10-03T15:30:00Z 660"
                    + " 2027-04-03T15:00:00Z 630 2027-10-02T15:30:00Z 660",
            "America/New_York",
            "-240 2025-11-02T06:00:00Z -300 2026-03-08T07:00:00Z -240 2026-11-01T06:00:00Z -300"
                    + " 2027-03-14T07:00:00Z -240 2027-11-07T06:00:00Z -300",
            "Atlantic/Reykjavik",
            "0");

    private final String id;
    private final short[] offsets = new short[Math.toIntExact(END - BEGIN)];
    private final List<Long> changes = new ArrayList<>();

    private PlainZone(String id) {
        this.id = id;
        var words = TABLE.get(id).split(" ", -1);
        Arrays.fill(offsets, Short.parseShort(words[0]));
        for (int i = 1; i < words.length; i += 2) {
            changes.add(minute(words[i]));
            Arrays.fill(offsets, index(minute(words[i])), offsets.length, Short.parseShort(words[i + 1]));
        }
    }

    static List<PlainZone> all() {
        return TABLE.keySet().stream().sorted().map(PlainZone::new).toList();
    }

    private static long minute(String instant) {
        return minute(Instant.parse(instant));
    }

    static long minute(Instant instant) {
        return Math.floorDiv(instant.getEpochSecond(), 60);
    }

    static Instant instant(long minute) {
        return Instant.ofEpochSecond(minute * 60);
    }

    private static int index(long minute) {
        return Math.toIntExact(minute - BEGIN);
    }

    String id() {
        return id;
    }

    /** When clocks change in 2026 and the beginning of 2027, or some other moments where they never do. */
    List<Long> changes() {
        return changes.isEmpty() ? List.of(minute("2026-03-29T01:00:00Z")) : changes.subList(1, changes.size() - 1);
    }

    int offset(long minute) {
        return offsets[index(minute)];
    }

    long local(long minute) {
        return minute + offset(minute);
    }

    int timeOfDay(long minute) {
        return (int) Math.floorMod(local(minute), (long) DAY);
    }

    /** Monday is 0. */
    int weekday(long minute) {
        return (int) Math.floorMod(Math.floorDiv(local(minute), (long) DAY) + 3, 7L);
    }

    /** All minutes at which clocks show that time: one, two where they go back, none where they go forward. */
    List<Long> showing(long local) {
        return differentOffsets()
                .mapToObj(offset -> local - offset)
                .filter(minute -> local(minute) == local)
                .sorted()
                .toList();
    }

    /** A time that is skipped, as if clocks had not gone forward yet. */
    long skipped(long local) {
        return local - differentOffsets().min().orElseThrow();
    }

    private IntStream differentOffsets() {
        return IntStream.of(offsets[0], offsets[offsets.length - 1]).distinct();
    }
}
