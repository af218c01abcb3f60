package dev.callside.reminders.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.dispatch.MessageState;
import dev.callside.reminders.plan.Owed;
import dev.callside.reminders.plan.Visit;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that only a message is sent again that has surely not arrived, is still true, and may go now. */
class AgainRulesTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final Instant START = NOW.plus(Duration.ofDays(1));
    private static final Preferences ALL = preferences(
            Rule.before(Offset.ofDays(1), Channel.SMS),
            Rule.on(Kind.CANCELLED, Channel.SMS),
            Rule.unpaid(Offset.ofHours(1), Channel.SMS));
    private static final String OLD_NUMBER = "+61491570157";
    private static final String NUMBER = "+61491570156";

    private static Preferences preferences(Rule... rules) {
        return new Preferences(List.of(rules), Preferences.defaults().times());
    }

    private static Visit visit(VisitStatus status, int version, Instant start) {
        return new Visit(
                UUID.randomUUID(),
                status,
                version,
                start,
                start.plus(Duration.ofHours(1)),
                ZoneId.of("Australia/Melbourne"),
                NOW.minus(Duration.ofDays(7)),
                version == 1 ? Optional.empty() : Optional.of(new Visit.Move(NOW, Optional.of(START))),
                Optional.of(NOW),
                Set.of(Channel.SMS),
                Optional.empty());
    }

    /** It has been, and is still to be paid by the link of that number. */
    private static Visit owing(int number) {
        var visit = visit(VisitStatus.BOOKED, 2, NOW.minus(Duration.ofDays(1)));
        var owed = new Owed(number, visit.id(), 80_00, "AUD", visit.end(), NOW.plus(Duration.ofDays(1)));
        return with(visit, visit.channels(), Optional.of(owed));
    }

    private static Visit with(Visit visit, Set<Channel> channels, Optional<Owed> owed) {
        return new Visit(
                visit.id(),
                visit.status(),
                visit.version(),
                visit.start(),
                visit.end(),
                visit.zone(),
                visit.bookedAt(),
                visit.moved(),
                visit.cancelledAt(),
                channels,
                owed);
    }

    private static LogLine line(MessageState state, String reason, String code, String sentTo) {
        return line("before:P1D", state, reason, code, sentTo);
    }

    private static LogLine line(String rule, MessageState state, String reason, String code, String sentTo) {
        var sent = new LogLine.Sent(Optional.of(NOW), sentTo, "en", "", "Hi", OptionalLong.of(1), OptionalLong.of(1));
        return new LogLine(
                UUID.randomUUID(),
                NOW.minusSeconds(60),
                NOW.minusSeconds(60),
                NOW.plusSeconds(60),
                rule,
                1,
                Channel.SMS,
                false,
                false,
                state,
                reason,
                code,
                NOW,
                Optional.of(sent),
                UUID.randomUUID(),
                new LogLine.About("A-1", "api", START, "", "", "none", Optional.empty(), false),
                new LogLine.To("C-1", "Kim", Optional.of(NUMBER), Optional.empty(), false));
    }

    private static LogLine afterStop(LogLine line) {
        return new LogLine(
                line.id(),
                line.due(),
                line.next(),
                line.usefulUntil(),
                line.rule(),
                line.version(),
                line.channel(),
                line.instead(),
                line.mailFailed(),
                line.state(),
                line.reason(),
                line.code(),
                line.changed(),
                line.sent(),
                line.visit(),
                line.about(),
                new LogLine.To("C-1", "Kim", Optional.of(NUMBER), Optional.empty(), true));
    }

    private static Again again(LogLine line) {
        return AgainRules.again(line, visit(VisitStatus.BOOKED, 1, START), ALL, NOW);
    }

    @Test
    void neverSendsWhatArrivedOrIsOnItsWay() {
        var never = EnumSet.of(
                MessageState.SCHEDULED,
                MessageState.HELD,
                MessageState.SENDING,
                MessageState.SENT,
                MessageState.DELIVERED);
        Arrays.stream(MessageState.values())
                .filter(never::contains)
                .forEach(state -> assertThat(again(line(state, "", "", NUMBER)))
                        .as(state.label())
                        .isEqualTo(Again.NO));
    }

    @Test
    void sendsWhatWasRefusedUnlessItFailsTheSameWayAgain() {
        assertThat(again(line(MessageState.FAILED, "refused", "30007", NUMBER))).isEqualTo(Again.YES);
        assertThat(again(line(MessageState.FAILED, "refused", "21211", NUMBER))).isEqualTo(Again.NO);
        assertThat(again(line(MessageState.FAILED, "refused", "21211", OLD_NUMBER)))
                .isEqualTo(Again.YES);
    }

    /** After a START nothing keeps it back that a STOP has. */
    @Test
    void sendsWhatAStopHasStoppedAsSoonAsThatIsOver() {
        for (var stopped : List.of(
                line(MessageState.CANCELLED, "opted_out", "", NUMBER),
                line(MessageState.FAILED, "opted_out", "21610", NUMBER),
                line(MessageState.FAILED, "refused", "21610", OLD_NUMBER))) {
            assertThat(again(stopped)).isEqualTo(Again.YES);
            assertThat(again(afterStop(stopped))).isEqualTo(Again.NO);
        }
    }

    @Test
    void sendsWhatAPersonCancelledButNotWhatThePlanTookBack() {
        assertThat(again(line(MessageState.CANCELLED, "person", "", NUMBER))).isEqualTo(Again.YES);
        assertThat(again(line(MessageState.CANCELLED, "no_address", "", NUMBER)))
                .isEqualTo(Again.YES);
        assertThat(again(line(MessageState.CANCELLED, "plan", "", NUMBER))).isEqualTo(Again.NO);
        assertThat(again(line(MessageState.CANCELLED, "new_rule", "", NUMBER))).isEqualTo(Again.NO);
    }

    @Test
    void asksAPersonWhereNobodyKnows() {
        assertThat(again(line(MessageState.IN_DOUBT, "no_answer", "", NUMBER))).isEqualTo(Again.IN_DOUBT);
    }

    @Test
    void sendsWhatWasTooLateAsLongAsTheStartIsAhead() {
        var late = line(MessageState.EXPIRED, "", "", NUMBER);
        assertThat(again(late)).isEqualTo(Again.YES);
        assertThat(AgainRules.usefulUntil(late, visit(VisitStatus.BOOKED, 1, START), NOW.plusSeconds(60)))
                .contains(START);
        assertThat(AgainRules.again(late, visit(VisitStatus.BOOKED, 1, NOW), ALL, NOW))
                .isEqualTo(Again.NO);
        assertThat(AgainRules.again(late, visit(VisitStatus.BOOKED, 1, NOW.plusSeconds(90)), ALL, NOW.plusSeconds(90)))
                .isEqualTo(Again.NO);
    }

    @Test
    void neverSendsWhatIsNoLongerTrue() {
        var refused = line(MessageState.FAILED, "refused", "30007", NUMBER);
        assertThat(AgainRules.again(refused, visit(VisitStatus.BOOKED, 2, START), ALL, NOW))
                .isEqualTo(Again.NO);
        assertThat(AgainRules.again(refused, visit(VisitStatus.CANCELLED, 1, START), ALL, NOW))
                .isEqualTo(Again.NO);
        var cancellation = line("cancelled", MessageState.FAILED, "refused", "30007", NUMBER);
        assertThat(AgainRules.again(cancellation, visit(VisitStatus.CANCELLED, 1, START), ALL, NOW))
                .isEqualTo(Again.YES);
        assertThat(again(cancellation)).isEqualTo(Again.NO);
    }

    @Test
    void neverSendsWhatTheSettingsOrTheClientNoLongerWant() {
        var refused = line(MessageState.FAILED, "refused", "30007", NUMBER);
        var visit = visit(VisitStatus.BOOKED, 1, START);
        for (var off : List.of(preferences(), preferences(Rule.before(Offset.ofDays(1), Channel.EMAIL)))) {
            assertThat(AgainRules.again(refused, visit, off, NOW)).isEqualTo(Again.NO);
        }
        var unreached = with(visit, Set.of(Channel.EMAIL), visit.owed());
        assertThat(AgainRules.again(refused, unreached, ALL, NOW)).isEqualTo(Again.NO);
    }

    @Test
    void remindsAgainOfAPaymentAsLongAsItsLinkIsTheOneThatIsOpen() {
        var unpaid = line("unpaid:PT1H", MessageState.FAILED, "refused", "30007", NUMBER);
        assertThat(AgainRules.again(unpaid, owing(1), ALL, NOW)).isEqualTo(Again.YES);
        assertThat(AgainRules.again(unpaid, owing(2), ALL, NOW)).isEqualTo(Again.NO);
        assertThat(AgainRules.again(unpaid, visit(VisitStatus.BOOKED, 1, START), ALL, NOW))
                .isEqualTo(Again.NO);
    }
}
