package dev.callside.payments.credits;

import dev.callside.credits.history.ChartStore;
import dev.callside.credits.history.HistoryFilter;
import dev.callside.credits.history.HistoryQuestion;
import dev.callside.practice.web.Problem.FieldError;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads what of a history or chart is asked for. Days are the practice's. */
final class HistoryReader {

    static final int LARGEST_PAGE = 200;
    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_TEXT = 200;
    /** Years that a database and a person agree on. */
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    private final HttpRefusals refusals;
    private final ZoneId zone;
    private final List<FieldError> errors = new ArrayList<>();

    HistoryReader(HttpRefusals refusals, ZoneId zone) {
        this.refusals = refusals;
        this.zone = zone;
    }

    List<FieldError> errors() {
        return errors;
    }

    /** To be used only if there are no {@link #errors}. */
    HistoryQuestion question(String kind, String text, String from, String to, String before, String limit) {
        var filter = HistoryFilter.named(kind);
        if (filter.isEmpty()) {
            errors.add(refusals.error("kind", "unknown"));
        }
        if (text != null && text.length() > LONGEST_TEXT) {
            errors.add(refusals.error("q", "too_long", LONGEST_TEXT));
        }
        return new HistoryQuestion(
                filter.orElse(HistoryFilter.MOVED),
                text == null ? "" : text.strip(),
                day("from", from).map(this::start),
                day("to", to).map(day -> start(day.plusDays(1))),
                number("before", before, Long.MAX_VALUE),
                (int) number("limit", limit, LARGEST_PAGE).orElse(USUAL_PAGE));
    }

    /** The days of a chart; the last thirty, if nothing is said. To be used only if there are no {@link #errors}. */
    Days days(String from, String to, Instant now) {
        var last = day("to", to).orElse(LocalDate.ofInstant(now, zone));
        var first = day("from", from).orElse(last.minusDays(29));
        if (errors.isEmpty() && (first.isAfter(last) || ChronoUnit.DAYS.between(first, last) >= ChartStore.MOST_DAYS)) {
            errors.add(refusals.error("from", "range", ChartStore.MOST_DAYS));
        }
        return new Days(first, last);
    }

    /** From one day to another, with both. */
    record Days(LocalDate first, LocalDate last) {}

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }

    private Optional<LocalDate> day(String field, String text) {
        if (text == null || text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var day = LocalDate.parse(text);
            if (!day.isBefore(FIRST) && day.isBefore(LAST)) {
                return Optional.of(day);
            }
        } catch (DateTimeException e) {
            // said below
        }
        errors.add(refusals.error(field, "no_day"));
        return Optional.empty();
    }

    private OptionalLong number(String field, String text, long most) {
        if (text == null || text.isEmpty()) {
            return OptionalLong.empty();
        }
        if (text.matches("[0-9]{1,18}") && Long.parseLong(text) >= 1 && Long.parseLong(text) <= most) {
            return OptionalLong.of(Long.parseLong(text));
        }
        errors.add(refusals.error(field, "out_of_range", 1, most));
        return OptionalLong.empty();
    }
}
