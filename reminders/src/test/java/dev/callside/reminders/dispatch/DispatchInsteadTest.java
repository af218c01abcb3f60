package dev.callside.reminders.dispatch;

import static dev.callside.credits.price.Channel.EMAIL;
import static dev.callside.credits.price.Channel.SMS;
import static dev.callside.reminders.dispatch.ReminderScene.TUESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.WEDNESDAY;
import static dev.callside.reminders.dispatch.ReminderScene.visit;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.credits.price.RatesReader;
import dev.callside.credits.spend.TestSpending;
import dev.callside.practice.client.Client;
import dev.callside.practice.testing.Race;
import dev.callside.reminders.dispatch.Handover.Kind;
import dev.callside.reminders.log.TestMessages;
import dev.callside.reminders.plan.VisitStatus;
import dev.callside.reminders.settings.Offset;
import dev.callside.reminders.settings.Preferences;
import dev.callside.reminders.settings.Rule;
import dev.callside.reminders.settings.WithoutCredit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Proves that where the manager chose it, one e-mail goes in place of an SMS that can't be paid for, and otherwise none. */
class DispatchInsteadTest {

    private static final Preferences BY_SMS = preferences(WithoutCredit.EMAIL, SMS);
    private static final Preferences BY_BOTH = preferences(WithoutCredit.EMAIL, SMS, EMAIL);
    private static final String HELD = "before:P1D sms 1 held no_credit";
    private static final String REPLACED = "before:P1D sms 1 cancelled as_email";

    private final ReminderScene scene = new ReminderScene();

    private static Preferences preferences(WithoutCredit choice, Channel first, Channel... more) {
        return new Preferences(
                List.of(Rule.before(Offset.ofDays(1), first, more)),
                Preferences.defaults().times(),
                choice);
    }

    @BeforeEach
    void anEmailInsteadWasChosen() {
        scene.prefers(scene.credits.group, BY_SMS);
    }

    @AfterEach
    void theLedgerHolds() {
        assertThat(scene.findings()).containsExactly("");
    }

    private void changes(Preferences preferences) {
        var saved = scene.database.app(scene.practice, () -> {
            var version = scene.preferences
                    .all(scene.practice)
                    .own(scene.credits.group)
                    .orElseThrow()
                    .version();
            return scene.preferences.save(
                    scene.practice, scene.credits.group, preferences, version, scene.clock.instant(), "Mia");
        });
        assertThat(saved).isTrue();
    }

    private void dueOnTuesday() {
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.runAt(TUESDAY);
        scene.runAfter(Duration.ofSeconds(1));
    }

    private Client kim(Optional<String> email, boolean consent) {
        var kim = scene.kim;
        return new Client(
                kim.id(),
                "kim",
                kim.name(),
                kim.firstName(),
                kim.phone(),
                email,
                kim.language(),
                kim.zone(),
                true,
                consent);
    }

    @Test
    void sendsAnEmailWithItsOwnCopyAndPrice() {
        dueOnTuesday();

        assertThat(scene.states()).containsExactly("before:P1D email 1 sent", REPLACED);
        assertThat(scene.sms.asked()).isZero();
        assertThat(scene.mail.taken()).singleElement().satisfies(mail -> {
            assertThat(mail.recipient()).isEqualTo("kim@example.com");
            assertThat(mail.subject()).contains("Wednesday, 4 March");
            assertThat(mail.html()).contains("Dr Ana Ruiz");
        });
        assertThat(scene.available()).isZero();
    }

    @Test
    void goesOnceThoughCreditsComeAndSettingsAndAppointmentsChange() {
        dueOnTuesday();

        scene.bought(10);
        changes(BY_BOTH);
        var appointment = scene.put(visit("a", scene.kim, WEDNESDAY, VisitStatus.BOOKED, "ben"));
        scene.database.inApp(
                scene.practice, () -> scene.plans.replan(scene.practice, List.of(appointment), scene.clock.instant()));
        scene.runAfter(Duration.ofMinutes(2));
        changes(preferences(WithoutCredit.HOLD, EMAIL));
        scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.runAfter(Duration.ofMinutes(2));

        assertThat(scene.states()).containsExactly("before:P1D email 1 sent", REPLACED);
        assertThat(scene.mail.asked() + scene.sms.asked()).isEqualTo(1);
        assertThat(scene.available()).isEqualTo(10);
    }

    @Test
    void holdsItForWhoHasNotAgreedToEmail() {
        scene.put(visit("a", kim(scene.kim.email(), false), WEDNESDAY));
        scene.runAt(TUESDAY);
        assertThat(scene.states()).containsExactly(HELD);

        scene.bought(10);
        scene.runAfter(Duration.ofMinutes(2));
        assertThat(scene.states()).containsExactly("before:P1D sms 1 sent");
        assertThat(scene.mail.asked()).isZero();
    }

