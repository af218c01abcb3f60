package dev.callside.payments.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.paylink.SentLink;
import dev.callside.payments.request.Request;
import dev.callside.payments.request.TestRequest;
import dev.callside.plugin.Role;
import dev.callside.practice.call.Participant;
import dev.callside.practice.call.ParticipantId;
import dev.callside.practice.mail.MailState;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that nobody sees how somebody else pays: a request may be open to all patients of a call. */
class RequestViewsTest {

    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final Request PAID = TestRequest.paid(8000, "AUD", "Consultation", "en");
    private static final Request PAID_BY_LINK = TestRequest.paidByLink(8000, "AUD", "Consultation", "en");

    @Test
    void showsThePayerTheirOwnCardAndAddress() {
        var view = view(Role.PATIENT, TestRequest.PAYER);

        assertThat(view.card().last4()).isEqualTo("4242");
        assertThat(view.receipt().email()).isEqualTo("kim@example.com");
    }

    @Test
    void showsAnotherPatientOnlyThatItWasPaid() {
        var view = view(Role.PATIENT, new ParticipantId(UUID.randomUUID()));

        assertThat(view.state()).isEqualTo("paid");
        assertThat(view.card()).isNull();
        assertThat(view.receipt().email()).isNull();
        assertThat(view.toString()).doesNotContain("4242").doesNotContain("kim@");
    }

    /** That the patient can try again is true only for as long as they can. */
    @Test
    void saysOfAnEndedRequestOnlyWhatStripeHadAgainstItself() {
        var clinician = new Viewer(Role.CLINICIAN, Locale.ENGLISH, Optional.of(TestRequest.PAYER));

        assertThat(view(TestRequest.cancelledAfter("insufficient_funds"), clinician)
                        .failure())
                .isNull();
        assertThat(view(TestRequest.refused("amount_too_large"), clinician)
                        .failure()
                        .message())
                .startsWith("Stripe does not take an amount this large");
        assertThat(view(TestRequest.refused("never_heard_of"), clinician)
                        .failure()
                        .message())
                .startsWith("Stripe did not take this request.");
    }

    @Test
    void showsTheClinicianTheCardButNotTheAddress() {
        var view = view(Role.CLINICIAN, new ParticipantId(UUID.randomUUID()));

        assertThat(view.card().last4()).isEqualTo("4242");
        assertThat(view.receipt().email()).isNull();
    }

    @Test
    void showsInTheCallOnlyThatItWasPaidByItsLink() {
        var view = view(PAID_BY_LINK, new Viewer(Role.PATIENT, Locale.ENGLISH, Optional.of(TestRequest.PAYER)));

        assertThat(view.state()).isEqualTo("paid");
        assertThat(view.toString()).doesNotContain("4242").doesNotContain("kim@");
    }

    @Test
    void showsWhoeverHoldsTheLinkTheCardAndEnoughOfTheAddress() {
        var view = view(PAID_BY_LINK, Viewer.byLink(Locale.ENGLISH));

        assertThat(view.card().last4()).isEqualTo("4242");
        assertThat(view.receipt().email()).isEqualTo("k…@example.com");
    }

    @Test
    void showsWhoeverHoldsTheLinkNothingOfAPaymentInTheCall() {
        var view = view(PAID, Viewer.byLink(Locale.ENGLISH));

        assertThat(view.state()).isEqualTo("paid");
        assertThat(view.toString()).doesNotContain("4242").doesNotContain("@");
    }

    /** An employer, or somebody else of the family. */
    @Test
    void tellsWhoeverHoldsTheLinkNeitherWhoThePatientIsNorWhetherTheyAreThere() {
        var asked = TestRequest.linked(NOW.plusSeconds(60));
        var kim = new Participant(TestRequest.PAYER, "Kim Lee", Role.PATIENT, true);
        var around = new Around(List.of(kim), List.of(), Map.of(), Map.of(), NOW);

        assertThat(new RequestViews(Viewer.byLink(Locale.ENGLISH), around)
                        .view(asked)
                        .patient())
                .isNull();
        for (var role : List.of(Role.CLINICIAN, Role.PATIENT)) {
            var inTheCall = new Viewer(role, Locale.ENGLISH, Optional.of(TestRequest.PAYER));
            assertThat(new RequestViews(inTheCall, around).view(asked).patient().name())
                    .isEqualTo("Kim Lee");
        }
    }

