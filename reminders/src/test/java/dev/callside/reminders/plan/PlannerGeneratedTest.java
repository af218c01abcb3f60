package dev.callside.reminders.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Preferences;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Proves for 100,000 visits around the days when clocks change that what is planned is what a plain walk by minutes finds. */
class PlannerGeneratedTest {

    private static final int CASES = 100_000;
    private static final long SEED = 20_260_405;

    private final RandomVisits random = new RandomVisits(SEED);
    private final Map<PlainPlan.How, Integer> ways = new EnumMap<>(PlainPlan.How.class);
    private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    private final Map<String, Integer> met = new TreeMap<>();

    private int number;
    private RandomVisits.Case told;
    private PlainTimes times;
    private List<PlainPlan.Expected> expected;
    private List<PlannedMessage> planned;

    @Test
    void planIsWhatAPlainWalkByMinutesFinds() {
        for (number = 0; number < CASES; number++) {
            told = random.next();
            times = new PlainTimes(told.zone(), told.preferences().times());
            expected = new PlainPlan(told).messages(told.preferences());
            planned = Planner.plan(told.visit(), told.preferences(), told.now());
            isAsExpected();
            planned.forEach(this::isAllowed);
            planned.forEach(this::keepsItsOffset);
            hasNoKeyTwice();
            isTheSameAgain();
            staysTheSameLater();
            planned.forEach(this::isHeldUpOnlyAsLongAsItMust);
        }
        assertThat(ways.keySet()).containsExactly(PlainPlan.How.values());
        assertThat(kinds.keySet()).containsExactly(Kind.values());
        assertThat(met.keySet())
                .containsExactly(
                        "clocks show it twice",
                        "clocks skip it",
                        "held up",
                        "hours",
                        "over",
                        "over by the next",
                        "whole days");
        assertThat(List.of(ways.values(), kinds.values(), met.values()))
                .allSatisfy(counts -> assertThat(counts).allMatch(count -> count >= 100));
    }

    private void yes(boolean so, String what, Object... about) {
        if (!so) {
            throw new AssertionError(what + " " + List.of(about) + "; seed " + SEED + ", case " + number + ": " + told
                    + " planned " + planned);
        }
    }

    private void isAsExpected() {
        var useful = new HashMap<PlannedMessage, PlainPlan.How>();
        expected.stream()
                .filter(message -> PlainZone.minute(told.now()) < message.until())
                .forEach(message -> useful.put(message.planned(told.visit()), message.how()));
        yes(planned.size() == useful.size() && useful.keySet().containsAll(planned), "expected", useful);
        useful.values().forEach(how -> ways.merge(how, 1, Integer::sum));
        planned.forEach(message -> kinds.merge(message.kind(), 1, Integer::sum));
    }

    private void isAllowed(PlannedMessage message) {
        var visit = told.visit();
        yes(message.dueAt().isBefore(message.usefulUntil()), "due when it is over", message);
        if (message.kind() == Kind.UNPAID) {
            var owed = visit.owed().orElseThrow();
            yes(message.dueAt().isAfter(owed.since()), "not after the pay link", message);
            yes(!message.usefulUntil().isAfter(owed.until()), "useful when nobody can pay any more", message);
        } else {
            yes(!message.dueAt().isBefore(visit.bookedAt()), "before the booking", message);
        }
        if (!message.kind().news()) {
            yes(times.open(PlainZone.minute(message.dueAt())), "at a time that is not open", message);
        }
        if (message.kind() == Kind.BEFORE) {
            yes(message.dueAt().isBefore(visit.start()), "not before the start", message);
            yes(!message.usefulUntil().isAfter(visit.start()), "useful after the start", message);
        }
        if (message.kind() == Kind.AFTER || message.kind() == Kind.NO_SHOW) {
            yes(!message.dueAt().isBefore(visit.end()), "before the end", message);
        }
    }

    /** As the JDK's own clocks say it, which the plain walk doesn't ask. */
    private void keepsItsOffset(PlannedMessage message) {
        if (message.kind() != Kind.BEFORE || !asRuled(message)) {
            return;
        }
        var offset = message.offset().orElseThrow();
        var zone = ZoneId.of(told.zone().id());
        var wall = LocalDateTime.ofInstant(told.visit().start(), zone).minusDays(offset.days());
        var valid = zone.getRules().getValidOffsets(wall).size();
        if (offset.days() == 0) {
            count("hours");
            yes(message.dueAt().plus(offset.exact()).equals(told.visit().start()), "hours are not exact", message);
        } else if (offset.exact().isZero() && valid > 0) {
            count("whole days");
            yes(LocalDateTime.ofInstant(message.dueAt(), zone).equals(wall), "at another time of day", message);
        }
        if (offset.days() > 0 && valid != 1) {
            count(valid == 0 ? "clocks skip it" : "clocks show it twice");
        }
    }

    private boolean asRuled(PlannedMessage message) {
        return expected.stream()
                .anyMatch(one -> one.how() == PlainPlan.How.AS_RULED
                        && one.planned(told.visit()).equals(message));
    }

    private void count(String what) {
        met.merge(what, 1, Integer::sum);
    }

    private void hasNoKeyTwice() {
        yes(planned.stream().map(PlannedMessage::key).distinct().count() == planned.size(), "a key twice");
    }

    private void isTheSameAgain() {
        var shuffled = new ArrayList<>(told.preferences().rules());
        Collections.reverse(shuffled);
        var same = new Preferences(shuffled, told.preferences().times());
        yes(Planner.plan(told.visit(), told.preferences(), told.now()).equals(planned), "other when planned twice");
        yes(Planner.plan(told.visit(), same, told.now()).equals(planned), "the order of rules matters");
    }

    private void staysTheSameLater() {
        var later = told.now().plus(Duration.ofMinutes(random.between(0, 5 * PlainZone.DAY)));
        var left = planned.stream()
                .filter(message -> later.isBefore(message.usefulUntil()))
                .toList();
        yes(Planner.plan(told.visit(), told.preferences(), later).equals(left), "other at", later);
        if (left.size() < planned.size()) {
            count("over");
        }
        if (planned.stream()
                .anyMatch(message -> message.kind() == Kind.BEFORE
                        && message.usefulUntil().isBefore(told.visit().start()))) {
            count("over by the next");
        }
    }

    private void isHeldUpOnlyAsLongAsItMust(PlannedMessage message) {
        var now = message.dueAt().plus(Duration.ofMinutes(random.between(0, PlainZone.DAY)));
        var sendable = Planner.sendableAt(told.visit(), told.preferences(), message, now);
        yes(!sendable.isBefore(now), "sendable in the past", sendable);
        if (message.kind().news()) {
            return;
        }
        var minute = PlainZone.minute(sendable);
        var fresh = !now.isAfter(message.dueAt().plus(Duration.ofHours(1)));
        yes(times.open(minute) || (sendable.equals(now) && fresh && !times.quiet(minute)), "sendable when it is not");
        if (sendable.isAfter(now)) {
            count("held up");
            for (var closed = PlainZone.minute(now); closed < minute; closed++) {
                yes(!times.open(closed), "held up although it could go at", PlainZone.instant(closed));
            }
        }
    }
}
