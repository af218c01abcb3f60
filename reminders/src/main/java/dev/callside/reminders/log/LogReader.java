package dev.callside.reminders.log;

import dev.callside.credits.price.Channel;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.dispatch.MessageState;
import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.work.RemindersProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
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
    private final Texts texts;
    private final List<FieldError> errors = new ArrayList<>();

    LogReader(ZoneId zone, Locale locale) {
        this.zone = zone;
        this.texts = Texts.of(RemindersProblem.BUNDLE, locale);
    }

    List<FieldError> errors() {
        return errors;
    }

    /** To be used only if there are no {@link #errors}. */
    LogQuestion question(HttpLogAsked asked, String before, String limit) {
        return new LogQuestion(
                states(given(asked.state)),
                one("channel", given(asked.channel), LogReader::channel),
                one("kind", given(asked.kind), Kind::of),
                one("answer", given(asked.answer), Answer::of),
                one("from", given(asked.from), LogReader::day).map(this::start),
                one("to", given(asked.to), LogReader::day).map(day -> start(day.plusDays(1))),
                text("q", given(asked.text)),
                Optional.of(text("client", given(asked.client))).filter(id -> !id.isEmpty()),
                Optional.empty(),
                one("before", given(before), LogCursor::of),
                one("limit", given(limit), LogReader::size).orElse(USUAL_PAGE));
    }

    private static String given(String text) {
        return text == null ? "" : text.strip();
    }

    private Set<MessageState> states(String text) {
        Set<MessageState> states = EnumSet.noneOf(MessageState.class);
        for (var label : text.split(",", -1)) {
            one("state", label, LogReader::state).ifPresent(states::add);
        }
        return states;
    }

    private String text(String field, String text) {
        if (text.length() > LONGEST_TEXT || text.indexOf('\0') >= 0) {
            errors.add(error(field, "too_long"));
        }
        return text;
    }

    /** How a value is read from its text. */
    private interface Read<T> {
        Optional<T> of(String text);
    }

    private <T> Optional<T> one(String field, String text, Read<T> read) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        var value = read.of(text);
        if (value.isEmpty()) {
            errors.add(error(field, "unknown"));
        }
        return value;
    }

    private FieldError error(String field, String code) {
        return new FieldError(field, code, texts.get("messages." + field + "." + code));
    }

    private static Optional<MessageState> state(String label) {
        return Arrays.stream(MessageState.values())
                .filter(state -> state.label().equals(label))
                .findFirst();
    }

    private static Optional<Channel> channel(String label) {
        return Arrays.stream(Channel.values())
                .filter(channel -> channel.label().equals(label))
                .findFirst();
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text)).filter(day -> !day.isBefore(FIRST) && day.isBefore(LAST));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static Optional<Integer> size(String text) {
        return Optional.of(text)
                .filter(digits -> digits.matches("[0-9]{1,3}"))
                .map(Integer::valueOf)
                .filter(size -> size >= 1 && size <= LARGEST_PAGE);
    }

    private Instant start(LocalDate day) {
        return day.atStartOfDay(zone).toInstant();
    }
}
