package dev.callside.reminders.log;

import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import dev.callside.reminders.dispatch.MessageState;
import dev.callside.reminders.plan.VisitsNow;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Shows lines of the log to somebody. To be called inside a transaction. */
@Dependent
class LogViews {

    private final LogStore store;
    private final VisitsNow visits;
    private final Clock clock;

    @Inject
    LogViews(LogStore store, VisitsNow visits, Clock clock) {
        this.store = store;
        this.visits = visits;
        this.clock = clock;
    }

    List<MessageView> of(List<LogLine> lines, Session who) {
        var words = new MessageWords(who.locale());
        var now = clock.instant();
        Set<UUID> ids = lines.stream().map(LogLine::visit).collect(Collectors.toSet());
        var about = visits.of(who.practice(), ids);
        var replies = store.replies(who.practice(), lines);
        return lines.stream()
                .map(line -> view(
                        line,
                        replies.getOrDefault(line.id(), List.of()),
                        words,
                        can(line, about.get(line.visit()), who, now)))
                .toList();
    }

    private static MessageView.Can can(LogLine line, VisitsNow.Now about, Session who, Instant now) {
        if (who.role() != Role.MANAGER) {
            return new MessageView.Can(label(Again.NO), false, false, false);
        }
        var open = line.state() == MessageState.SCHEDULED || line.state() == MessageState.HELD;
        return new MessageView.Can(
                label(about.readable()
                        .map(preferences -> AgainRules.again(line, about.visit(), preferences, now))
                        .orElse(Again.NO)),
                open,
                line.state() == MessageState.IN_DOUBT,
                line.about().toRead());
    }

    private static String label(Again again) {
        return again.name().toLowerCase(Locale.ROOT);
    }

    private static MessageView view(LogLine line, List<LogReply> replies, MessageWords words, MessageView.Can can) {
        var sent = line.sent();
        var about = line.about();
        return new MessageView(
                line.id().toString(),
                line.due(),
                line.waitsUntil().orElse(null),
                sent.flatMap(LogLine.Sent::at).orElse(null),
                line.changed(),
                line.kind(),
                words.what(line),
                line.channel().label(),
                line.state().label(),
                line.reason(),
                line.code(),
                words.why(line),
                new MessageView.Client(line.to().id(), line.to().name()),
                sent.map(LogLine.Sent::recipient).or(line::address).orElse(null),
                new MessageView.Appointment(
                        about.id(),
                        about.source(),
                        about.start(),
                        about.type(),
                        about.practitioner(),
                        about.answer(),
                        about.answered().orElse(null),
                        about.toRead()),
                number(sent.map(LogLine.Sent::parts)),
                number(sent.map(LogLine.Sent::credits)),
                sent.map(LogLine.Sent::language).orElse(null),
                sent.map(LogLine.Sent::subject)
                        .filter(subject -> !subject.isEmpty())
                        .orElse(null),
                sent.map(LogLine.Sent::text).orElse(null),
                replies.stream().map(LogViews::reply).toList(),
                can);
    }

    private static MessageView.Reply reply(LogReply reply) {
        return new MessageView.Reply(reply.text(), reply.meaning(), reply.at());
    }

    private static Long number(Optional<OptionalLong> number) {
        var value = number.orElse(OptionalLong.empty());
        return value.isPresent() ? value.getAsLong() : null;
    }
}
