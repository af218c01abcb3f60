package dev.callside.reminders.feed;

import static dev.callside.reminders.ical.Ics.event;
import static dev.callside.reminders.ical.Ics.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.ical.CalendarReading.Skipped;
import dev.callside.reminders.ical.Ics;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves that appointments become what their calendar says, and that nothing is cancelled because of a bad answer. */
class FeedsTest {

    private static final String TEN = "DTSTART;TZID=Australia/Melbourne:20260310T100000";
    private static final String ELEVEN = "DTSTART;TZID=Australia/Melbourne:20260310T110000";
    private static final String PHONE = "DESCRIPTION:Phone: 0491 570 156";
    private static final String OLD = "CREATED:20260101T000000Z";

    private final FeedScene scene = new FeedScene();

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    @Test
    void plansWhatIsInIt() {
        scene.publishes(visit("a", TEN, OLD, PHONE + "\\nType: Consultation"));
        scene.added();
        assertThat(scene.read()).isEqualTo(1);
        assertThat(scene.kept()).isEqualTo("a booked 1 03-09 23:00");
        assertThat(scene.clients()).isEqualTo("Kim Lee +61491570156 kim@example.com true true");
        assertThat(scene.messages()).contains("before:P1D sms 1 scheduled").doesNotContain("booked");
        assertThat(scene.credits.sees("select practitioner || ' ' || type from reminders.appointments"
                        + " where practice_id = {practice}"))
                .isEqualTo("ana Consultation");
        var view = scene.view();
        assertThat(view.problem()).isNull();
        assertThat(view.appointments()).isEqualTo(1);
        assertThat(view.read()).isEqualTo(scene.credits.clock.instant());
        assertThat(view.next()).isEqualTo(scene.credits.clock.instant().plus(FeedScene.INTERVAL));
        assertThat(view.reading()).isFalse();
    }

    @Test
    void whatIsTheSameIsNotTakenAgain() {
        scene.publishes(visit("a", TEN));
        scene.added();
        scene.read();
        assertThat(scene.read()).isZero();
        assertThat(scene.readAgain()).isEqualTo(1);
        assertThat(scene.credits.sees("select count(*) from practice.audit where action = 'appointment.put'"
                        + " and practice_id = {practice}"))
                .isEqualTo("1");
    }

    @Test
    void movesAndCancels() {
        scene.publishes(visit("a", TEN, PHONE), visit("b", TEN), visit("c", TEN));
        scene.added();
        scene.read();
        assertThat(scene.messages()).contains("before:P1D sms 1 scheduled");
        scene.publishes(visit("a", ELEVEN, PHONE), visit("b", TEN, "STATUS:CANCELLED"));
        scene.readAgain();
        assertThat(scene.kept())
                .isEqualTo("a booked 2 03-10 00:00, b cancelled 1 03-09 23:00, c cancelled 1 03-09 23:00");
        assertThat(scene.messages())
                .contains("changed email 2 scheduled", "cancelled email 1 scheduled", "before:P1D sms 2 scheduled")
                .doesNotContain("before:P1D sms 1 scheduled");
        scene.publishes(visit("a", ELEVEN), visit("b", TEN), visit("c", TEN));
        scene.readAgain();
        assertThat(scene.kept()).isEqualTo("a booked 2 03-10 00:00, b booked 2 03-09 23:00, c booked 2 03-09 23:00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CREATED:20260301T090000Z"})
    void confirmsWhatWasTentativeForDays(String created) {
        scene.publishes(visit("a", TEN, "STATUS:TENTATIVE", created));
        scene.added();
        scene.read();
        assertThat(scene.messages()).isNullOrEmpty();
        scene.credits.clock.advance(Duration.ofDays(3));
        scene.publishes(visit("a", TEN, "STATUS:CONFIRMED", created));
        scene.readAgain();
        assertThat(scene.messages()).contains("booked email 1 scheduled");
    }

    /** Tentative ones: nobody had been told of them, so nobody is told that they are off. */
    @Test
    void endsWhatWasTentativeWithoutAWord() {
        scene.publishes(visit("a", TEN, "STATUS:TENTATIVE"), visit("b", TEN, "STATUS:TENTATIVE"));
        scene.added();
        scene.read();
        assertThat(scene.kept()).isEqualTo("a pending 1 03-09 23:00, b pending 1 03-09 23:00");
        scene.publishes(visit("a", TEN, "STATUS:CANCELLED"), visit("c", TEN));
        scene.readAgain();
        assertThat(scene.kept()).startsWith("a cancelled 1 03-09 23:00, b cancelled 1 03-09 23:00, c booked 1");
        assertThat(scene.messages()).doesNotContain("cancelled email");
    }

