package dev.callside.reminders.appointment;

import static dev.callside.reminders.appointment.IntakeScene.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.practice.client.Client;
import dev.callside.reminders.plan.VisitStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proves that a request becomes a booking when it is granted, and that nobody hears of the end of what they never had. */
class RequestedTest {

    private final IntakeScene scene = new IntakeScene();

    private static Client kim(String id) {
        return new Client(
                UUID.randomUUID(),
                id,
                "Kim Lee",
                "",
                Optional.of("+61491570156"),
                Optional.of("kim@example.com"),
                Optional.empty(),
                Optional.empty(),
                true,
                true);
    }

    private void says(VisitStatus status, Instant start) {
        says(status, start, Optional.empty());
    }

    private void says(VisitStatus status, Instant start, Optional<Instant> booked) {
        says("kim", status, start, booked);
    }

    private void says(String client, VisitStatus status, Instant start, Optional<Instant> booked) {
        scene.put(List.of(new Appointment(
                Source.API,
                "a",
                kim(client),
                "ana",
                "Dr Ana Ruiz",
                "",
                "",
                "",
                status,
                start,
                start.plus(Duration.ofMinutes(30)),
                booked)));
    }

    private Instant now() {
        return scene.credits.clock.instant();
    }

    private void itIs(Instant moment) {
        scene.credits.clock.advance(Duration.between(now(), moment));
    }

    /** {@code rule channel} of what is to be sent. */
    private String toSend() {
        return scene.credits.sees("""
                select coalesce(string_agg(rule || ' ' || channel, ', ' order by due_at, rule, channel), 'nothing')
                from reminders.messages where practice_id = {practice} and state = 'scheduled'""");
    }

    @ParameterizedTest
    @EnumSource(names = {"PROPOSED", "PENDING"})
    void whatIsGrantedDaysLaterIsConfirmedThen(VisitStatus asked) {
        says(asked, NINE);
        assertThat(toSend()).isEqualTo("nothing");
        scene.credits.clock.advance(Duration.ofDays(3));

        says(VisitStatus.BOOKED, NINE);

        assertThat(toSend()).isEqualTo("booked email, before:P1D sms");
    }

    /** As FHIR's {@code created} is, and that of a calendar. */
    @Test
    void theTimeOfTheRequestIsNotThatOfTheBooking() {
        var created = Optional.of(now());
        says(VisitStatus.PENDING, NINE, created);
        scene.credits.clock.advance(Duration.ofDays(3));

        says(VisitStatus.BOOKED, NINE, created);

        assertThat(toSend()).isEqualTo("booked email, before:P1D sms");
    }

    @Test
    void aTimeOfTheBookingSinceThenIsBelieved() {
        says(VisitStatus.PENDING, NINE);
        scene.credits.clock.advance(Duration.ofDays(6));

        says(VisitStatus.BOOKED, NINE, Optional.of(now().minus(Duration.ofDays(3))));

        assertThat(toSend()).isEqualTo("before:P1D sms");
    }

    /** As that of a system that writes local time as UTC, ten hours ahead in Melbourne. */
    @Test
    void aTimeOfTheBookingThatLiesAheadIsNow() {
        itIs(Instant.parse("2026-03-01T22:00:00Z"));

        says(VisitStatus.BOOKED, now().plus(Duration.ofHours(28)), Optional.of(now().plus(Duration.ofHours(10))));

        assertThat(bookedAt()).isEqualTo("2026-03-01 22:00:00+00");
        assertThat(toSend()).isEqualTo("booked email, before:P1D sms");
    }

    @Test
    void neitherIsItAheadOfWhatIsGranted() {
        says(VisitStatus.PENDING, NINE);
        says(VisitStatus.BOOKED, NINE, Optional.of(now().plus(Duration.ofDays(30))));

        assertThat(toSend()).isEqualTo("booked email, before:P1D sms");
    }

