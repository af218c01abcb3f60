package dev.callside.payments.panel;

import static org.assertj.core.api.Assertions.assertThat;

import dev.callside.payments.request.Request;
import dev.callside.payments.request.TestRequest;
import dev.callside.plugin.Placement;
import dev.callside.plugin.Role;
import dev.callside.practice.call.ParticipantId;
import dev.callside.practice.launch.Session;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Proves that nobody sees how somebody else pays: a request may be open to all patients of a call. */
class RequestViewsTest {

    private static final Request PAID = TestRequest.paid(8000, "AUD", "Consultation", "en");

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

    @Test
    void showsTheClinicianTheCardButNotTheAddress() {
        var view = view(Role.CLINICIAN, new ParticipantId(UUID.randomUUID()));

        assertThat(view.card().last4()).isEqualTo("4242");
        assertThat(view.receipt().email()).isNull();
    }

    private static RequestView view(Role role, ParticipantId viewer) {
        var session = new Session(
                PAID.practice(),
                "host",
                Placement.CALL,
                role,
                "somebody",
                "Somebody",
                Locale.ENGLISH,
                Optional.of(new Session.Seat(PAID.call(), viewer)),
                Instant.MAX);
        return new RequestViews(session, List.of(), List.of(), Map.of()).view(PAID);
    }
}