    /** It was booked, then nobody could read when it is, and now it is off: its client is told nothing, as long as it is. */
    @Test
    void endsWhatCouldNotBeReadWithoutAWord() {
        scene.publishes(visit("a", TEN));
        scene.added();
        scene.read();
        scene.publishes(visit("a", "DTSTART;VALUE=DATE:20260310"));
        scene.readAgain();
        assertThat(scene.kept()).isEqualTo("a pending 1 03-09 23:00");
        scene.publishes(visit("a", TEN, "STATUS:CANCELLED"));
        scene.readAgain();
        assertThat(scene.kept()).isEqualTo("a cancelled 1 03-09 23:00");
        assertThat(scene.messages()).isNullOrEmpty();
        scene.publishes(visit("a", ELEVEN));
        scene.readAgain();
        assertThat(scene.kept()).isEqualTo("a booked 2 03-10 00:00");
        assertThat(scene.messages()).contains("booked email 2 scheduled");
    }

    /** Nobody is told to come at the old time, nor that it was cancelled; who was told of it is not told anew. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // moved, and the phone is mistyped, or a second person is invited
                "DTSTART;TZID=Australia/Melbourne:20260310T110000 | DESCRIPTION:Phone: 12",
                "DTSTART;TZID=Australia/Melbourne:20260310T110000 | ATTENDEE;CN=Jo:mailto:jo@example.com",
                // nobody knows when
                "DTSTART;VALUE=DATE:20260310 | DESCRIPTION:Phone: 12"
            })
    void isSilentAboutWhatIsAtATimeThatCantBeUsed(String start, String other) {
        scene.publishes(visit("a", TEN, PHONE), visit("b", TEN));
        scene.added();
        scene.read();
        scene.publishes(visit("a", start, other), visit("b", TEN, other));
        scene.readAgain();
        assertThat(scene.kept()).isEqualTo("a pending 1 03-09 23:00, b booked 1 03-09 23:00");
        assertThat(scene.messages()).isEqualTo("before:P1D sms 1 cancelled, before:P1D sms 1 scheduled");
        scene.publishes(visit("a", TEN, PHONE), visit("b", TEN));
        scene.readAgain();
        assertThat(scene.kept()).isEqualTo("a booked 1 03-09 23:00, b booked 1 03-09 23:00");
        assertThat(scene.messages()).isEqualTo("before:P1D sms 1 scheduled, before:P1D sms 1 scheduled");
    }

    @Test
    void movesOneOfASeriesAndTheWholeOfIt() {
        var rule = "RRULE:FREQ=WEEKLY;COUNT=3";
        scene.publishes(visit("s", TEN, rule));
        scene.added();
        scene.read();
        scene.publishes(
                visit("s", TEN, rule), visit("s", "RECURRENCE-ID:20260316T230000Z", "DTSTART:20260318T010000Z"));
        scene.readAgain();
        assertThat(scene.kept())
                .isEqualTo("s/2026-03-09T23:00:00Z booked 1 03-09 23:00, s/2026-03-16T23:00:00Z booked 2 03-18 01:00,"
                        + " s/2026-03-23T23:00:00Z booked 1 03-23 23:00");
        scene.publishes(visit("s", ELEVEN, rule));
        scene.readAgain();
        scene.readAgain();
        assertThat(scene.kept())
                .isEqualTo("s/2026-03-09T23:00:00Z booked 2 03-10 00:00, s/2026-03-16T23:00:00Z booked 3 03-17 00:00,"
                        + " s/2026-03-23T23:00:00Z booked 2 03-24 00:00");
        assertThat(scene.messages()).doesNotContain("cancelled email");
    }

    /** One of it is all day long, which nobody can use: the clients of the others hear that theirs don't take place all the same. */
    @ParameterizedTest
    @ValueSource(strings = {"RECURRENCE-ID:20260316T230000Z", "RECURRENCE-ID;VALUE=DATE:20260317"})
    void cancelsOneOfASeriesOfWhichAnotherCantBeRead(String original) {
        var rule = "RRULE:FREQ=WEEKLY;COUNT=3";
        var allDay = visit("s", original, "DTSTART;VALUE=DATE:20260317");
        scene.publishes(visit("s", TEN, rule), allDay);
        scene.added();
        scene.read();
        scene.publishes(visit("s", TEN, rule, "EXDATE:20260323T230000Z"), allDay);
        scene.readAgain();
        assertThat(scene.kept())
                .isEqualTo(
                        "s/2026-03-09T23:00:00Z booked 1 03-09 23:00, s/2026-03-23T23:00:00Z cancelled 1 03-23 23:00");
        assertThat(scene.messages()).contains("cancelled email 1 scheduled");
    }

