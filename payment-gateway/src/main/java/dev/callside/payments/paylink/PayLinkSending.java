package dev.callside.payments.paylink;

import dev.callside.payments.account.AccountStore;
import dev.callside.payments.request.Request;
import dev.callside.payments.request.RequestStore;
import dev.callside.practice.launch.Session;
import dev.callside.practice.mail.Outbox;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.PracticeStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends a request on: it stays open beyond its call, and a mail says where it can be paid. A second mail brings the same
 * link.
 */
@Dependent
public class PayLinkSending {

    private final Database database;
    private final RequestStore requests;
    private final AccountStore accounts;
    private final PayLinkStore links;
    private final PayLinkMails mails;
    private final Outbox outbox;
    private final PracticeStore practices;
    private final Audit audit;
    private final Clock clock;
    private final Duration valid;

    @Inject
    public PayLinkSending(
            Database database,
            RequestStore requests,
            AccountStore accounts,
            PayLinkStore links,
            PayLinkMails mails,
            Outbox outbox,
            PracticeStore practices,
            Audit audit,
            Clock clock,
            @ConfigProperty(name = "callside.payments.pay-link-days") int days) {
        this.database = database;
        this.requests = requests;
        this.accounts = accounts;
        this.links = links;
        this.mails = mails;
        this.outbox = outbox;
        this.practices = practices;
        this.audit = audit;
        this.clock = clock;
        this.valid = Duration.ofDays(days);
    }

    /**
     * As a clinician of the request's call.
     *
     * @param typed where to; blank for the address that the patient has typed
     * @return why nothing was sent; empty if it was, or had just been
     */
    Optional<PayLinkRefusal> send(Session session, Request seen, String typed) {
        return database.app(session.practice(), () -> {
            var now = clock.instant();
            var account = accounts.forRequest(session.practice());
            // Two who send at once come here one after the other, and neither sends what the other has just sent.
            links.hold(seen);
            var request = requests.find(session.practice(), seen.id()).orElseThrow();
            var sent = links.sent(session.practice(), List.of(seen.id()));
            var wish = new PayLinkRules.Wish(request, account, typed, sent, now);
            var refusal = PayLinkRules.refusal(wish);
            if (refusal.isEmpty() && !PayLinkRules.repeated(wish)) {
                mail(session, wish, now);
            }
            return refusal;
        });
    }

    private void mail(Session session, PayLinkRules.Wish wish, Instant now) {
        var request = wish.request();
        var address = PayLinkRules.address(wish).orElseThrow();
        var number = wish.sent().size() + 1;
        var until = links.keepOpen(request, now.plus(valid).truncatedTo(ChronoUnit.SECONDS), now)
                .orElseThrow(() -> new IllegalStateException("request " + request.id() + " was closed though held"));
        links.mailed(request, number, address, now);
        var link = new SentLink(request.id(), number, address, now, until);
        var practice = practices.practice(request.practice());
        outbox.put(request.practice(), mails.mail(request, link, practice, session));
        audit.record(session.practice(), session.subject(), "request.link", request.id());
    }
}
