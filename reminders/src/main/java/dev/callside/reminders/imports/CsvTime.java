package dev.callside.reminders.imports;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A time as files have it: with an offset as RFC 3339 says, or without, which is the clock of the practice.
 *
 * @param code why it can't be used; empty if it can
 */
record CsvTime(Optional<OffsetDateTime> time, String code) {

    private static final int DATE = "2026-12-01".length();
    /** PostgreSQL would not know some that Java does, and the whole batch would be refused for one typing error. */
    private static final int FIRST_YEAR = 1900;

    private static final int LAST_YEAR = 9999;

    static CsvTime read(String text, ZoneId zone) {
        var spaced = text.length() > DATE && text.charAt(DATE) == ' ';
        var iso = spaced ? text.substring(0, DATE) + 'T' + text.substring(DATE + 1) : text;
        var local = local(iso);
        var read = local.isPresent()
                ? at(local.get(), zone)
                : offset(iso).map(CsvTime::of).orElseGet(() -> refused("malformed"));
        return read.time.isPresent() && !known(read.time.get().getYear()) ? refused("malformed") : read;
    }

    /** When clocks are put back there are two such times, and the first is meant; when they are put forward there is none. */
    private static CsvTime at(LocalDateTime local, ZoneId zone) {
        var offsets = zone.getRules().getValidOffsets(local);
        return offsets.isEmpty() ? refused("skipped") : of(local.atOffset(offsets.get(0)));
    }

    private static boolean known(int year) {
        return year >= FIRST_YEAR && year <= LAST_YEAR;
    }

    private static Optional<LocalDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<OffsetDateTime> offset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static CsvTime of(OffsetDateTime time) {
        return new CsvTime(Optional.of(time), "");
    }

    private static CsvTime refused(String code) {
        return new CsvTime(Optional.empty(), code);
    }
}