    @Test
    void aDayBeforeIsNotSentOfWhatIsGrantedAnHourBefore() {
        says(VisitStatus.PENDING, NINE);
        itIs(NINE.minus(Duration.ofHours(1)));

        says(VisitStatus.BOOKED, NINE);

        assertThat(toSend()).isEqualTo("booked email");
    }

    @Test
    void whatWasMovedBeforeItWasGrantedIsConfirmedAndNotChanged() {
        says(VisitStatus.PENDING, NINE);
        says(VisitStatus.PENDING, NINE.plus(Duration.ofDays(1)));
        scene.credits.clock.advance(Duration.ofDays(3));

        says(VisitStatus.BOOKED, NINE.plus(Duration.ofDays(2)));

        assertThat(toSend()).isEqualTo("booked email, before:P1D sms");
    }

    /** As is an appointment of a calendar that was removed and is added again. */
    @Test
    void whatWasBookedBeforeIsNotConfirmedOnceMore() {
        says(VisitStatus.BOOKED, NINE, Optional.of(now().minus(Duration.ofDays(3))));
        says(VisitStatus.PENDING, NINE);
        scene.credits.clock.advance(Duration.ofDays(3));

        says(VisitStatus.BOOKED, NINE);

        assertThat(toSend()).isEqualTo("before:P1D sms");
    }

    @Test
    void theSameOnceMoreChangesNothing() {
        says(VisitStatus.PENDING, NINE);
        scene.credits.clock.advance(Duration.ofDays(3));
        says(VisitStatus.BOOKED, NINE);
        var first = scene.everything();
        says(VisitStatus.BOOKED, NINE);
        assertThat(scene.everything()).startsWith(first);
    }

    @Test
    void whatIsSaidAfterTheEndIsNotBookedOnlyThen() {
        says(VisitStatus.PENDING, NINE);
        itIs(NINE.plus(Duration.ofHours(10)));
        says(VisitStatus.NOSHOW, NINE);
        assertThat(bookedAt()).isEqualTo("2026-03-01 10:00:00+00");
    }

    @Test
    void nobodyHearsOfTheEndOfWhatCameCancelled() {
        says(VisitStatus.CANCELLED, NINE);
        says(VisitStatus.CANCELLED, NINE);
        assertThat(toSend()).isEqualTo("nothing");
    }

    @ParameterizedTest
    @EnumSource(names = {"PROPOSED", "PENDING"})
    void norOfARequestThatIsNotGranted(VisitStatus asked) {
        says(asked, NINE);
        says(VisitStatus.CANCELLED, NINE);
        assertThat(toSend()).isEqualTo("nothing");
    }

    @Test
    void norWhoWasGivenItAfterItsEnd() {
        says(VisitStatus.BOOKED, NINE);
        scene.credits.clock.advance(Duration.ofDays(1));
        says("lee", VisitStatus.CANCELLED, NINE, Optional.empty());
        assertThat(toSend()).isEqualTo("nothing");
    }

    @Test
    void whoHadItHears() {
        says(VisitStatus.BOOKED, NINE);
        says(VisitStatus.PENDING, NINE);
        says(VisitStatus.CANCELLED, NINE);
        assertThat(toSend()).isEqualTo("cancelled email, cancelled sms");
    }

    @Test
    void whatCameCancelledAndIsBookedIsConfirmed() {
        says(VisitStatus.CANCELLED, NINE);
        scene.credits.clock.advance(Duration.ofDays(3));
        says(VisitStatus.BOOKED, NINE);
        assertThat(toSend()).isEqualTo("booked email, before:P1D sms");
        says(VisitStatus.CANCELLED, NINE);
        assertThat(toSend()).isEqualTo("cancelled email, cancelled sms");
    }

    private String bookedAt() {
        return scene.credits.sees(
                "select booked_at at time zone 'UTC' || '+00' from reminders.appointments where practice_id = {practice}");
    }
}
