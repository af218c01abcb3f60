package dev.callside.reminders.feed;

import static dev.callside.reminders.ical.Ics.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.ical.Ics;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Proves that of two calendars with the same events one has them: so a new address can be added before the old one is removed. */
class TwoCalendarsTest {

    private static final String WEEKLY = "RRULE:FREQ=WEEKLY;COUNT=2";
    private static final String TEN = "DTSTART;TZID=Australia/Melbourne:20260310T100000";
    private static final String ELEVEN = "DTSTART;TZID=Australia/Melbourne:20260310T110000";
    private static final String PHONE = "DESCRIPTION:Phone: 0491 570 156";
    private static final UUID SECOND = UUID.fromString("0190a5b2-0000-7000-8000-0000000000c2");
    private static final String MOVED =
            "a/2026-03-09T23:00:00Z booked 2 03-10 00:00, a/2026-03-16T23:00:00Z booked 2 03-17 00:00";

    private final FeedScene scene = new FeedScene();

    @BeforeEach
    void aSeriesIsRead() {
        publishes(TEN);
        scene.added();
        scene.read();
    }

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    private void publishes(String start) {
        scene.answers("200 OK", "ETag: \"" + start + "\"\r\n", Ics.calendar(visit("a", start, WEEKLY, PHONE)));
    }

    private void isMoved() {
        publishes(ELEVEN);
        scene.readAgain();
        assertThat(scene.kept()).isEqualTo(MOVED);
    }

    private void addTheSecond() {
        assertThat(scene.add(SECOND, "/second-4f2c.ics", true)).isEmpty();
        assertThat(scene.read()).isEqualTo(1);
    }

    private void removeTheFirst() {
        assertThat(scene.credits.in(() -> scene.calendars.remove(scene.mia, FeedScene.ID)))
                .isTrue();
    }

    /** One of them, as it is due; the other has been read a moment before. */
    private void reads(UUID calendar) {
        scene.credits.postgres.asOwner("update reminders.feeds set next_at = '"
                + scene.credits.clock.instant().plus(FeedScene.INTERVAL) + "' where practice_id = '"
                + scene.credits.id + "' and id <> '" + calendar + "'");
        scene.credits.postgres.asOwner("update reminders.feeds set next_at = '" + scene.credits.clock.instant()
                + "' where practice_id = '" + scene.credits.id + "' and id = '" + calendar + "'");
        assertThat(scene.read()).isEqualTo(1);
    }

    private String scheduled() {
        return scene.credits.sees("select string_agg(a.external_id || ' ' || m.rule || ' ' || m.channel, ', '"
                + " order by a.external_id, m.rule, m.channel)"
                + " from reminders.messages m join reminders.appointments a on a.practice_id = m.practice_id"
                + " and a.id = m.appointment_id"
                + " where m.practice_id = {practice} and m.state = 'scheduled' and m.rule like 'before:%'");
    }

    @Test
    void takesNothingOfASeriesThatWasMovedInTheFirst() {
        isMoved();
        var messages = scene.messages();

        addTheSecond();
        scene.readAgain();

        assertThat(scene.kept()).isEqualTo(MOVED);
        assertThat(scene.messages()).isEqualTo(messages);
    }

    @Test
    void hasTheSeriesAsItWasWhenTheFirstIsRemoved() {
        isMoved();
        addTheSecond();
        var messages = scene.messages();

        removeTheFirst();
        var asked = scene.server.count();
        scene.readAgain();

        assertThat(scene.kept()).isEqualTo(MOVED);
        assertThat(scene.messages()).isEqualTo(messages);
        assertThat(scene.server.asked(asked)).doesNotContainIgnoringCase("If-None-Match");
    }

    @Test
    void asksForChangesAloneOnceItHasAllOfIt() {
        addTheSecond();
        removeTheFirst();
        scene.readAgain();
        var asked = scene.server.count();

        scene.readAgain();

        assertThat(scene.server.asked(asked)).containsIgnoringCase("If-None-Match");
    }

    @Test
    void leavesAMoveToTheFirstWhichIsReadBefore() {
        addTheSecond();
        publishes(ELEVEN);

        reads(FeedScene.ID);
        reads(SECOND);

        assertThat(scene.kept()).isEqualTo(MOVED);
        assertThat(scene.messages()).doesNotContain("booked sms 1 scheduled").contains("changed sms 2 scheduled");
    }

    /** Until the first says that it is a move, the second has another series. */
    @Test
    void givesBackWhatItTookForNewBeforeTheFirstSaidThatItIsMoved() {
        addTheSecond();
        publishes(ELEVEN);

        reads(SECOND);
        reads(FeedScene.ID);
        reads(SECOND);
        reads(FeedScene.ID);

        assertThat(scene.kept())
                .isEqualTo("a/2026-03-09T23:00:00Z booked 2 03-10 00:00, a/2026-03-10T00:00:00Z pending 1 03-10 00:00,"
                        + " a/2026-03-16T23:00:00Z booked 2 03-17 00:00, a/2026-03-17T00:00:00Z pending 1 03-17 00:00");
        assertThat(scheduled())
                .isEqualTo("a/2026-03-09T23:00:00Z before:P1D sms, a/2026-03-16T23:00:00Z before:P1D sms");
    }
}