    @Test
    void holdsItForWhoHasNoAddress() {
        scene.put(visit("a", kim(Optional.empty(), true), WEDNESDAY));
        scene.runAt(TUESDAY);

        assertThat(scene.states()).containsExactly(HELD);
    }

    @Test
    void holdsItForWhoWantsNoMoreEmail() {
        scene.database.inWorker(() ->
                scene.store.optOut(scene.practice, new Result.OptOut(EMAIL, "kim@example.com"), scene.clock.instant()));
        dueOnTuesday();

        assertThat(scene.states()).containsExactly(HELD);
        assertThat(scene.mail.asked()).isZero();
    }

    @Test
    void holdsItWhereAnEmailGoesAnyway() {
        changes(BY_BOTH);
        dueOnTuesday();

        assertThat(scene.states()).containsExactly("before:P1D email 1 sent", HELD);
        assertThat(scene.mail.taken()).hasSize(1);
    }

    @Test
    void holdsItUnlessAnEmailWasChosenAlsoInSettingsThatWereSavedBeforeTheChoice() {
        scene.credits.postgres.asOwner("update reminders.preferences set preferences = preferences - 'withoutCredit'"
                + " where practice_id = '" + scene.practice + "'");
        dueOnTuesday();

        assertThat(scene.states()).containsExactly(HELD);
    }

    @Test
    void sendsAnEmailForWhatIsHeldWhenThatIsChosen() {
        changes(preferences(WithoutCredit.HOLD, SMS));
        dueOnTuesday();
        assertThat(scene.states()).containsExactly(HELD);

        changes(BY_SMS);
        scene.runAfter(Duration.ofMinutes(2));
        scene.runAfter(Duration.ofSeconds(1));

        assertThat(scene.states()).containsExactly("before:P1D email 1 sent", REPLACED);
    }

    @Test
    void sendsItAlsoWhereAnEmailWasPlannedOnce() {
        changes(BY_BOTH);
        scene.put(visit("a", scene.kim, WEDNESDAY));
        changes(BY_SMS);
        dueOnTuesday();

        assertThat(scene.states()).containsExactly("before:P1D email 1 sent", REPLACED);
        assertThat(scene.mail.taken()).hasSize(1);
    }

    @Test
    void takesItBackWhenTheAppointmentIsCancelled() {
        scene.mail.isDown(Kind.LATER, "");
        dueOnTuesday();
        assertThat(scene.states()).containsExactly("before:P1D email 1 scheduled", REPLACED);

        scene.put(visit("a", scene.kim, WEDNESDAY, VisitStatus.CANCELLED, "ana"));
        scene.mail.isBack();
        scene.runAfter(Duration.ofMinutes(2));

        assertThat(scene.states()).containsExactly("before:P1D email 1 cancelled plan", REPLACED);
        assertThat(scene.mail.taken()).isEmpty();
    }

    @Test
    void staysOnItsWayWhenItsAppointmentChangesInPlace() {
        scene.mail.isDown(Kind.LATER, "");
        dueOnTuesday();

        scene.put(visit("a", scene.kim, WEDNESDAY, VisitStatus.BOOKED, "ben"));
        scene.mail.isBack();
        scene.runAfter(Duration.ofMinutes(2));

        assertThat(scene.states()).containsExactly("before:P1D email 1 sent", REPLACED);
        assertThat(scene.mail.taken()).hasSize(1);
    }

    /** The booking was told of too late for the plan: only the manager wants it to go. */
    @Test
    void staysWhereAPersonWishedForTheSms() {
        var booked = List.of(Rule.on(dev.callside.reminders.settings.Kind.BOOKED, SMS));
        changes(new Preferences(booked, BY_SMS.times()));
        var appointment = scene.put(visit("a", scene.kim, WEDNESDAY));
        scene.run();
        scene.runAfter(Duration.ofHours(25));
        assertThat(scene.states()).containsExactly("booked sms 1 expired no_credit");
        changes(new Preferences(booked, BY_SMS.times(), WithoutCredit.EMAIL));
        scene.mail.isDown(Kind.LATER, "");
        var sms = UUID.fromString(scene.sees("select id from reminders.messages where practice_id = {practice}"));
        assertThat(new TestMessages(scene.credits).sendsAgain(sms, false)).isTrue();
        scene.run();
        scene.run();

        scene.database.inApp(scene.practice, () -> scene.plans.plan(scene.practice, List.of(appointment)));
        scene.mail.isBack();
        scene.runAfter(Duration.ofMinutes(2));

        assertThat(scene.states()).containsExactly("booked email 1 sent", "booked sms 1 cancelled as_email");
    }