    @Test
    void whatComesWhereAMovedSeriesWasIsAnotherAppointment() {
        scene.publishes(visit("s", TEN, "RRULE:FREQ=DAILY;COUNT=2"));
        scene.added();
        scene.read();
        scene.publishes(visit("s", TEN.replace("0310", "0311"), "RRULE:FREQ=DAILY;COUNT=2"));
        scene.readAgain();
        scene.publishes(visit("s", TEN, "RRULE:FREQ=DAILY;COUNT=3"));
        scene.readAgain();
        assertThat(scene.view().problem()).isNull();
        assertThat(scene.kept())
                .contains("booked 1 03-09 23:00", "booked 1 03-10 23:00", "s/2026-03-09T23:00:00Z booked 2 03-11 23:00")
                .doesNotContain("cancelled");
        assertThat(scene.view().appointments()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 Broken | BEGIN | server",
                "404 Not Found | | refused",
                "200 OK | <html>Log in</html> | not_a_calendar",
                "200 OK | | not_a_calendar",
                "200 OK | BEGIN:VCALENDAR | broken_off",
                "304 Not Modified | | server"
            })
    void aBadAnswerCancelsNothing(String status, String body, String problem) {
        scene.publishes(visit("a", TEN));
        scene.added();
        scene.read();
        scene.answers(status, "", body == null ? "" : body);
        scene.credits.clock.advance(Duration.ofDays(2));
        scene.read();
        assertThat(scene.kept()).isEqualTo("a booked 1 03-09 23:00");
        assertThat(scene.view().problem()).isEqualTo(problem);
        assertThat(scene.view().appointments()).isEqualTo(1);
        scene.publishes(visit("a", ELEVEN));
        scene.readAgain();
        assertThat(scene.view().problem()).isNull();
        assertThat(scene.kept()).isEqualTo("a booked 2 03-10 00:00");
    }

    @Test
    void anEmptyOneCancelsNothingUntilAPersonSaysSo() {
        scene.publishes(visit("a", TEN), visit("b", TEN));
        scene.added();
        scene.read();
        scene.publishes();
        scene.readAgain();
        assertThat(scene.view().problem()).isEqualTo("empty");
        assertThat(scene.view().gone()).isEqualTo(2);
        scene.readAgain();
        assertThat(scene.kept()).isEqualTo("a booked 1 03-09 23:00, b booked 1 03-09 23:00");
        assertThat(scene.credits.in(() -> scene.calendars.readNow(scene.mia, FeedScene.ID, true)))
                .isTrue();
        scene.read();
        assertThat(scene.kept()).isEqualTo("a cancelled 1 03-09 23:00, b cancelled 1 03-09 23:00");
        assertThat(scene.view().problem()).isNull();
        assertThat(scene.view().gone()).isZero();
    }

    @Test
    void whatAPersonSaidIsNotTrueOfALaterRead() {
        scene.publishes(visit("a", TEN));
        scene.added();
        scene.read();
        scene.publishes();
        scene.readAgain();
        scene.credits.in(() -> scene.calendars.readNow(scene.mia, FeedScene.ID, true));
        scene.answers("503 Away", "", "");
        scene.read();
        scene.publishes();
        scene.readAgain();
        assertThat(scene.view().problem()).isEqualTo("empty");
        assertThat(scene.kept()).isEqualTo("a booked 1 03-09 23:00");
    }

    @Test
    void oneThatLosesMostOfItCancelsNothing() {
        var all = IntStream.range(0, 20)
                .mapToObj(number -> visit("v" + number, TEN))
                .toArray(String[]::new);
        scene.publishes(all);
        scene.added();
        scene.read();
        scene.publishes(visit("v0", ELEVEN), visit("new", TEN));
        scene.readAgain();
        assertThat(scene.view().problem()).isEqualTo("many_gone");
        assertThat(scene.view().gone()).isEqualTo(19);
        assertThat(scene.kept())
                .contains("v0 booked 2 03-10 00:00", "new booked 1", "v19 booked 1")
                .doesNotContain("cancelled");
    }

    @Test
    void readsItWholeOnlyWhenItHasChanged() {
        scene.answers("200 OK", "ETag: \"1\"\r\n", Ics.calendar(visit("s", TEN, PHONE, "RRULE:FREQ=DAILY")));
        scene.added();
        scene.read();
        var first = scene.view().appointments();
        scene.answers("304 Not Modified", "", "");
        scene.readAgain();
        assertThat(scene.server.asked(1)).contains("If-None-Match: \"1\"");
        assertThat(scene.view().problem()).isNull();
        assertThat(scene.view().read()).isEqualTo(scene.credits.clock.instant());
        // A series has no end, so that it is read whole again after a day.
        scene.answers("200 OK", "ETag: \"1\"\r\n", Ics.calendar(visit("s", TEN, PHONE, "RRULE:FREQ=DAILY")));
        scene.credits.clock.advance(Duration.ofDays(3));
        scene.read();
        assertThat(scene.server.asked(2)).doesNotContain("If-None-Match");
        assertThat(scene.view().appointments()).isEqualTo(first + 3);
        assertThat(scene.messages()).doesNotContain("booked email");
    }

