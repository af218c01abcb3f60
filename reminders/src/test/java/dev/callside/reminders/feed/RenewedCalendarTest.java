package dev.callside.reminders.feed;

import static dev.callside.reminders.ical.Ics.visit;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves that a calendar that is removed and added again finds its appointments, also those of a series that was moved. */
class RenewedCalendarTest {

    private static final String WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=2";
    private static final String TEN = "DTSTART;TZID=Australia/Melbourne:20260310T100000";
    private static final String ELEVEN = "DTSTART;TZID=Australia/Melbourne:20260310T110000";
    private static final String JUNE = "DTSTART;TZID=Australia/Melbourne:20260601T100000";
    private static final String PHONE = "DESCRIPTION:Phone: 0491 570 156";

    private final FeedScene scene = new FeedScene();
    private UUID calendar = FeedScene.ID;

    @BeforeEach
    void aSeriesIsMovedAsAWhole() {
        scene.publishes(visit("a", TEN, WEEKLY, PHONE));
        scene.added();
        scene.read();
        scene.publishes(visit("a", ELEVEN, WEEKLY, PHONE));
        scene.readAgain();
        assertThat(scene.kept()).contains("booked 2 03-10 00:00").doesNotContain("booked 1");
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    private void remove() {
        assertThat(scene.credits.in(() -> scene.calendars.remove(scene.mia, calendar)))
                .isTrue();
    }

    /** Under another id and at another address. */
    private void addAgain() {
        calendar = UUID.randomUUID();
        assertThat(scene.add(calendar, "/" + calendar, true)).isEmpty();
        assertThat(scene.read()).isEqualTo(1);
    }

    private void owner(String sql) {
        scene.credits.postgres.asOwner(sql.replace("{practice}", "'" + scene.credits.id + "'"));
    }

    private String answers() {
        return scene.credits.sees("select string_agg(answer, ' ' order by start_at) from reminders.appointments"
                + " where practice_id = {practice}");
    }

    private String left() {
        return scene.credits.sees(
                "select cast(count(*) as text) from reminders.feed_left" + " where practice_id = {practice}");
    }

    @Test
    void whatWasSentAndAnsweredStaysSo() {
        owner("update reminders.appointments set answer = 'yes', answered_at = now()"
                + " where practice_id = {practice} and start_at < '2026-03-11Z'");
        owner("update reminders.messages set state = 'sent' where practice_id = {practice} and rule = 'before:P1D'"
                + " and appointment_id in (select id from reminders.appointments where start_at < '2026-03-11Z')");
        var kept = scene.kept();
        var messages = scene.messages();
        assertThat(messages).contains("before:P1D sms 2 sent", "before:P1D sms 2 scheduled");
        for (var time = 0; time < 2; time++) {
            remove();
            assertThat(scene.kept()).isEqualTo(kept.replace("booked", "pending"));
            addAgain();
            assertThat(scene.kept()).isEqualTo(kept);
            assertThat(scene.messages()).isEqualTo(messages);
            assertThat(answers()).isEqualTo("yes none");
        }
    }

    @Test
    void aSeriesThatWasMovedBackIsWhatItWasBefore() {
        remove();
        addAgain();
        scene.publishes(visit("a", TEN, WEEKLY, PHONE));
        scene.readAgain();
        var kept = scene.kept();
        assertThat(kept).contains("booked 3 03-09 23:00").doesNotContain("pending");
        remove();
        addAgain();
        assertThat(scene.kept()).isEqualTo(kept);
        assertThat(left()).isEqualTo("0");
    }

    @Test
    void aSeriesThatIsMovedBackWhileItIsAwayIsTheSame() {
        remove();
        scene.publishes(visit("a", TEN, WEEKLY, PHONE));
        addAgain();
        assertThat(scene.kept())
                .isEqualTo("a/2026-03-09T23:00:00Z booked 3 03-09 23:00, a/2026-03-16T23:00:00Z booked 3 03-16 23:00");
        assertThat(left()).isEqualTo("0");
    }

    @Test
    void whatARemovedOneKnewIsForgottenAMonthAfterTheAppointment() {
        remove();
        scene.publishes(visit("b", JUNE, PHONE));
        addAgain();
        assertThat(left()).isEqualTo("2");
        scene.credits.clock.advance(Duration.ofDays(39));
        assertThat(scene.read()).isEqualTo(1);
        assertThat(left()).isEqualTo("1");
    }
}
