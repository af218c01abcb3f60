package dev.callside.reminders.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.credits.price.Channel;
import dev.callside.reminders.dispatch.MessageState;
import dev.callside.reminders.settings.Kind;
import dev.callside.reminders.twilio.TestReplies;
import dev.callside.reminders.work.ListCursor;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that the log shows a practice's messages, all of them once, and what is asked for only. */
class LogTest {

    private final LogScene scene = new LogScene();

    private UUID dueIn(int hours, String rule) {
        return scene.message(rule, scene.now.plus(Duration.ofHours(hours)), "scheduled", "");
    }

    @Test
    void pagesStayTheSameWhileMessagesAreAdded() {
        List<UUID> known = new ArrayList<>();
        for (var hours = 1; hours <= 5; hours++) {
            known.add(0, dueIn(hours, "before:PT" + hours + "H"));
        }
        // Two that are due at the same moment.
        var twin = scene.message(
                scene.appointment, "before:PT3H", "email", scene.now.plus(Duration.ofHours(3)), "scheduled", "");

        List<UUID> seen = new ArrayList<>();
        var question = LogScene.ALL.atMost(2);
        for (var page = scene.lines(question); !page.isEmpty(); page = scene.lines(question)) {
            page.forEach(line -> seen.add(line.id()));
            dueIn(6 + seen.size(), "after:PT" + seen.size() + "H");
            question = question.after(
                    ListCursor.of(page.get(page.size() - 1).cursor().toString()).orElseThrow());
        }

        known.add(twin);
        assertThat(seen).containsExactlyInAnyOrderElementsOf(known);
        assertThat(seen.get(0)).isEqualTo(known.get(0));
    }

