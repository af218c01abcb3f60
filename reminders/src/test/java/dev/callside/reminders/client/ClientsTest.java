package dev.callside.reminders.client;

import static dev.callside.reminders.client.ClientScene.client;
import static dev.callside.reminders.client.ClientScene.kim;
import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.plugin.Role;
import dev.callside.practice.client.ConsentChannel;
import dev.callside.practice.testing.TestSessions;
import dev.callside.practice.text.Texts;
import dev.callside.practice.web.Problem.FieldError;
import dev.callside.reminders.appointment.Source;
import dev.callside.reminders.work.RemindersProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that a practice's clients are found, and that what they agree to holds at once for all that is still to come. */
class ClientsTest {

    private final ClientScene scene = new ClientScene();

    @Test
    void cancelsAtOnceWhatAClientDoesNotWantAndPlansItAgainWhenTheyDo() {
        scene.visit(Source.API, "a-1", kim(null), 3);
        scene.visit(Source.CALENDAR, "a-2", kim(null), 5);
        var mails = scene.messages("email");
        assertThat(scene.messages("sms")).containsExactly("a-1 before:P1D scheduled", "a-2 before:P1D scheduled");

        assertThat(scene.decide(scene.id("c-1"), ConsentChannel.SMS, false)).isTrue();
        assertThat(scene.messages("sms"))
                .containsExactly("a-1 before:P1D cancelled no_consent", "a-2 before:P1D cancelled no_consent");
        assertThat(scene.messages("email")).isEqualTo(mails);

        scene.decide(scene.id("c-1"), ConsentChannel.SMS, true);
        assertThat(scene.messages("sms")).containsExactly("a-1 before:P1D scheduled", "a-2 before:P1D scheduled");
    }

    @Test
    void aLaterImportDoesNotBringBackWhatAPersonTookBackHere() {
        scene.visit(Source.CSV, "a-1", kim(true), 3);
        scene.decide(scene.id("c-1"), ConsentChannel.SMS, false);

        scene.visit(Source.CSV, "a-1", kim(true), 3);
        scene.visit(Source.API, "a-2", kim(null), 4);
        scene.visit(Source.FHIR, "a-3", kim(true), 5);

        assertThat(scene.messages("sms")).containsExactly("a-1 before:P1D cancelled no_consent");
    }

    @Test
    void aSystemsNoHoldsForAllAppointmentsOfTheClient() {
        scene.visit(Source.API, "a-1", kim(true), 3);
        scene.visit(Source.API, "a-2", kim(false), 5);

        assertThat(scene.messages("sms")).containsExactly("a-1 before:P1D cancelled no_consent");

        scene.visit(Source.API, "a-2", kim(true), 5);
        assertThat(scene.messages("sms")).containsExactly("a-1 before:P1D scheduled", "a-2 before:P1D scheduled");
    }

    @Test
    void aNumberThatComesLaterHoldsForAllAppointmentsOfTheClient() {
        scene.visit(Source.API, "a-1", client("c-1", "Kim Lee", null, null, null), 3);
        assertThat(scene.messages("sms")).isEmpty();

        scene.visit(Source.API, "a-2", kim(null), 5);

        assertThat(scene.messages("sms")).containsExactly("a-1 before:P1D scheduled", "a-2 before:P1D scheduled");
    }

    @Test
    void tellsHowItCameToWhatAClientAgreesTo() {
        scene.visit(Source.CSV, "a-1", kim(true), 3);
        var id = scene.id("c-1");
        scene.decide(id, ConsentChannel.SMS, false);
        scene.decide(id, ConsentChannel.SMS, false);
        scene.credits.clock.advance(Duration.ofMinutes(1));
        scene.decide(id, ConsentChannel.SMS, true);

        var detail = scene.credits
                .in(() -> scene.clients.detail(scene.credits.id, id))
                .orElseThrow();

        assertThat(detail.consents())
                .filteredOn(each -> each.channel().equals("sms"))
                .extracting(each -> each.given() + " " + each.origin() + " " + each.who() + " " + each.reason())
                .containsExactly("true person Mia told us so", "false person Mia told us so", "true csv key 1 null");
        assertThat(detail.appointments())
                .extracting(ClientDetail.Appointment::id)
                .containsExactly("a-1");
        assertThat(scene.credits.sees("select string_agg(action, ',' order by id) from practice.audit"
                        + " where practice_id = {practice} and object = '" + id + "' and actor = 'mia'"))
                .isEqualTo("client.consent.withdraw,client.consent.give");
    }

    /** A name is optional in a launch, and may be longer than anybody reads. */
    @Test
    void tellsWhoDecidedWhateverNameTheyHave() {
        scene.visit(Source.API, "a-1", kim(true), 3);
        var id = scene.id("c-1");
        for (var name : List.of("", "M".repeat(255))) {
            var who = TestSessions.of(scene.credits.id, Role.MANAGER, "mia", name);
            scene.credits.in(() -> scene.clients.decide(who, id, ConsentChannel.SMS, !name.isEmpty(), "told us so"));
        }

        assertThat(scene.credits
                        .in(() -> scene.clients.detail(scene.credits.id, id))
                        .orElseThrow()
                        .consents())
                .filteredOn(each -> each.origin().equals("person"))
                .extracting(each -> each.who())
                .containsExactly("M".repeat(200), "mia");
    }