    @Test
    void offersNothingOnceTheLinkHasRunOut() {
        var asked = TestRequest.linked(NOW);

        assertThat(view(asked, Viewer.byLink(Locale.ENGLISH), NOW.minusSeconds(1))
                        .canPay())
                .isTrue();
        assertThat(view(asked, Viewer.byLink(Locale.ENGLISH), NOW).canPay()).isFalse();
        var clinician = new Viewer(Role.CLINICIAN, Locale.ENGLISH, Optional.of(TestRequest.PAYER));
        assertThat(view(asked, clinician, NOW.minusSeconds(1)).send()).isNotNull();
        assertThat(view(asked, clinician, NOW).send()).isNull();
        assertThat(view(asked, clinician, NOW).canCancel()).isTrue();
    }

    @Test
    void saysToWhomItWasSentOnWithoutGivingTheAddressAway() {
        var asked = TestRequest.linked(NOW.plusSeconds(60));
        var link = new SentLink(asked.id(), 2, "kim@example.com", NOW, NOW.plusSeconds(60));
        var around =
                new Around(List.of(), List.of(), Map.of(asked.id(), link), Map.of(link.key(), MailState.SENT), NOW);

        for (var role : List.of(Role.CLINICIAN, Role.PATIENT)) {
            var view = new RequestViews(new Viewer(role, Locale.ENGLISH, Optional.of(TestRequest.PAYER)), around)
                    .view(asked);
            assertThat(view.link()).isEqualTo(new RequestView.LinkView("k…@example.com", NOW.plusSeconds(60), "sent"));
        }
    }

    @Test
    void saysWhyAStateMayStayUnknown() {
        var hidden = TestRequest.hidden();
        var clinician = new Viewer(Role.CLINICIAN, Locale.ENGLISH, Optional.of(TestRequest.PAYER));
        var patient = new Viewer(Role.PATIENT, Locale.forLanguageTag("is"), Optional.of(TestRequest.PAYER));

        assertThat(view(hidden, clinician).unknown()).isTrue();
        assertThat(view(hidden, clinician).doubt())
                .startsWith("Stripe does not show us this payment any more, perhaps because the practice's account");
        assertThat(view(hidden, patient).doubt()).contains("Ekki greiða aftur");
        assertThat(view(PAID, clinician).doubt()).isNull();
    }

    @Test
    void tellsClinicianAndPayerOfMoneyThatHasToGoBack() {
        var owed = TestRequest.unreturned();

        for (var role : List.of(Role.CLINICIAN, Role.PATIENT)) {
            var view = view(owed, new Viewer(role, Locale.ENGLISH, Optional.of(TestRequest.PAYER)));
            assertThat(view.unknown()).isFalse();
            assertThat(view.refund().code()).isEqualTo("charge_disputed");
            assertThat(view.refund().message()).contains("refund");
        }
        var other = new ParticipantId(UUID.randomUUID());
        assertThat(view(owed, new Viewer(Role.PATIENT, Locale.ENGLISH, Optional.of(other)))
                        .refund())
                .isNull();
    }

    private static RequestView view(Role role, ParticipantId viewer) {
        return view(PAID, new Viewer(role, Locale.ENGLISH, Optional.of(viewer)));
    }

    private static RequestView view(Request request, Viewer viewer) {
        return view(request, viewer, NOW);
    }

    private static RequestView view(Request request, Viewer viewer, Instant now) {
        return new RequestViews(viewer, new Around(List.of(), List.of(), Map.of(), Map.of(), now)).view(request);
    }
}
