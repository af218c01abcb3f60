package dev.callside.payments.paylink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.RequestId;
import dev.callside.plugin.Role;
import dev.callside.practice.testing.Race;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Proves who gets a link, how often, and what is refused with what reason. */
class PayLinkSendingTest {

    private final LinkScene links = new LinkScene();

    private List<String> recipients(RequestId id) {
        return links.mails(id).stream().map(SentLink::email).toList();
    }

    @Test
    void sendsOneMailAndWritesDownWhatRemindersNeed() {
        var id = links.scene.paying();

        assertThat(links.send(id, " lou@example.com ")).isEmpty();

        assertThat(recipients(id)).containsExactly("lou@example.com");
        assertThat(links.row(id, "client")).isEqualTo("kim");
        assertThat(links.row(id, "practitioner")).isEqualTo("ana");
        assertThat(links.row(id, "email")).isEqualTo("lou@example.com");
        assertThat(links.row(id, "amount || ' ' || currency")).isEqualTo("8000 AUD");
        assertThat(links.row(id, "open_until - made_at")).isEqualTo("14 days");
        assertThat(links.scene.postgres.ownerSees("select count(*) from practice.audit where action = 'request.link'"
                        + " and object = '" + id + "' and actor = 'ana'"))
                .isEqualTo("1");
    }

    @Test
    void knowsTheOnlyPatientOfTheCall() {
        assertThat(links.row(links.sent(), "client")).isEqualTo("kim");
    }

    @Test
    void knowsNoPatientWhereAnyOfThemMayPayAndNobodyHasTried() {
        links.scene.join("jon", Role.PATIENT);

        assertThat(links.row(links.sent(), "client")).isEmpty();
    }

    @Test
    void isToldOnceMoreWhenItGoesToAnotherAddress() {
        var id = links.sent();
        links.told(id);
        links.scene.clock.advance(Duration.ofSeconds(61));

        links.send(id, "lou@example.com");
        assertThat(links.row(id, "told_at is null")).isEqualTo("false");
        links.send(id, "jon@example.com");
        assertThat(links.row(id, "told_at is null")).isEqualTo("true");
    }

    @Test
    void takesTheAddressThatThePatientTypedWhereNoneIsGiven() {
        var id = links.scene.paying();

        assertThat(links.send(id, "")).isEmpty();

        assertThat(recipients(id)).containsExactly("kim@example.com");
    }

    @Test
    void isTheSameMailWithinAMinuteAndAnotherAfterIt() {
        var id = links.sent();

        assertThat(links.send(id, "LOU@example.com")).isEmpty();
        assertThat(recipients(id)).hasSize(1);

        links.scene.clock.advance(Duration.ofSeconds(61));
        assertThat(links.send(id, "lou@example.com")).isEmpty();
        assertThat(recipients(id)).hasSize(2);
    }

    @Test
    void isTheSameLinkForAnotherAddress() {
        var id = links.sent();
        var token = links.token(id);
        links.scene.clock.advance(Duration.ofHours(3));

        assertThat(links.send(id, "jon@example.com")).isEmpty();

        assertThat(recipients(id)).containsExactly("jon@example.com", "lou@example.com");
        assertThat(links.token(id)).isEqualTo(token);
        assertThat(links.row(id, "email")).isEqualTo("jon@example.com");
        assertThat(links.scene.postgres.ownerSees("select count(*) from practice.outbox where mail_key like 'pay-link:"
                        + id + ":%' and text_body like '%/pay/link#" + token + "%'"))
                .isEqualTo("2");
    }

    @Test
    void isSentFiveTimesAndNotASixth() {
        var id = links.scene.requested();
        for (var i = 1; i <= 5; i++) {
            assertThat(links.send(id, i + "@example.com")).isEmpty();
        }

        assertThat(links.send(id, "6@example.com")).contains(PayLinkRefusal.TOO_OFTEN);
        assertThat(links.send(id, "5@example.com")).isEmpty();
        assertThat(recipients(id)).hasSize(5);
    }

    @Test
    void isOneMailHoweverManyPressAtOnce() throws Exception {
        var id = links.scene.requested();

        var refusals = Race.of(16, () -> links.send(id, "lou@example.com"));

        assertThat(refusals).allMatch(refusal -> refusal.isEmpty());
        assertThat(recipients(id)).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
        "kim,ADDRESS_MALFORMED",
        "kim@,ADDRESS_MALFORMED",
        "'a@b.is, c@d.is',ADDRESS_MALFORMED",
        "'',ADDRESS_MISSING"
    })
    void refusesWhatIsNoAddress(String typed, PayLinkRefusal why) {
        var id = links.scene.requested();

        assertThat(links.send(id, typed)).contains(why);
        assertThat(links.scene.request(id).linkUntil()).isEmpty();
        assertThat(recipients(id)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"paid", "cancelled"})
    void refusesWhatCanNotBePaidAnyMore(String end) {
        var id = links.scene.paying();
        if (end.equals("paid")) {
            links.scene.paid(id);
        } else {
            links.scene.service.cancel(links.scene.clinician, links.scene.request(id));
        }

        assertThat(links.send(id, "lou@example.com")).contains(PayLinkRefusal.NOT_PAYABLE);
    }

    @Test
    void refusesWithoutAnAccountThatCanCharge() {
        var id = links.scene.requested();
        links.scene.postgres.asOwner("update payments.accounts set state = 'restricted', charges_enabled = false"
                + " where practice_id = '" + links.scene.practice + "'");

        assertThat(links.send(id, "lou@example.com")).contains(PayLinkRefusal.NO_ACCOUNT);
        assertThat(links.scene.request(id).linkUntil()).isEmpty();
    }
}
