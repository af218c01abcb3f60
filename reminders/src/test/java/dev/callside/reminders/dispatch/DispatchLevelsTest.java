package dev.callside.reminders.dispatch;

import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.level.LevelId;
import dev.callside.credits.price.Channel;
import dev.callside.practice.client.Client;
import dev.callside.practice.copy.Copy;
import dev.callside.reminders.appointment.Appointment;
import dev.callside.reminders.copy.CopyKey;
import dev.callside.reminders.copy.Language;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves whose settings, copy and credits a message uses, and that no value of it is ever more than text. */
class DispatchLevelsTest {

    private static final CopyKey SMS = new CopyKey(Kind.BEFORE, Channel.SMS, Language.ENGLISH);

    private final ReminderScene scene = new ReminderScene();

    private void before(LevelId level, Offset offset) {
        scene.prefers(
                level,
                new Preferences(
                        List.of(Rule.before(offset, Channel.SMS)),
                        Preferences.defaults().times()));
    }

    private void copy(LevelId level, CopyKey key, Copy copy) {
        scene.database.inApp(
                scene.practice,
                () -> scene.copies.save(scene.practice, level, key, copy, scene.clock.instant(), "Mia"));
    }

    @Test
    void usesWhatTheIndividualLevelSaysForItsPractitionerAndTheGroupsForOthers() {
        var ana = scene.credits.level(scene.credits.ana);
        scene.bought(10);
        scene.credits.bought(ana, 10);
        before(ana, Offset.ofHours(24));
        before(scene.credits.group, Offset.ofHours(23));
        copy(ana, SMS, new Copy("", "Ana: {{time}}"));
        copy(scene.credits.group, SMS, new Copy("", "Group: {{time}}"));

        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.put(visit("b", scene.kim, WEDNESDAY, VisitStatus.BOOKED, "ben"));
        scene.put(visit("c", scene.kim, WEDNESDAY, VisitStatus.BOOKED, ""));
        scene.runAt(TUESDAY);
        assertThat(scene.sms.taken()).extracting(Outgoing::text).containsExactly("Ana: 10:00 am");
        scene.runAfter(Duration.ofHours(1));

        assertThat(scene.sms.taken())
                .extracting(Outgoing::text)
                .containsExactly("Ana: 10:00 am", "Group: 10:00 am", "Group: 10:00 am");
        assertThat(scene.credits.of(ana).posted()).isEqualTo(9);
        assertThat(scene.posted()).isEqualTo(8);
    }

    @Test
    void usesTheGroupsAgainAfterTheLevelIsRemoved() {
        var ana = scene.credits.level(scene.credits.ana);
        scene.credits.bought(ana, 10);
        before(ana, Offset.ofHours(24));
        before(scene.credits.group, Offset.ofHours(23));
        copy(ana, SMS, new Copy("", "Ana: {{time}}"));
        copy(scene.credits.group, SMS, new Copy("", "Group: {{time}}"));
        var appointment = scene.put(visit("a", scene.kim, WEDNESDAY));
        assertThat(scene.states()).containsExactly("before:PT24H sms 1 scheduled");

        scene.credits.in(() -> scene.credits.all.levels.remove(scene.practice, ana, scene.credits.group, "Mia"));
        scene.database.inApp(
                scene.practice, () -> scene.plans.replan(scene.practice, List.of(appointment), scene.clock.instant()));
        scene.runAt(TUESDAY.plus(Duration.ofHours(1)));

        assertThat(scene.sms.taken()).extracting(Outgoing::text).containsExactly("Group: 10:00 am");
        assertThat(scene.states()).containsExactly("before:PT23H sms 1 sent", "before:PT24H sms 1 cancelled plan");
        assertThat(scene.posted()).isEqualTo(9);
    }

    @Test
    void sendsNothingThatTheSettingsNoLongerSayEvenBeforeTheyArePlannedAnew() {
        scene.bought(10);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        before(scene.credits.group, Offset.ofHours(2));

        scene.runAt(TUESDAY);

        assertThat(scene.sms.asked()).isZero();
        assertThat(scene.states()).contains("before:P1D sms 1 cancelled plan");
    }

    @Test
    void leavesOutALinkThatMakesAnSmsTooLong() {
        scene.bought(10);
        copy(
                scene.credits.group,
                new CopyKey(Kind.BEFORE, Channel.SMS, Language.ENGLISH),
                new Copy("", "See you at {{time}}. " + "x".repeat(1150) + "\n{{link}}"));
        var visit = visit("a", scene.kim, WEDNESDAY);
        scene.put(new Appointment(
                visit.source(),
                "a",
                scene.kim,
                visit.practitioner(),
                visit.practitionerName(),
                visit.type(),
                visit.place(),
                "https://call.example/" + "y".repeat(450),
                visit.status(),
                visit.start(),
                visit.end(),
                Optional.empty()));

        scene.runAt(TUESDAY);

        assertThat(scene.sms.taken()).singleElement().satisfies(sms -> {
            assertThat(sms.text()).startsWith("See you at ").doesNotContain("call.example");
            assertThat(sms.parts()).isEqualTo(8);
        });
    }

    @Test
    void writesMarkupInValuesAsText() {
        var eve = new Client(
                UUID.randomUUID(),
                "eve",
                "<script>alert(1)</script> {{place}}",
                "<b>Eve</b>",
                Optional.empty(),
                Optional.of("eve@example.com"),
                Optional.empty(),
                Optional.empty(),
                true,
                true);
        copy(
                scene.credits.group,
                new CopyKey(Kind.BOOKED, Channel.EMAIL, Language.ENGLISH),
                new Copy(
                        "For {{client_first_name}}",
                        "{{client_name}} {{client_first_name}} {{practitioner}} {{appointment_type}} {{place}}\n"
                                + "{{link}}"));
        var visit = visit("a", eve, WEDNESDAY);

        scene.put(new Appointment(
                visit.source(),
                "a",
                eve,
                "",
                "<i>Dr</i> \"Ana\"",
                "<u>type</u>",
                "</p><img src=x onerror=alert(2)>",
                "https://example.com/?a=1&b=<2>",
                visit.status(),
                visit.start(),
                visit.end(),
                Optional.empty()));
        scene.run();

        var mail = scene.mail.taken().get(0);
        assertThat(mail.subject()).isEqualTo("For <b>Eve</b>");
        assertThat(mail.text()).contains("<script>alert(1)</script> {{place}}");
        assertThat(mail.html())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;Eve&lt;/b&gt;", "&lt;i&gt;Dr&lt;/i&gt;")
                .contains("&lt;u&gt;type&lt;/u&gt;", "&lt;/p&gt;&lt;img src")
                .doesNotContain("<script", "<b>", "<i>", "<u>", "<img", "&b=<2>");
    }
}
