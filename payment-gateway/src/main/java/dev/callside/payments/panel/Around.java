package dev.callside.payments.panel;

import dev.callside.payments.paylink.SentLink;
import dev.callside.payments.receipt.Receipts;
import dev.callside.payments.request.Request;
import dev.callside.payments.request.RequestId;
import dev.callside.practice.call.Participant;
import dev.callside.practice.mail.MailState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is to be known around requests, to show them.
 *
 * @param links of each request that was sent on, the last mail
 * @param mails the states of receipts and of those mails, by their keys
 */
record Around(
        List<Participant> patients,
        List<Participant> clinicians,
        Map<RequestId, SentLink> links,
        Map<String, MailState> mails,
        Instant now) {

    Optional<MailState> receipt(Request request) {
        return Optional.ofNullable(mails.get(Receipts.key(request)));
    }

    Optional<SentLink> link(Request request) {
        return Optional.ofNullable(links.get(request.id()));
    }
}
