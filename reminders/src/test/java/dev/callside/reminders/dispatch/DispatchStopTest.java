package dev.callside.reminders.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.reminders.twilio.TestReplies;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Proves that whoever opts out in the middle of a batch gets nothing that is not on its way at that moment. */
class DispatchStopTest {

    /** Three steps at least: none is more than twice as long as the one before. */
    private static final int CLIENTS = (1 + 2 + 4) * Dispatcher.AT_ONCE;

    private final Crowd crowd = new Crowd(1, CLIENTS);
    private final ReminderScene scene = crowd.first();
    private final TestReplies replies = new TestReplies(scene.credits);

    /** One of the next few who are to get their message. */
    private String next(Set<String> stopped) {
        var waiting = scene.sees("select string_agg(recipient, ' ' order by due_at, id) from reminders.messages"
                        + " where practice_id = {practice} and state = 'sending' and handed_over_at is null")
                .split(" ");
        return List.of(waiting).stream()
                .filter(number -> !stopped.contains(number))
                .findFirst()
                .orElseThrow();
    }

    private void stop(String number) {
        replies.says(number, "STOP");
    }

    /** One of the next few opts out right before they are handed over. */
    @Test
    void sendsNothingToWhoOptsOutBetweenTheClaimAndEachHandOver() {
        Set<String> stopped = new HashSet<>();
        var dispatcher = scene.dispatcher(
                Databases.wrapped(scene.database, transaction -> {
                    var handsOver = transaction - 1;
                    if (1 <= handsOver && handsOver <= 3) {
                        var number = next(stopped);
                        stopped.add(number);
                        stop(number);
                    }
                }),
                scene.sms);

        dispatcher.run(ReminderScene.THREADS);

        assertThat(stopped).hasSize(3);
        assertThat(scene.sms.taken())
                .hasSize(CLIENTS - 3)
                .extracting(Outgoing::recipient)
                .doesNotContainAnyElementsOf(stopped);
        assertThat(scene.counts()).isEqualTo("cancelled 3, sent " + (CLIENTS - 3));
        assertThat(scene.sees("select string_agg(distinct reason, ' ') from reminders.messages"
                        + " where practice_id = {practice} and state = 'cancelled'"))
                .isEqualTo("opted_out");
        assertThat(scene.available()).isEqualTo(scene.posted());
        assertThat(scene.posted())
                .isEqualTo(CLIENTS * 5L
                        - scene.sms.taken().stream().mapToLong(Outgoing::parts).sum());
        assertThat(scene.findings()).containsExactly("");
    }

    @Test
    void freesTheCreditsOfManyWhoOptOutAtOnce() {
        var dispatcher = scene.dispatcher(
                Databases.wrapped(scene.database, transaction -> {
                    if (transaction == 2) {
                        List.of(scene.sees("select string_agg(phone, ' ') from practice.clients"
                                                + " where practice_id = {practice}")
                                        .split(" "))
                                .forEach(this::stop);
                    }
                }),
                scene.sms);

        dispatcher.run(ReminderScene.THREADS);

        assertThat(scene.sms.asked()).isZero();
        assertThat(scene.counts()).isEqualTo("cancelled " + CLIENTS);
        assertThat(scene.available()).isEqualTo(CLIENTS * 5L);
        assertThat(scene.findings()).containsExactly("");
    }
}
