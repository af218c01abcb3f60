package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

/** Practices with thousands of clients who all have an appointment on Wednesday and are to hear of it on Tuesday. */
final class Crowd {

    private final List<ReminderScene> scenes;
    private final int each;

    /** The first scene's providers and clock are those of all. */
    Crowd(int practices, int each) {
        scenes =
                IntStream.range(0, practices).mapToObj(i -> new ReminderScene()).toList();
        this.each = each;
        scenes.forEach(this::fill);
        first().clock.advance(Duration.between(first().clock.instant(), TUESDAY));
    }

    ReminderScene first() {
        return scenes.get(0);
    }

    /** One second after the other over an hour, so that the practices' messages take turns. */
    private void fill(ReminderScene scene) {
        scene.bought(each * 5L);
        scene.credits.postgres.asOwner("""
                insert into practice.clients (practice_id, id, external_id, name, first_name, phone, sms_consent,
                                              email_consent, created_at, changed_at)
                select '%1$s', gen_random_uuid(), n, 'Client ' || n, 'Client', '+614' || 10000000 + n, true, true, at, at
                from generate_series(1, %2$d) n, (values (timestamptz '%3$s')) t (at);
                insert into reminders.appointments (practice_id, id, source, external_id, client_id, status, start_at,
                                                    end_at, booked_at, created_at, changed_at)
                select c.practice_id, gen_random_uuid(), 'api', c.external_id, c.id, 'booked', '%4$s',
                       timestamptz '%4$s' + interval '1 h', c.created_at, c.created_at, c.created_at
                from practice.clients c where c.practice_id = '%1$s';
                insert into reminders.messages (practice_id, id, appointment_id, version, rule, channel, due_at,
                                                next_at, useful_until, created_at, changed_at)
                select a.practice_id, gen_random_uuid(), a.id, 1, 'before:P1D', 'sms',
                       due, due, a.start_at, a.created_at, a.created_at
                from reminders.appointments a,
                     lateral (select timestamptz '%5$s' - cast(a.external_id as int) %% 3600 * interval '1 s') t (due)
                where a.practice_id = '%1$s';
                analyze reminders.messages, reminders.appointments, practice.clients""".formatted(scene.practice, each, scene.clock.instant(), WEDNESDAY, TUESDAY));
    }

    /** Everybody got one, and it was paid for once. */
    void assertEachGotOne() {
        var taken = first().sms.taken();
        assertThat(taken).hasSize(scenes.size() * each);
        assertThat(new HashSet<>(taken.stream().map(Outgoing::id).toList())).hasSameSizeAs(taken);
        for (var scene : scenes) {
            assertThat(scene.counts()).isEqualTo("sent " + each);
            var parts = taken.stream()
                    .filter(message -> message.practice().equals(scene.practice))
                    .mapToLong(Outgoing::parts)
                    .sum();
            assertThat(scene.posted()).isEqualTo(each * 5L - parts);
            assertThat(scene.available()).isEqualTo(scene.posted());
            assertThat(scene.sees("select count(*) from credits.transfers where practice_id = {practice}"
                            + " and kind = 'post'"))
                    .isEqualTo(String.valueOf(each));
            assertThat(scene.findings()).containsExactly("");
        }
    }
}