    @Test
    void filtersByStateChannelKindAndDay() {
        var before = dueIn(1, "before:P1D");
        var sent = scene.message("booked", scene.now, "sent", "");
        var mail = scene.message(scene.appointment, "booked", "email", scene.now.plusSeconds(60), "failed", "refused");

        assertThat(scene.ids(states(MessageState.SENT, MessageState.FAILED))).containsExactly(mail, sent);
        assertThat(scene.ids(new LogQuestion(
                        Set.of(),
                        Optional.of(Channel.EMAIL),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        50)))
                .containsExactly(mail);
        assertThat(scene.ids(new LogQuestion(
                        Set.of(),
                        Optional.empty(),
                        Optional.of(Kind.BEFORE),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        50)))
                .containsExactly(before);
        assertThat(scene.ids(new LogQuestion(
                        Set.of(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(scene.now.plusSeconds(1)),
                        Optional.of(scene.now.plusSeconds(3600)),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        50)))
                .containsExactly(mail);
    }

    private static LogQuestion states(MessageState... states) {
        return new LogQuestion(
                Set.of(states),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                Optional.empty(),
                Optional.empty(),
                50);
    }

    private List<UUID> search(String text) {
        return scene.ids(new LogQuestion(
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                text,
                Optional.empty(),
                Optional.empty(),
                50));
    }

    @Test
    void findsByNameNumberAndTheIdsOfThePracticesSystem() {
        var kims = dueIn(1, "before:P1D");
        var other = scene.client("C_2", "100% Björk", "+3545551234");
        var bjorks = scene.message(
                scene.appointment("A-2", other, "ben", scene.start), "before:P1D", "sms", scene.now, "sent", "");

        assertThat(search("kim")).containsExactly(kims);
        assertThat(search("0491 570 156")).containsExactly(kims);
        assertThat(search("+61 491")).containsExactly(kims);
        assertThat(search("a-2")).containsExactly(bjorks);
        assertThat(search("björk")).containsExactly(bjorks);
        assertThat(search("C-1")).containsExactly(kims);
        assertThat(search("nobody")).isEmpty();
        // what a pattern would take for anything is taken as it is
        assertThat(search("%")).containsExactly(bjorks);
        assertThat(search("C_")).containsExactly(bjorks);
        assertThat(search("\\")).isEmpty();
    }

    @Test
    void showsACliniciansOwnAppointmentsOnly() {
        var anas = dueIn(1, "before:P1D");
        var bens = scene.message(
                scene.appointment("A-2", scene.client, "ben", scene.start), "before:P1D", "sms", scene.now, "sent", "");

        assertThat(scene.ids(LogScene.ALL.only("ana"))).containsExactly(anas);
        assertThat(scene.ids(LogScene.ALL.only("ben"))).containsExactly(bens);
        assertThat(scene.view(anas, scene.clinician("ana")).can())
                .isEqualTo(new MessageView.Can("no", false, false, false));
        assertThat(scene.view(anas, scene.manager()).can()).isEqualTo(new MessageView.Can("no", true, false, false));
    }

    @Test
    void hidesEveryOtherPracticesMessages() {
        var mine = dueIn(1, "before:P1D");
        var theirs = new LogScene();

        assertThat(theirs.ids(LogScene.ALL)).isEmpty();
        assertThat(theirs.credits.in(() -> theirs.store.lines(scene.credits.id, LogScene.ALL)))
                .isEmpty();
        assertThat(theirs.credits.in(() -> theirs.store.lock(scene.credits.id, mine)))
                .isEmpty();
        assertThat(theirs.sendAgain(mine, true)).isEqualTo(Messages.Outcome.NOT_FOUND);
        assertThat(theirs.cancel(mine)).isEqualTo(Messages.Outcome.NOT_FOUND);
        assertThat(scene.of(mine, "state")).isEqualTo("scheduled");
        // what the query alone sees, without the policies
        assertThat(theirs.credits.database.worker(() -> theirs.store.lines(theirs.credits.id, LogScene.ALL)))
                .isEmpty();
    }

    @Test
    void findsWhatClientsRepliedAbout() {
        var asks = scene.message("before:P1D", scene.now, "delivered", "");
        var comes = answeredBy("A-2", "yes");
        var declines = answeredBy("A-3", "no");
        answeredBy("A-4", "none");
        scene.answer(scene.appointment, "attention");

        assertThat(scene.ids(LogScene.ALL.answered(Answer.ATTENTION))).containsExactly(asks);
        assertThat(scene.ids(LogScene.ALL.answered(Answer.YES))).containsExactly(comes);
        assertThat(scene.ids(LogScene.ALL.answered(Answer.NO))).containsExactly(declines);
        assertThat(scene.ids(LogScene.ALL.answered(Answer.ATTENTION).only("ben")))
                .isEmpty();
    }

    private UUID answeredBy(String appointment, String answer) {
        var about = scene.appointment(appointment, scene.client, "ana", scene.start);
        scene.answer(about, answer);
        return scene.message(about, "before:P1D", "sms", scene.now, "sent", "");
    }

    /** By a reply to that message. @return when */
    private Instant answered(UUID about, UUID message, String answer, Instant at) {
        scene.reply(message, "Can’t you come to me?", "other", at);
        scene.owner(
                "update reminders.appointments set answer = '%s', answered_at = '%s', answer_read_at = null where id = '%s'"
                        .formatted(answer, at, about));
        return at;
    }

    private List<UUID> toRead() {
        return scene.ids(LogScene.ALL.answered(Answer.TO_READ));
    }

    private long count(String practitioner) {
        return scene.credits.in(() -> scene.store.toRead(scene.credits.id, Optional.ofNullable(practitioner)));
    }

    @Test
    void findsTheMessageWhoseReplyIsToBeReadUntilSomebodyHas() {
        scene.message("booked", scene.now, "sent", "");
        var asked = scene.message("before:P1D", scene.now, "sent", "");
        var at = answered(scene.appointment, asked, "attention", scene.now);
        assertThat(toRead()).containsExactly(asked);
        assertThat(List.of(count(null), count("ana"), count("ben"))).containsExactly(1L, 1L, 0L);
        assertThat(scene.view(asked, scene.manager()).can().read()).isTrue();
        assertThat(scene.view(asked, scene.clinician("ana")).can().read()).isFalse();

        assertThat(scene.read(asked, at)).isEqualTo(Messages.Outcome.DONE);

        assertThat(toRead()).isEmpty();
        assertThat(count(null)).isZero();
        assertThat(scene.view(asked, scene.manager()).can().read()).isFalse();
        assertThat(scene.view(asked, scene.manager()).appointment().answer()).isEqualTo("attention");
        assertThat(scene.credits.sees("select count(*) from practice.audit where practice_id = {practice}"
                        + " and action = 'appointment.reply-read'"))
                .isEqualTo("1");
    }

    /** As clocks do outside of tests: between what is read of it for one reply, time passes. */
    private Clock thatGoesOn() {
        return new Clock() {
            @Override
            public Instant instant() {
                scene.credits.clock.advance(Duration.ofMillis(1));
                return scene.credits.clock.instant();
            }

            @Override
            public ZoneId getZone() {
                return scene.credits.clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }
        };
    }

    @Test
    void findsAReplyThatCameInUntilSomebodyHasReadIt() {
        var asked = scene.message("before:P1D", scene.now, "sent", "");
        var number = "+6149" + ThreadLocalRandom.current().nextInt(1_000_000, 10_000_000);
        scene.owner("update practice.clients set phone = '%s' where id = '%s'".formatted(number, scene.client));
        scene.owner("update reminders.messages set recipient = '%s', handed_over_at = '%s' where id = '%s'"
                .formatted(number, scene.now, asked));

        new TestReplies(scene.credits, thatGoesOn()).says(number, "Can I bring my dog?");

        assertThat(toRead()).containsExactly(asked);
        var shown = scene.view(asked, scene.manager());
        assertThat(shown.can().read()).isTrue();
        assertThat(shown.replies().get(0).at()).isEqualTo(shown.appointment().answered());
        assertThat(scene.read(asked, shown.appointment().answered())).isEqualTo(Messages.Outcome.DONE);
        assertThat(toRead()).isEmpty();
    }

    @Test
    void aReplyThatCameMeanwhileIsStillToBeRead() {
        var asked = scene.message("before:P1D", scene.now, "sent", "");
        var first = answered(scene.appointment, asked, "attention", scene.now);
        answered(scene.appointment, asked, "no", scene.now.plusSeconds(60));

        assertThat(scene.read(asked, first)).isEqualTo(Messages.Outcome.DONE);

        assertThat(toRead()).containsExactly(asked);
        assertThat(scene.read(UUID.randomUUID(), first)).isEqualTo(Messages.Outcome.NOT_FOUND);
    }

    @Test
    void whoeverCancelsTheAppointmentHasDealtWithTheReply() {
        var asked = scene.message("before:P1D", scene.now, "sent", "");
        answered(scene.appointment, asked, "no", scene.now);
        assertThat(toRead()).containsExactly(asked);

        scene.owner("update reminders.appointments set status = 'cancelled', cancelled_at = now() where id = '"
                + scene.appointment + "'");

        assertThat(toRead()).isEmpty();
        assertThat(count(null)).isZero();
    }

    @Test
    void nobodyHasToReadAYes() {
        var asked = scene.message("before:P1D", scene.now, "sent", "");
        answered(scene.appointment, asked, "yes", scene.now);

        assertThat(toRead()).isEmpty();
        assertThat(count(null)).isZero();
    }

    @Test
    void showsTheNewestTenRepliesToEachMessage() {
        var chatty = scene.message("before:P1D", scene.now, "sent", "");
        var quiet = scene.message("booked", scene.now, "sent", "");
        for (var minute = 1; minute <= 12; minute++) {
            scene.reply(chatty, "Can I bring dog " + minute + "?", "other", scene.now.plusSeconds(60L * minute));
        }
        scene.reply(quiet, "Yes!", "yes", scene.now);

        var shown = scene.view(chatty, scene.clinician("ana")).replies();

        assertThat(shown).hasSize(10);
        assertThat(shown.get(0))
                .isEqualTo(new MessageView.Reply("Can I bring dog 12?", "other", scene.now.plusSeconds(720)));
        assertThat(shown.get(9).text()).isEqualTo("Can I bring dog 3?");
        assertThat(scene.view(quiet, scene.manager()).replies())
                .containsExactly(new MessageView.Reply("Yes!", "yes", scene.now));
    }

    @Test
    void hidesRepliesToAnotherPractice() {
        var mine = scene.message("before:P1D", scene.now, "sent", "");
        scene.reply(mine, "Which room?", "other", scene.now);
        var lines = scene.lines(LogScene.ALL);
        var theirs = new LogScene();

        assertThat(scene.credits.in(() -> scene.store.replies(scene.credits.id, lines)))
                .containsOnlyKeys(mine);
        // by the policies of the table, whatever is asked
        assertThat(theirs.credits.in(() -> theirs.store.replies(scene.credits.id, lines)))
                .isEmpty();
        // by the query, without the policies
        assertThat(theirs.credits.database.worker(() -> theirs.store.replies(theirs.credits.id, lines)))
                .isEmpty();
    }

    @Test
    void writesNoReplyIntoALog() {
        assertThat(new LogReply("I have a rash", "other", scene.now).toString()).doesNotContain("rash");
        assertThat(new MessageView.Reply("I have a rash", "other", scene.now).toString())
                .doesNotContain("rash");
    }

    @Test
    void saysUntilWhenAMessageWaitsThatIsDue() {
        var due = scene.now.minusSeconds(60);
        var id = scene.message("before:P1D", due, "scheduled", "");
        assertThat(scene.view(id, scene.manager()).next()).isNull();

        scene.owner("update reminders.messages set next_at = due_at + interval '9 h' where id = '" + id + "'");

        assertThat(scene.view(id, scene.manager()).due()).isEqualTo(due);
        assertThat(scene.view(id, scene.manager()).next()).isEqualTo(due.plus(Duration.ofHours(9)));
        scene.owner("update reminders.messages set state = 'sent' where id = '" + id + "'");
        assertThat(scene.view(id, scene.manager()).next()).isNull();
    }

    /** What one tells the reader of a message that was refused is not so of one that waits. */
    @ParameterizedTest
    @CsvSource({
        "20003, does not accept the account",
        "21606, does not let",
        "no_account, No SMS account is set up",
        "not_reached, could not be reached",
        "20429, could not be handed over yet",
        "550, could not be handed over yet",
    })
    void saysWhyAMessageWaitsThatCouldNotBeHandedOver(String code, String why) {
        var id = scene.message("before:P1D", scene.now.minusSeconds(60), "scheduled", "");
        scene.owner("update reminders.messages set next_at = due_at + interval '2 min', provider_code = '" + code
                + "' where id = '" + id + "'");

        assertThat(scene.view(id, scene.manager()).why()).contains(why);
        scene.owner("update reminders.messages set next_at = due_at where id = '" + id + "'");
        assertThat(scene.view(id, scene.manager()).why()).doesNotContain(why);
    }

    @Test
    void saysWhyAnEmailWentInPlaceOfAnSms() {
        var sms = scene.message("before:P1D", scene.now, "cancelled", "as_email");
        var mail = scene.message(scene.appointment, "before:P1D", "email", scene.now, "sent", "");
        scene.owner("update reminders.messages set instead = true where id = '" + mail + "'");

        assertThat(scene.view(sms, scene.manager()).why())
                .isEqualTo("There were not enough credits for an SMS, so an e-mail goes in its place.");
        assertThat(scene.view(sms, scene.manager()).can().sendAgain()).isEqualTo("no");
        assertThat(scene.view(mail, scene.manager()).why())
                .isEqualTo("In place of an SMS, for which there were not enough credits.");
    }

    @Test
    void tellsWhatBecameOfAMessageInWords() {
        var id = scene.message("before:P1DT2H", scene.now, "failed", "refused");
        scene.written(id, UUID.randomUUID(), "21211");

        var view = scene.view(id, scene.manager());

        assertThat(view.what()).isEqualTo("Reminder, 1 day 2 hours before");
        assertThat(view.why()).isEqualTo("There is no such phone number.");
        assertThat(view.text()).isEqualTo("Hi");
        assertThat(view.address()).isEqualTo("+61491570156");
        assertThat(view.credits()).isEqualTo(1);
        assertThat(view.appointment().id()).isEqualTo("A-1");
    }
}
