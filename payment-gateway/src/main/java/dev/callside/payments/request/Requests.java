package dev.callside.payments.request;

import dev.callside.payments.account.Account;
import dev.callside.payments.account.AccountStore;
import dev.callside.payments.look.Look;
import dev.callside.plugin.PracticeId;
import dev.callside.plugin.Role;
import dev.callside.practice.call.CallStore;
import dev.callside.practice.call.ParticipantId;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;

/** What people do with requests. Who may do it was checked before; whose it is, is checked here. */
@Dependent
public class Requests {

    /** Who pays by a link is nobody that we know. */
    private static final String BY_LINK = "link";

    private final Database database;
    private final RequestStore requests;
    private final AccountStore accounts;
    private final CallStore calls;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public Requests(
            Database database,
            RequestStore requests,
            AccountStore accounts,
            CallStore calls,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.requests = requests;
        this.accounts = accounts;
        this.calls = calls;
        this.audit = audit;
        this.clock = clock;
    }

    /** Stores what a clinician asks for. Stripe hears of it afterwards. */
    public AskOutcome ask(Session session, RequestId id, AskedFor asked) {
        return database.app(session.practice(), () -> {
            // A repeated submission is answered before anything is checked: what was good once stays so.
            var earlier = requests.find(session.practice(), id);
            if (earlier.isPresent()) {
                return repeated(session, earlier.get(), asked);
            }
            if (calls.endOf(session.practice(), session.call()).isPresent()) {
                return new AskOutcome.CallOver();
            }
            var account = accounts.forRequest(session.practice()).filter(Account::usable);
            if (account.isEmpty()) {
                return new AskOutcome.NoAccount();
            }
            var patients = calls.participants(session.practice(), session.call(), Role.PATIENT);
            var refusals = asked.refusals(account.get(), patients);
            return refusals.isEmpty()
                    ? add(session, asked.request(session, id, account.get()))
                    : new AskOutcome.Refused(refusals);
        });
    }

    private AskOutcome add(Session session, NewRequest request) {
        var now = clock.instant();
        var added = requests.add(request, now, now.plus(Look.SOON));
        var stored = requests.find(session.practice(), request.id()).orElseThrow();
        if (!added) {
            // Another tab was quicker by less than this transaction.
            return stored.sameAs(request) ? new AskOutcome.Stored(stored, false) : new AskOutcome.OtherContent();
        }
        audit.record(session.practice(), session.subject(), "request.ask", request.id());
        return new AskOutcome.Stored(stored, true);
    }

    private static AskOutcome repeated(Session session, Request earlier, AskedFor asked) {
        return earlier.call().equals(session.call()) && asked.same(earlier)
                ? new AskOutcome.Stored(earlier, false)
                : new AskOutcome.OtherContent();
    }

    /** The request if this session may see it: a clinician of the call, or the patient who is asked. */
    public Optional<Request> find(Session session, RequestId id) {
        return database.app(session.practice(), () -> requests.find(session.practice(), id))
                .filter(request -> request.call().equals(session.call()))
                .filter(request -> session.role() == Role.CLINICIAN || request.isFor(session.participant()));
    }

    /** Whether a card can be charged for it, by what is known now; see {@link Request#chargeable}. */
    public boolean chargeable(PracticeId practice, RequestId id) {
        return database.app(
                practice,
                () -> requests.find(practice, id)
                        .filter(request -> request.chargeable(accounts.forRequest(practice)))
                        .isPresent());
    }

    /** The patient has pressed *Pay now*. */
    public void opened(Request request) {
        database.inApp(request.practice(), () -> requests.open(request, clock.instant()));
    }

    /**
     * The patient's browser is about to hand the card to Stripe. Written before it does, so that the receipt finds its
     * address whatever happens to the browser.
     *
     * @return whether it may; not while another window is paying, or when there is nothing to pay any more
     */
    public boolean attempt(Request request, NewAttempt attempt) {
        return database.app(request.practice(), () -> {
            var now = clock.instant();
            var begun = requests.attempt(request, attempt, now, now.plus(Look.SOON));
            if (begun) {
                var payer = attempt.payer().map(ParticipantId::toString).orElse(BY_LINK);
                audit.record(request.practice(), payer, "request.attempt", request.id());
            }
            var stored = requests.find(request.practice(), request.id()).orElseThrow();
            return begun
                    || (stored.state() == RequestState.PAYING
                            && stored.attempt().equals(Optional.of(attempt.id())));
        });
    }

    /** The clinician takes it back; Stripe's answer decides whether that came in time. */
    public void cancel(Session session, Request request) {
        database.inApp(session.practice(), () -> {
            var now = clock.instant();
            if (requests.close(request, RequestState.CANCELLED, session.name(), now, now.plus(Look.SOON))) {
                audit.record(session.practice(), session.subject(), "request.cancel", request.id());
            }
        });
    }
}
