package dev.callside.reminders.plan;

import static dev.callside.reminders.plan.Told.visit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.callside.reminders.settings.Kind;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves which kinds of message each state of an appointment has, and what an appointment can't be. */
class PlannerStatusTest {

    private static final Map<VisitStatus, List<String>> PLANS = new EnumMap<>(Map.of(
            VisitStatus.PROPOSED, List.of(),
            VisitStatus.PENDING, List.of(),
            VisitStatus.BOOKED,
                    List.of("booked email Tue 09:00", "before:P1D sms Tue 10:00", "after:PT1H email Wed 11:30"),
            VisitStatus.ARRIVED, List.of("after:PT1H email Wed 11:30"),
            VisitStatus.FULFILLED, List.of("after:PT1H email Wed 11:30"),
            VisitStatus.CANCELLED, List.of("cancelled email Tue 12:00"),
            VisitStatus.NOSHOW, List.of("no-show email Wed 10:30")));

    @ParameterizedTest
    @EnumSource
    void everyStatusHasItsMessages(VisitStatus status) {
        var told = visit("Wed 10:00").booked("Tue 09:00");
        var so = status == VisitStatus.CANCELLED ? told.cancelled("Tue 12:00") : told.is(status);

        assertThat(so.plan(Wanted.everything())).isEqualTo(PLANS.get(status));
    }

    @ParameterizedTest
    @EnumSource
    void everyStatusIsOneOfFhirs(VisitStatus status) {
        assertThat(VisitStatus.of(status.code())).contains(status);
        assertThat(List.of("proposed", "pending", "booked", "arrived", "fulfilled", "cancelled", "noshow"))
                .contains(status.code());
        assertThat(VisitStatus.of("entered-in-error")).isEmpty();
    }

    @Test
    void everyKindIsPlannedForSomeVisit() {
        var booked = visit("Wed 10:00");
        var kinds = List.of(
                        booked,
                        booked.movedFrom("Fri 10:00", "Mon 10:00"),
                        booked.cancelled("Mon 10:00"),
                        booked.is(VisitStatus.NOSHOW),
                        booked.owing("Wed 10:15", "Fri 10:15"))
                .stream()
                .flatMap(told -> told.visit().kinds().stream());

        assertThat(kinds).contains(Kind.values());
    }

    @Test
    void aMovedVisitTellsOfTheChangeAndRemindsAnew() {
        var told = visit("Wed 10:00");
        var moved = visit("Fri 14:00").movedFrom("Wed 10:00", "Mon 09:00");

        assertThat(moved.plan(Wanted.everything()))
                .containsExactly("changed email Mon 09:00", "before:P1D sms Thu 14:00", "after:PT1H email Fri 15:30");
        assertThat(moved.planAt(Week.at("Mon 09:00"), Wanted.everything()))
                .allSatisfy(message -> assertThat(message.version()).isEqualTo(2));
        assertThat(moved.planAt(Week.at("Mon 09:00"), Wanted.everything()))
                .extracting(PlannedMessage::key)
                .doesNotContainAnyElementsOf(told.planAt(Week.at("Mon 09:00"), Wanted.everything()).stream()
                        .map(PlannedMessage::key)
                        .toList());
    }

    @Test
    void aVisitThatIsWhereItsClientKnowsItToBeTellsOfNoChange() {
        assertThat(visit("Fri 14:00").movedFrom("Fri 14:00", "Mon 09:00").plan(Wanted.everything()))
                .containsExactly("before:P1D sms Thu 14:00", "after:PT1H email Fri 15:30");
    }

    @Test
    void aVisitThatIsOnAgainTellsOfTheChangeAlthoughItIsWhereItWas() {
        assertThat(visit("Fri 14:00").onAgain("Mon 09:00").plan(Wanted.everything()))
                .containsExactly("changed email Mon 09:00", "before:P1D sms Thu 14:00", "after:PT1H email Fri 15:30");
    }

    @Test
    void aMovedVisitThatIsCancelledTellsOnlyThat() {
        assertThat(visit("Fri 14:00")
                        .movedFrom("Wed 10:00", "Mon 09:00")
                        .cancelled("Mon 09:30")
                        .plan(Wanted.everything()))
                .containsExactly("cancelled email Mon 09:30");
    }

    @Test
    void aMoveBeforeTheBookingIsNewsSinceTheBooking() {
        assertThat(visit("Fri 14:00")
                        .booked("Thu 15:00")
                        .movedFrom("Wed 10:00", "Mon 09:00")
                        .plan(Wanted.everything()))
                .containsExactly("changed email Thu 15:00", "after:PT1H email Fri 15:30");
    }

    @Test
    void aKindWithoutARuleIsOff() {
        assertThat(visit("Wed 10:00").plan(Wanted.only())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"+10:00", "Z", "UTC+10", "GMT-5", "Mars/Olympus", "australia/melbourne", "", "AEST"})
    void onlyZonesOfTheTzDatabaseKnowWhenClocksChange(String id) {
        assertThat(Zones.of(id)).isEmpty();
    }

    @Test
    void zonesOfTheTzDatabaseAreKnown() {
        assertThat(Zones.of("Australia/Lord_Howe")).contains(ZoneId.of("Australia/Lord_Howe"));
        assertThat(Zones.of("Atlantic/Reykjavik")).contains(ZoneId.of("Atlantic/Reykjavik"));
    }

    @Test
    void aVisitThatCannotBeIsABug() {
        var at = Week.at("Wed 10:00");
        refused(VisitStatus.BOOKED, 1, at.minusSeconds(1), Week.ZONE, Optional.empty());
        refused(VisitStatus.BOOKED, 1, at, ZoneOffset.ofHours(10), Optional.empty());
        refused(VisitStatus.BOOKED, 0, at, Week.ZONE, Optional.empty());
        refused(VisitStatus.BOOKED, 1, at, Week.ZONE, Optional.of(new Visit.Move(at, Optional.of(at))));
        refused(VisitStatus.CANCELLED, 1, at, Week.ZONE, Optional.empty());
    }

    private static void refused(VisitStatus status, int version, Instant end, ZoneId zone, Optional<Visit.Move> moved) {
        var start = Week.at("Wed 10:00");
        assertThatThrownBy(() -> new Visit(
                        UUID.randomUUID(),
                        status,
                        version,
                        start,
                        end,
                        zone,
                        start,
                        moved,
                        Optional.empty(),
                        Set.of(),
                        Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