    /** As the mail server refuses it, the client has nothing yet. */
    @Test
    void canBeSentAgainAsAnSmsOnceTheEmailHasFailed() {
        scene.mail.isDown(Kind.LATER, "");
        dueOnTuesday();
        var sms = UUID.fromString(
                scene.sees("select id from reminders.messages where practice_id = {practice} and channel = 'sms'"));
        var manager = new TestMessages(scene.credits);
        assertThat(scene.states()).containsExactly("before:P1D email 1 scheduled", REPLACED);
        assertThat(manager.sendsAgain(sms, false)).isFalse();
        scene.mail.isDown(Kind.REFUSED, "550");
        scene.runAfter(Duration.ofMinutes(2));
        assertThat(scene.states()).containsExactly("before:P1D email 1 failed refused", REPLACED);

        assertThat(manager.sendsAgain(sms, false)).isTrue();
        scene.runAfter(Duration.ofSeconds(1));
        assertThat(scene.states()).containsExactly("before:P1D email 1 failed refused", HELD);
        scene.bought(10);
        scene.runAfter(Duration.ofMinutes(2));

        assertThat(scene.states()).containsExactly("before:P1D email 1 failed refused", "before:P1D sms 1 sent");
        assertThat(manager.sendsAgain(sms, false)).isFalse();
    }

    @Test
    void holdsTheSmsWhereAnEmailCannotBePaidForEither(@TempDir Path folder) throws IOException {
        var rates = Files.writeString(folder.resolve("rates.csv"), "country,channel,credits\n*,sms,4\n*,email,2\n");
        var pay = new TestSpending(scene.database, scene.credits.all, scene.clock, RatesReader.file(rates.toString()));
        var dispatcher = scene.dispatcher(scene.database, pay, scene.sms, scene.mail);
        scene.bought(3);
        for (var id : List.of("a", "b")) {
            var client = ReminderScene.client(id, "+64211234567", id + "@example.com");
            scene.put(visit(id, client, WEDNESDAY));
        }
        scene.clock.advance(Duration.between(scene.clock.instant(), TUESDAY));

        dispatcher.run(ReminderScene.THREADS);
        dispatcher.run(ReminderScene.THREADS);

        assertThat(scene.states()).containsExactlyInAnyOrder("before:P1D email 1 sent", REPLACED, HELD);
        assertThat(scene.available()).isEqualTo(1);
        scene.bought(20);
        scene.clock.advance(Duration.ofMinutes(2));
        dispatcher.run(ReminderScene.THREADS);
        assertThat(scene.states())
                .containsExactlyInAnyOrder("before:P1D email 1 sent", REPLACED, "before:P1D sms 1 sent");
    }

    @Test
    void goesOnceWhileTwoDispatchersSendCreditsComeAndAllIsPlannedAnew() throws Exception {
        var clients = 300;
        var crowd = new Crowd(1, clients);
        var crowded = crowd.first();
        crowded.prefers(crowded.credits.group, BY_SMS);
        crowded.credits.postgres.asOwner("update practice.clients set email = external_id || '@example.com'"
                + " where practice_id = '" + crowded.practice + "'");
        assertThat(crowded.credits.spend(crowded.credits.sms(null, 999)).ok()).isTrue();
        assertThat(crowded.credits
                        .spend(crowded.credits.sms(null, clients * 5 - 999 - 20))
                        .ok())
                .isTrue();
        var appointments = List.of(crowded.sees("select string_agg(id::text, ' ') from reminders.appointments"
                                + " where practice_id = {practice}")
                        .split(" "))
                .stream()
                .map(UUID::fromString)
                .toList();
        Callable<Boolean> dispatch = () -> {
            var dispatcher = crowded.dispatcher(crowded.database, crowded.sms, crowded.mail);
            for (var i = 0; i < 20; i++) {
                dispatcher.run(ReminderScene.THREADS);
            }
            return true;
        };
        Callable<Boolean> plan = () -> {
            for (var i = 0; i < 10; i++) {
                crowded.database.inApp(crowded.practice, () -> crowded.plans.plan(crowded.practice, appointments));
                crowded.bought(3);
            }
            return true;
        };

        Race.of(List.of(dispatch, dispatch, plan));
        crowded.runAfter(Duration.ofMinutes(2));
        crowded.runAfter(Duration.ofMinutes(2));

        var sms = crowded.sms.taken().stream().map(Outgoing::recipient).toList();
        var mails = crowded.mail.taken().stream().map(Outgoing::recipient).toList();
        assertThat(sms).doesNotHaveDuplicates().isNotEmpty();
        assertThat(mails).doesNotHaveDuplicates().isNotEmpty();
        assertThat(sms.size() + mails.size()).isEqualTo(clients);
        assertThat(crowded.counts()).isEqualTo("cancelled " + mails.size() + ", sent " + clients);
        assertThat(crowded.findings()).containsExactly("");
    }
}