    @Test
    void triesAgainAfterLongerPauses() {
        scene.answers("503 Away", "", "");
        scene.added();
        scene.read();
        assertThat(pause()).isEqualTo(Duration.ofMinutes(15));
        scene.readAgain();
        assertThat(pause()).isEqualTo(Duration.ofMinutes(30));
        assertThat(scene.readAgain()).isZero();
        scene.readAgain();
        assertThat(pause()).isEqualTo(Duration.ofHours(1));
        scene.publishes(visit("a", TEN));
        scene.credits.in(() -> scene.calendars.readNow(scene.mia, FeedScene.ID, false));
        scene.read();
        assertThat(pause()).isEqualTo(Duration.ofMinutes(15));
    }

    private Duration pause() {
        return Duration.between(scene.credits.clock.instant(), scene.view().next());
    }

    @Test
    void tellsNobodyOfWhatWasThereAllAlong() {
        scene.publishes(visit("a", TEN));
        scene.added();
        scene.read();
        scene.publishes(visit("a", TEN), visit("b", TEN));
        scene.readAgain();
        assertThat(scene.credits.sees(
                        "select string_agg(a.external_id || ' ' || m.rule, ', ') from reminders.messages m"
                                + " join reminders.appointments a on a.id = m.appointment_id"
                                + " where m.practice_id = {practice} and m.rule = 'booked' and m.state = 'scheduled'"))
                .isEqualTo("b booked");
    }

    @Test
    void grantsNoConsentThatNobodyGave() {
        scene.publishes(visit("a", TEN, PHONE));
        scene.add(FeedScene.ID, "/a", false);
        scene.read();
        assertThat(scene.clients()).isEqualTo("Kim Lee +61491570156 kim@example.com false false");
        assertThat(scene.messages()).isNullOrEmpty();
    }

    @Test
    void leavesWhatAKnownClientAgreedToAndWhatIsKnownOfThem() {
        scene.credits.postgres.asOwner(
                "insert into practice.clients (practice_id, id, external_id, name, first_name, phone,"
                        + " email, language, sms_consent, email_consent, created_at, changed_at) values ('"
                        + scene.credits.id
                        + "', gen_random_uuid(), 'c-77', 'KIM  Lee', 'Kim', null, 'Kim@example.com', 'is', false, true, now(), now())");
        scene.publishes(
                visit("a", TEN, PHONE),
                // The same address, and another name: whoever refused there has refused.
                event("UID:b", TEN, "ATTENDEE;CN=Jo Lee:mailto:kim@example.com", "DESCRIPTION:Phone: 0491 570 156"));
        scene.added();
        scene.read();
        assertThat(scene.clients())
                .isEqualTo(
                        "Jo Lee +61491570156 kim@example.com false true, KIM  Lee +61491570156 Kim@example.com false true");
        assertThat(scene.credits.sees("select string_agg(external_id || ' ' || first_name || ' ' || language, ', ')"
                        + " from practice.clients where practice_id = {practice} and name = 'KIM  Lee'"))
                .isEqualTo("c-77 Kim is");
    }

    @Test
    void countsWhatCantBeKept() {
        scene.publishes(
                visit("a", TEN, "DESCRIPTION:Phone: 12"),
                visit("b", TEN, "DESCRIPTION:Time zone: Nowhere"),
                visit("c", "DTSTART;VALUE=DATE:20260310"));
        scene.added();
        scene.read();
        assertThat(scene.kept()).isNullOrEmpty();
        assertThat(scene.view().skipped()).extracting(Skipped::reason).containsExactly("all_day", "contact", "value");
    }

    @Test
    void anAppointmentIsOneCalendars() {
        scene.publishes(visit("a", TEN));
        scene.added();
        scene.read();
        var other = UUID.randomUUID();
        scene.add(other, "/other", true);
        scene.read();
        assertThat(scene.kept()).isEqualTo("a booked 1 03-09 23:00");
        assertThat(scene.credits
                        .in(() -> scene.store.find(scene.credits.id, other, scene.credits.clock.instant()))
                        .orElseThrow()
                        .skipped())
                .extracting(Skipped::reason)
                .isEqualTo(List.of("other_calendar"));
    }
}
