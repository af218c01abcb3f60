package dev.callside.reminders.feed;

import static dev.callside.reminders.ical.Ics.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.Role;
import dev.callside.practice.testing.TestSessions;
import dev.callside.reminders.feed.Calendars.Refusal;
import java.io.IOException;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Proves what a manager can do with calendars, and what becomes of their appointments. */
class CalendarsTest {

    private static final String TEN = "DTSTART;TZID=Australia/Melbourne:20260310T100000";
    private static final String PHONE = "DESCRIPTION:Phone: 0491 570 156";
    private static final String ELEVEN = "DTSTART;TZID=Australia/Melbourne:20260310T110000";

    private final FeedScene scene = new FeedScene();

    @AfterEach
    void close() throws IOException {
        scene.close();
    }

    private boolean in(BooleanSupplier act) {
        return scene.credits.in(act::getAsBoolean);
    }

    private String audit() {
        return scene.credits.sees("select string_agg(action, ' ' order by at, id) from (select action, at,"
                + " row_number() over () as id from practice.audit where practice_id = {practice}"
                + " and action like 'calendar.%') a");
    }

    @Test
    void theSameWishTwiceAddsOne() {
        assertThat(scene.add(FeedScene.ID, "/a", true)).isEmpty();
        assertThat(scene.add(FeedScene.ID, "/a", true)).isEmpty();
        assertThat(scene.add(UUID.randomUUID(), "/a", true)).contains(Refusal.TWICE);
        assertThat(scene.add(FeedScene.ID, "/b", true)).contains(Refusal.TWICE);
        assertThat(audit()).isEqualTo("calendar.add");
        assertThat(scene.view().reading()).isTrue();
        assertThat(scene.view().address()).isEqualTo("localhost/…");
    }

    /** A name is optional in a launch, and may be longer than anybody reads. */
    @Test
    void saysWhoAddedItWhateverNameTheyHave() {
        assertThat(addedBy("")).isEqualTo("mia");
        assertThat(addedBy("M".repeat(255))).isEqualTo("M".repeat(200));
    }

    private String addedBy(String name) {
        var id = UUID.randomUUID();
        var who = TestSessions.of(scene.credits.id, Role.MANAGER, "mia", name);
        assertThat(scene.add(who, id, "/" + id, true)).isEmpty();
        return scene.credits
                .in(() -> scene.store.find(scene.credits.id, id, scene.credits.clock.instant()))
                .orElseThrow()
                .createdBy();
    }

    @Test
    void aPracticeHasOnlySoMany() {
        for (var i = 0; i < Calendars.MOST; i++) {
            assertThat(scene.add(UUID.randomUUID(), "/" + i, true)).isEmpty();
        }
        assertThat(scene.add(UUID.randomUUID(), "/more", true)).contains(Refusal.ENOUGH);
    }

    @Test
    void aPausedOneIsNotReadUntilItGoesOn() {
        scene.publishes(visit("a", TEN, PHONE));
        scene.added();
        scene.read();
        scene.publishes(visit("a", ELEVEN, PHONE));
        assertThat(in(() -> scene.calendars.pause(scene.mia, FeedScene.ID, true)))
                .isTrue();
        assertThat(in(() -> scene.calendars.readNow(scene.mia, FeedScene.ID, false)))
                .isFalse();
        assertThat(scene.readAgain()).isZero();
        assertThat(scene.view().paused()).isTrue();
        assertThat(scene.messages()).contains("before:P1D sms 1 scheduled");
        assertThat(in(() -> scene.calendars.pause(scene.mia, FeedScene.ID, false)))
                .isTrue();
        assertThat(scene.read()).isEqualTo(1);
        assertThat(scene.kept()).isEqualTo("a booked 2 03-10 00:00");
        assertThat(audit()).isEqualTo("calendar.add calendar.pause calendar.resume");
    }

    @Test
    void removingOneTellsNobodyAndAddingItAgainBringsItBack() {
        scene.publishes(visit("a", TEN, PHONE));
        scene.added();
        scene.read();
        var before = scene.messages();
        assertThat(before).contains("before:P1D sms 1 scheduled");
        assertThat(in(() -> scene.calendars.remove(scene.mia, FeedScene.ID))).isTrue();
        assertThat(scene.kept()).isEqualTo("a pending 1 03-09 23:00");
        assertThat(scene.messages()).doesNotContain("scheduled", "cancelled email 1");
        assertThat(scene.readAgain()).isZero();
        assertThat(in(() -> scene.calendars.remove(scene.mia, FeedScene.ID))).isFalse();
        scene.added();
        scene.read();
        assertThat(scene.kept()).isEqualTo("a booked 1 03-09 23:00");
        assertThat(scene.messages()).isEqualTo(before);
    }

    @Test
    void nobodySeesTheCalendarsOfAnotherPractice() throws IOException {
        scene.added();
        try (var other = new FeedScene()) {
            assertThat(other.credits.in(
                            () -> other.store.find(scene.credits.id, FeedScene.ID, other.credits.clock.instant())))
                    .isEmpty();
            assertThat(other.credits.in(() -> other.calendars.remove(other.mia, FeedScene.ID)))
                    .isFalse();
        }
        assertThat(scene.view().name()).isEqualTo("Ana's calendar");
    }
}
