package dev.callside.payments.panel;

import dev.callside.payments.receipt.Receipts;
import dev.callside.payments.request.Request;
import dev.callside.plugin.Role;
import dev.callside.practice.call.Participant;
import dev.callside.practice.call.ParticipantId;
import dev.callside.practice.launch.Session;
import dev.callside.practice.mail.MailState;
import dev.callside.practice.text.Texts;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Cuts requests to what one viewer may see, in that viewer's language. */
final class RequestViews {

    private final Session session;
    private final List<Participant> patients;
    private final List<Participant> clinicians;
    private final Map<String, MailState> receipts;
    private final Texts texts;

    RequestViews(
            Session session,
            List<Participant> patients,
            List<Participant> clinicians,
            Map<String, MailState> receipts) {
        this.session = session;
        this.patients = patients;
        this.clinicians = clinicians;
        this.receipts = receipts;
        this.texts = Texts.of(Receipts.BUNDLE, session.locale());
    }

    RequestView view(Request request) {
        // How somebody else pays is nobody's business, not even in the same call.
        return view(request, !paidBySomebodyElse(request));
    }

    private boolean paidBySomebodyElse(Request request) {
        return session.role() == Role.PATIENT
                && request.payer()
                        .map(payer -> !payer.equals(session.participant()))
                        .orElse(false);
    }

    private RequestView view(Request request, boolean whole) {
        return new RequestView(
                request.id().toString(),
                request.state().label(),
                request.unknownSince().isPresent(),
                request.amount(),
                request.currency(),
                request.description(),
                request.patient()
                        .flatMap(id -> find(patients, id))
                        .map(RequestViews::person)
                        .orElse(null),
                find(clinicians, request.clinician()).map(Participant::name).orElse(""),
                request.requestedAt(),
                request.changedAt(),
                request.failure()
                        .map(code -> failure(request, whole ? code : "other"))
                        .orElse(null),
                request.needsAction() && whole ? "authenticate" : null,
                request.card()
                        .filter(card -> whole)
                        .map(card -> new RequestView.CardView(card.brand(), card.last4()))
                        .orElse(null),
                request.paidAt().orElse(null),
                receipt(request, whole),
                request.closedBy().orElse(null),
                session.role() == Role.CLINICIAN && request.state().open(),
                session.role() == Role.PATIENT && request.state().open());
    }

    private static CallPanel.PersonView person(Participant participant) {
        return new CallPanel.PersonView(participant.id().toString(), participant.name(), participant.present());
    }

    private static Optional<Participant> find(List<Participant> people, ParticipantId id) {
        return people.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /** Without an intent no card was ever tried: it was the request itself that Stripe would not have. */
    private RequestView.FailureView failure(Request request, String code) {
        var otherwise = (request.intent().isEmpty() ? "failure.not_taken." : "failure.other.") + reader();
        return new RequestView.FailureView(code, texts.getOr("failure." + code + "." + reader(), otherwise));
    }

    private String reader() {
        return session.role() == Role.CLINICIAN ? "clinician" : "patient";
    }

    private RequestView.ReceiptView receipt(Request request, boolean whole) {
        if (request.receiptNumber().isEmpty()) {
            return null;
        }
        var state = Optional.ofNullable(receipts.get(Receipts.key(request))).map(MailState::label);
        var email = session.role() == Role.PATIENT && whole ? request.email().orElse(null) : null;
        return new RequestView.ReceiptView(request.receiptNumber().get(), email, state.orElse(null));
    }
}
