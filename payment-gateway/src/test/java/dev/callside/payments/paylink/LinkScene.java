package dev.callside.payments.paylink;

import dev.callside.payments.account.AccountStore;
import dev.callside.payments.request.Request;
import dev.callside.payments.request.RequestId;
import dev.callside.payments.request.Scene;
import dev.callside.practice.crypto.Signer;
import dev.callside.practice.pay.PayLinks;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.PracticeStore;
import java.util.List;
import java.util.Optional;

/** A call in which requests are sent on, on the real PostgreSQL. */
final class LinkScene {

    static final int DAYS = 14;

    final Scene scene = new Scene();
    final PayLinks signed =
            new PayLinks(new Signer("a secret of more than thirty-two characters"), "http://callside.test");
    final PayLinkStore store = new PayLinkStore(scene.database.unit("payments"));
    final LinkedRequests linked = new LinkedRequests(
            scene.database, signed, scene.requests, new PracticeStore(scene.database.unit("practice")));
    final PayLinkSending sending = new PayLinkSending(
            scene.database,
            scene.requests,
            new AccountStore(scene.database.unit("payments")),
            store,
            new PayLinkMails(signed),
            scene.outbox,
            new PracticeStore(scene.database.unit("practice")),
            new Audit(scene.database.unit("practice"), scene.clock),
            scene.clock,
            DAYS);

    Optional<PayLinkRefusal> send(RequestId id, String typed) {
        return sending.send(scene.clinician, scene.request(id), typed);
    }

    /** A request for 80 dollars that was sent on to lou@example.com. */
    RequestId sent() {
        var id = scene.requested();
        send(id, "lou@example.com").ifPresent(refusal -> {
            throw new AssertionError("not sent: " + refusal);
        });
        return id;
    }

    String token(RequestId id) {
        Request request = scene.request(id);
        return signed.token(new PayLinks.Link(
                request.practice(), id.value(), request.linkUntil().orElseThrow()));
    }

    List<SentLink> mails(RequestId id) {
        return scene.database.app(scene.practice, () -> store.sent(scene.practice, List.of(id)));
    }

    /** A column of the row that reminders read. */
    String row(RequestId id, String column) {
        return scene.postgres.ownerSees(
                "select cast(" + column + " as text) from practice.pay_links where request_id = '" + id + "'");
    }

    /** Reminders have heard of the link as it is now. */
    void told(RequestId id) {
        scene.postgres.asOwner("update practice.pay_links set told_at = now() where request_id = '" + id + "'");
    }
}
