package dev.callside.payments.panel;

import dev.callside.payments.receipt.Receipts;
import dev.callside.payments.request.Request;
import dev.callside.practice.call.Participant;
import dev.callside.practice.call.ParticipantId;
import dev.callside.practice.mail.EmailAddress;
import dev.callside.practice.mail.MailState;
import dev.callside.practice.text.Texts;
import java.util.List;
import java.util.Optional;

/** Cuts requests to what one viewer may see, in that viewer's language. */
final class RequestViews {

    private final Viewer viewer;
    private final Around around;
    private final Texts texts;

    RequestViews(Viewer viewer, Around around) {
        this.viewer = viewer;
        this.around = around;
        this.texts = Texts.of(Receipts.BUNDLE, viewer.locale());
    }

    RequestView view(Request request) {
        // How somebody else pays is nobody's business, not even in the same call.
        return view(request, !paidBySomebodyElse(request));
    }

    /** By another patient of the call; or in the call for whoever holds the link, and by the link for those in the call. */
    private boolean paidBySomebodyElse(Request request) {
        return viewer.isPatient()
                && request.attempt().isPresent()
                && !request.payer().equals(viewer.participant());
    }

    private RequestView view(Request request, boolean whole) {
        return new RequestView(
                request.id().toString(),
                request.state().label(),
                request.unknownSince().isPresent() || refunding(request),
                request.refusedSince()
                        .map(since -> texts.get("request.hidden." + reader()))
                        .orElse(null),
                request.amount(),
                request.currency(),
                request.description(),
                patient(request),
                find(around.clinicians(), request.clinician())
                        .map(Participant::name)
                        .orElse(""),
                request.requestedAt(),
                request.changedAt(),
                request.failure()
                        .filter(code -> request.state().open() || isOfTheRequest(request))
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
                request.refundFailure().filter(code -> whole).map(this::refund).orElse(null),
                link(request),
                viewer.isClinician() && request.payable(around.now())
                        ? new RequestView.SendView(
                                request.email().map(EmailAddress::masked).orElse(null))
                        : null,
                viewer.isClinician() && request.state().open(),
                viewer.isPatient() && request.payable(around.now()));
    }

    /** Whoever holds the link may be an employer: neither who the patient is nor whether they are in the call is told. */
    private CallPanel.PersonView patient(Request request) {
        return request.patient()
                .filter(id -> viewer.participant().isPresent())
                .flatMap(id -> find(around.patients(), id))
                .map(RequestViews::person)
                .orElse(null);
    }

    private static CallPanel.PersonView person(Participant participant) {
        return new CallPanel.PersonView(participant.id().toString(), participant.name(), participant.present());
    }

    private static Optional<Participant> find(List<Participant> people, ParticipantId id) {
        return people.stream().filter(person -> person.id().equals(id)).findFirst();
    }

    /** Without an intent no card was ever tried: it was the request itself that Stripe would not have. */
    private static boolean isOfTheRequest(Request request) {
        return request.intent().isEmpty();
    }

    private RequestView.FailureView failure(Request request, String code) {
        var otherwise = (isOfTheRequest(request) ? "failure.not_taken." : "failure.other.") + reader();
        return new RequestView.FailureView(code, texts.getOr("failure." + code + "." + reader(), otherwise));
    }

    /** The money is on its way back, but not yet for certain. */
    private static boolean refunding(Request request) {
        return request.refundDue() && request.refundFailure().isEmpty();
    }

    private RequestView.RefundView refund(String code) {
        return new RequestView.RefundView(code, texts.get("refund.refused." + reader()));
    }

    private String reader() {
        return viewer.isClinician() ? "clinician" : "patient";
    }

    private RequestView.ReceiptView receipt(Request request, boolean whole) {
        if (request.receiptNumber().isEmpty()) {
            return null;
        }
        var state = around.receipt(request).map(MailState::label);
        var email = viewer.isPatient() && whole ? request.email().map(this::address) : Optional.<String>empty();
        return new RequestView.ReceiptView(request.receiptNumber().get(), email.orElse(null), state.orElse(null));
    }

    /** A link may be in several hands: what one of them typed, the others need not read. */
    private String address(String email) {
        return viewer.participant().isPresent() ? email : EmailAddress.masked(email);
    }

    private RequestView.LinkView link(Request request) {
        return around.link(request)
                .filter(link -> request.state().open() && viewer.participant().isPresent())
                .map(link -> new RequestView.LinkView(
                        EmailAddress.masked(link.email()),
                        link.until(),
                        Optional.ofNullable(around.mails().get(link.key()))
                                .map(MailState::label)
                                .orElse(null)))
                .orElse(null);
    }
}
