package dev.callside.reminders.plan;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.settings.Preferences;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A visit as people would tell of it. Unless told otherwise it lasts half an hour, and was booked two weeks before. */
record Told(Visit visit) {

    static final Set<Channel> BOTH = Set.of(Channel.SMS, Channel.EMAIL);
    private static final UUID ID = UUID.fromString("0190c0de-7d3a-7000-8000-000000000001");

    static Told visit(String start) {
        return visit(Week.at(start), Week.ZONE);
    }

    static Told visit(Instant start, ZoneId zone) {
        var end = start.plus(Duration.ofMinutes(30));
        var booked = start.minus(Duration.ofDays(14));
        return new Told(new Visit(
                ID,
                VisitStatus.BOOKED,
                1,
                start,
                end,
                zone,
                booked,
                Optional.empty(),
                Optional.empty(),
                BOTH,
                Optional.empty()));
    }

    Told booked(String at) {
        return booked(Week.at(at));
    }

    Told booked(Instant at) {
        return with(visit.status(), at, visit.moved(), visit.channels());
    }

    /** To where it is now. */
    Told movedFrom(String start, String at) {
        var move = new Visit.Move(Week.at(at), Optional.of(Week.at(start)));
        return with(visit.status(), visit.bookedAt(), Optional.of(move), visit.channels());
    }

    /** After it was cancelled. */
    Told onAgain(String at) {
        var move = new Visit.Move(Week.at(at), Optional.empty());
        return with(visit.status(), visit.bookedAt(), Optional.of(move), visit.channels());
    }

    Told cancelled(String at) {
        return new Told(new Visit(
                ID,
                VisitStatus.CANCELLED,
                visit.version(),
                visit.start(),
                visit.end(),
                visit.zone(),
                visit.bookedAt(),
                visit.moved(),
                Optional.of(Week.at(at)),
                visit.channels(),
                visit.owed()));
    }

    Told is(VisitStatus status) {
        return with(status, visit.bookedAt(), visit.moved(), visit.channels());
    }

    Told reachedBy(Channel... channels) {
        return with(visit.status(), visit.bookedAt(), visit.moved(), Set.of(channels));
    }

    Told owing(String since, String until) {
        return owing(1, since, until);
    }

    /** By that of several links which is the oldest that is open. */
    Told owing(int number, String since, String until) {
        return new Told(new Visit(
                ID,
                visit.status(),
                visit.version(),
                visit.start(),
                visit.end(),
                visit.zone(),
                visit.bookedAt(),
                visit.moved(),
                visit.cancelledAt(),
                visit.channels(),
                Optional.of(new Owed(number, ID, 80_00, "AUD", Week.at(since), Week.at(until)))));
    }

    private Told with(VisitStatus status, Instant booked, Optional<Visit.Move> moved, Set<Channel> channels) {
        return new Told(new Visit(
                ID,
                status,
                moved.isPresent() ? 2 : 1,
                visit.start(),
                visit.end(),
                visit.zone(),
                booked,
                moved,
                visit.cancelledAt(),
                channels,
                visit.owed()));
    }

    /** What is planned as soon as it is set as it is: {@code before:P1D sms Mon 10:00}. */
    List<String> plan(Preferences preferences) {
        return planAt(visit.cancelledAt().orElse(visit.setAt()), preferences).stream()
                .map(Told::text)
                .toList();
    }

    List<String> plan(String now, Preferences preferences) {
        return planAt(Week.at(now), preferences).stream().map(Told::text).toList();
    }

    List<PlannedMessage> planAt(Instant now, Preferences preferences) {
        return Planner.plan(visit, preferences, now);
    }

    /** The only message that is planned, at that time. */
    PlannedMessage message(String now, Preferences preferences) {
        var planned = planAt(Week.at(now), preferences);
        if (planned.size() != 1) {
            throw new IllegalStateException("planned: " + planned);
        }
        return planned.get(0);
    }

    static String text(PlannedMessage message) {
        return message.key().rule().label() + " " + message.channel().label() + " " + Week.text(message.dueAt());
    }
}