    @Test
    void whatAPersonTakesBackThatASystemTookBackBeforeStaysTakenBack() {
        scene.visit(Source.API, "a-1", kim(false), 3);
        scene.decide(scene.id("c-1"), ConsentChannel.SMS, false);
        scene.visit(Source.API, "a-1", kim(true), 3);

        assertThat(scene.messages("sms")).isEmpty();
    }

    @Test
    void aStopHoldsWhateverIsDecidedHere() {
        scene.visit(Source.API, "a-1", kim(false), 3);
        scene.optsOut("+61491570156");
        scene.decide(scene.id("c-1"), ConsentChannel.SMS, true);

        var line = scene.credits
                .in(() -> scene.store.find(scene.credits.id, scene.id("c-1")))
                .orElseThrow();
        assertThat(line.sms()).isEqualTo(new ClientLine.Reach(true, true));
        assertThat(line.mail()).isEqualTo(new ClientLine.Reach(true, false));
    }

    @Test
    void findsClientsByWhatIsKnownOfThemAndByWhatIsMissing() {
        scene.visit(Source.API, "a-1", kim(null), 3);
        scene.visit(Source.API, "a-2", client("C_2", "100% Björk", "+3545551234", null, false), 3);
        scene.visit(Source.API, "a-3", client("c-3", "Ada", null, "ada@example.com", null), 3);
        scene.optsOut("+61491570156");

        assertThat(scene.names("", Show.ALL)).containsExactly("100% Björk", "Ada", "Kim Lee");
        assertThat(scene.names("KIM", Show.ALL)).containsExactly("Kim Lee");
        assertThat(scene.names("0491 570", Show.ALL)).containsExactly("Kim Lee");
        assertThat(scene.names("ada@", Show.ALL)).containsExactly("Ada");
        assertThat(scene.names("%", Show.ALL)).containsExactly("100% Björk");
        assertThat(scene.names("c_2", Show.ALL)).containsExactly("100% Björk");
        assertThat(scene.names("", Show.NO_CONSENT)).containsExactly("100% Björk");
        assertThat(scene.names("", Show.OPTED_OUT)).containsExactly("Kim Lee");
        assertThat(scene.names("", Show.NO_PHONE)).containsExactly("Ada");
        assertThat(scene.names("", Show.NO_EMAIL)).containsExactly("100% Björk");
        assertThat(scene.names("kim", Show.NO_EMAIL)).isEmpty();
    }

    @Test
    void pagesByKeyEachClientOnceAlsoWithTheSameName() {
        List<String> all = new ArrayList<>();
        for (var i = 0; i < 7; i++) {
            scene.visit(Source.API, "a-" + i, client("c-" + i, i % 2 == 0 ? "Kim" : "Ada " + i, null, null, null), 3);
        }
        var question = new ClientQuestion("", Show.ALL, Optional.empty(), 2);
        for (var next = ""; next != null; ) {
            var asked = next.isEmpty() ? question : question.after(UUID.fromString(next));
            var page = scene.credits.in(() -> scene.clients.page(scene.credits.id, asked));
            page.entries().forEach(entry -> all.add(entry.externalId()));
            next = page.next();
        }

        assertThat(all).hasSize(7).doesNotHaveDuplicates();
        assertThat(all.subList(0, 3)).containsExactly("c-1", "c-3", "c-5");
    }

    @Test
    void hidesEveryOtherPracticesClients() {
        scene.visit(Source.API, "a-1", kim(null), 3);
        var kim = scene.id("c-1");
        var theirs = new ClientScene();

        assertThat(theirs.names("", Show.ALL)).isEmpty();
        assertThat(theirs.credits.in(() -> theirs.clients.detail(theirs.credits.id, kim)))
                .isEmpty();
        assertThat(theirs.decide(kim, ConsentChannel.SMS, false)).isFalse();
        assertThat(scene.messages("sms")).containsExactly("a-1 before:P1D scheduled");
        // what the queries alone see, without the policies
        assertThat(theirs.credits.database.worker(() ->
                        theirs.store.lines(theirs.credits.id, new ClientQuestion("", Show.ALL, Optional.empty(), 50))))
                .isEmpty();
        assertThat(theirs.credits.database.worker(
                        () -> theirs.store.coming(theirs.credits.id, kim, theirs.credits.clock.instant(), 9)))
                .isEmpty();
    }

    @Test
    void writesAFileInWhichNothingRuns() throws IOException {
        scene.visit(Source.API, "a-1", client("c-1", "=1+1", "+61491570156", null, false), 3);
        var out = new ByteArrayOutputStream();

        new HttpClientsCsv(scene.credits.database, scene.store)
                .write(
                        scene.credits.id,
                        new ClientQuestion("", Show.ALL, Optional.empty(), 1),
                        Texts.of(RemindersProblem.BUNDLE, Locale.ENGLISH),
                        out);

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2)
                .last()
                .isEqualTo("c-1,'=1+1,'=1+1,'+61491570156,,,,No,No,Yes,No");
    }

    @Test
    void saysOfEachFieldWhatIsWrong() {
        var reader = new ClientReader(Locale.ENGLISH);
        reader.question("x".repeat(201), "everybody", "7", "101");
        reader.reason(" ");

        assertThat(reader.errors())
                .extracting(FieldError::field)
                .containsExactlyInAnyOrder("q", "show", "after", "limit", "reason");
        assertThat(new ClientReader(Locale.ENGLISH).reason(" by phone ")).isEqualTo("by phone");
    }
}
