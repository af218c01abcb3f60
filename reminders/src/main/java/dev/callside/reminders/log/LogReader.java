package dev.callside.reminders.log;

import static dev.callside.reminders.work.FieldReader.given;

import dev.callside.credits.price.Channel;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.dispatch.MessageState;
import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.work.FieldReader;
import dev.callside.reminders.work.ListCursor;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads which messages are asked for. Days are the practice's. */
final class LogReader {

    static final int LARGEST_PAGE = 100;
    private static final int USUAL_PAGE = 50;
    private static final int LONGEST_TEXT = 200;
    /** Years that a database and a person agree on. */
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    private final ZoneId zone;
    private final FieldReader fields;

    LogReader(ZoneId zone, Locale locale) {
        this.zone = zone;
        this.fields = new FieldReader(locale, "messages");
    }

    List<FieldError> errors() {
        return fields.errors();
    }

    /** To be used only if there are no {@link #errors}. */
    LogQuestion question(HttpLogAsked asked, String before, String limit) {
        return new LogQuestion(
                states(given(asked.state)),
                fields.one("channel", given(asked.channel), Channel::of),
                fields.one("kind", given(asked.kind), Kind::of),
                fields.one("answer", given(asked.answer), Answer::of),
                fields.one("from", given(asked.from), LogReader::day).map(this::start),
                fields.one("to", given(asked.to), LogReader::day).map(day -> start(day.plusDays(1))),
                fields.text("q", asked.text, LONGEST_TEXT),
                Optional.of(fields.text("client", asked.client, LONGEST_TEXT)).filter(id -> !id.isEmpty()),
                Optional.empty(),
                fields.one("before", given(before), ListCursor::of),
                fields.one("limit", given(limit), size -> FieldReader.size(size, LARGEST_PAGE))
                        .orElse(USUAL_PAGE));
    }

    private Set<MessageState> states(String text) {
        Set<MessageState> states = EnumSet.noneOf(MessageState.class);
        for (var label : text.split(",", -1)) {
            fields.one("state", label, LogReader::state).ifPresent(states::add);
        }
        return states;
    }

    private static Optional<MessageState> state(String label) {
        return Arrays.stream(MessageState.values())
                .filter(state -> state.label().equals(label))
                .findFirst();
    }

    /** Nothing happened at a moment that is none. */
    static Instant moment(String text) {
        try {
            return Instant.parse(given(text));
        } catch (DateTimeException e) {
            return Instant.EPOCH;
        }
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(FIRST) && day.isBefore(LAST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
