package dev.callside.payments.account;

import dev.callside.payments.request.RequestStore;
import dev.callside.payments.stripe.StripeAccounts;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.payments.stripe.StripePages;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.Practice.PaymentsApproval;
import dev.callside.practice.tenancy.PracticeStore;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Links a practice to its Stripe account. The manager goes to Stripe and comes back to a page that knows nobody; a state
 * that works once says for which practice. Because that page can't tell who is looking at it, the account waits until
 * the manager has confirmed it in the panel.
 */
@Dependent
public class Linkings {

    private static final Logger LOG = Logger.getLogger(Linkings.class.getName());
    private static final Duration AWAY_AT_MOST = Duration.ofHours(1);

    /** So long after that the page that they left is still told that they came too late. */
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final Database database;
    private final AccountStore accounts;
    private final LinkReturnStore returns;
    private final PracticeStore practices;
    private final RequestStore requests;
    private final StripeAccounts stripe;
    private final StripePages pages;
    private final Onboarding onboarding;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public Linkings(
            Database database,
            AccountStore accounts,
            LinkReturnStore returns,
            PracticeStore practices,
            RequestStore requests,
            StripeAccounts stripe,
            StripePages pages,
            Onboarding onboarding,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.returns = returns;
        this.practices = practices;
        this.requests = requests;
        this.stripe = stripe;
        this.pages = pages;
        this.onboarding = onboarding;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * *Go to Stripe*.
     *
     * @param email for an account that has to be made
     * @param another whether the account in use shall be replaced, even one that is not finished
     */
    public LinkStart start(Session session, Optional<String> email, boolean another) {
        var practice = database.app(session.practice(), () -> practices.practice(session.practice()));
        if (practice.payments() != PaymentsApproval.APPROVED) {
            return new LinkStart.NotEnabled();
        }
        var state = LinkState.make(session.locale());
        return switch (pages.linking()) {
            case OAUTH -> {
                expect(session, state, Linking.OAUTH, "");
                yield go(pages.consent(state), state);
            }
            case ACCOUNTS_V2 -> onboard(session, practice, state, email, another);
        };
    }

    /** One that Stripe still asks about is gone on with; otherwise there is to be another one. */
    private LinkStart onboard(
            Session session, Practice practice, String state, Optional<String> email, boolean another) {
        var inUse = database.app(session.practice(), () -> accounts.find(session.practice()));
        var unfinished = inUse.filter(account -> !another && account.unfinished());
        if (unfinished.isEmpty() && email.isEmpty()) {
            return new LinkStart.NoAddress();
        }
        var form = unfinished.isPresent()
                ? onboarding.goOn(unfinished.get().id(), state)
                : onboarding.begin(
                        practice, email.get(), inUse.flatMap(Account::facts).map(AccountFacts::id), state);
        if (form instanceof StripeAnswer.Known<Onboarding.Form> found) {
            expect(session, state, Linking.ACCOUNTS_V2, found.value().account());
            return go(found.value().url(), state);
        }
        if (form instanceof StripeAnswer.Refused<Onboarding.Form> refused) {
            LOG.log(
                    Level.WARNING,
                    "Stripe refuses an account to practice {0}, and will do so again: {1}",
                    new Object[] {practice.id(), refused.code()});
            return new LinkStart.Refused();
        }
        return new LinkStart.NoAnswer();
    }

    private static LinkStart.Go go(String url, String state) {
        return new LinkStart.Go(url, LinkReturnStore.attempt(state));
    }

    private void expect(Session session, String state, Linking linking, String account) {
        database.inApp(session.practice(), () -> {
            var until = clock.instant().plus(AWAY_AT_MOST);
            accounts.expect(state, session.practice(), session.name(), linking, account, until);
            audit.record(session.practice(), session.subject(), "account.go", linking.label());
        });
    }

    /**
     * Back from Stripe.
     *
     * @param code OAuth's; empty with Accounts v2
     * @param refused whether the manager said no on Stripe's page
     */
    public LinkReturn back(String state, Optional<String> code, boolean refused) {
        return database.door(() -> accounts.returned(state, clock.instant()))
                .map(attempt -> tell(attempt.practice(), state, refused ? refuse(attempt) : accept(attempt, code)))
                .orElseGet(() -> notIn(state, LinkReturn.UNKNOWN));
    }

    /** Stripe has no page for that state any more, unless it is open in another window still. */
    public LinkReturn ranOut(String state) {
        return notIn(state, LinkReturn.RAN_OUT);
    }

    private LinkReturn notIn(String state, LinkReturn outcome) {
        database.door(() -> returns.expecting(state)).ifPresent(practice -> tell(practice, state, outcome));
        return outcome;
    }

    /** The page that the manager left waits for an outcome, and not every one changes the account. */
    private LinkReturn tell(PracticeId practice, String state, LinkReturn outcome) {
        database.inApp(practice, () -> returns.put(practice, state, outcome, clock.instant()));
        return outcome;
    }

    private LinkReturn refuse(LinkAttempt attempt) {
        database.inApp(attempt.practice(), () -> {
            accounts.refuse(attempt.practice(), attempt.linking(), attempt.manager(), clock.instant());
            audit.record(
                    attempt.practice(),
                    attempt.manager(),
                    "account.refuse",
                    attempt.linking().label());
        });
        return LinkReturn.REFUSED;
    }

    private LinkReturn accept(LinkAttempt attempt, Optional<String> code) {
        var account = attempt.account().or(() -> code.flatMap(c -> value(stripe.linked(c))));
        return account.flatMap(id -> value(stripe.facts(id)))
                .map(facts -> pend(attempt, facts))
                .orElse(LinkReturn.NO_ANSWER);
    }

    /** An account that was confirmed before needs no second confirmation. */
    private LinkReturn pend(LinkAttempt attempt, AccountFacts facts) {
        var practice = attempt.practice();
        return database.app(practice, () -> {
            audit.record(practice, attempt.manager(), "account.back", facts.id());
            if (accounts.find(practice)
                    .filter(account -> account.is(facts.id()))
                    .isPresent()) {
                accounts.refresh(practice, facts, clock.instant());
                requests.linkedAgain(practice, facts.id(), clock.instant());
                return LinkReturn.AGAIN;
            }
            accounts.put(practice, attempt.linking(), facts, attempt.manager(), clock.instant());
            return LinkReturn.PENDING;
        });
    }

    /** The manager says that it is the right account, perhaps once more. False if another, or none, is waiting. */
    public boolean confirm(Session session, String accountId) {
        var practice = session.practice();
        return database.app(practice, () -> {
            accounts.hold(practice);
            var facts = accounts.findPending(practice).flatMap(Account::facts);
            var confirmed = facts.isPresent()
                    && accounts.confirm(practice, accountId, facts.get().state());
            if (confirmed) {
                requests.linkedAgain(practice, accountId, clock.instant());
                audit.record(practice, session.subject(), "account.confirm", accountId);
            }
            return confirmed
                    || accounts.find(practice)
                            .filter(found -> found.is(accountId))
                            .isPresent();
        });
    }

    /**
     * Forgets that account, unless it is in use and requests still need it. Whoever decided, decided about what they
     * saw: where it is gone, or in use by now, there is nothing left to do.
     *
     * @param pending whether it is one that waits to be confirmed
     */
    public LinkRemoval remove(Session session, String accountId, boolean pending) {
        var forgotten = new AtomicReference<Account>();
        var removal = database.app(session.practice(), () -> forget(session, accountId, pending, forgotten));
        Optional.ofNullable(forgotten.get()).ifPresent(this::disconnect);
        return removal;
    }

    private LinkRemoval forget(Session session, String accountId, boolean pending, AtomicReference<Account> forgotten) {
        var practice = session.practice();
        accounts.hold(practice);
        var account = (pending ? accounts.findPending(practice) : accounts.find(practice))
                .filter(found -> found.is(accountId));
        if (account.isEmpty()) {
            return new LinkRemoval.Removed();
        }
        // Through an account that was unlinked at Stripe nothing can be finished any more.
        var needed = pending || account.get().state() == AccountState.UNLINKED ? 0 : requests.countUnfinished(practice);
        if (needed > 0) {
            return new LinkRemoval.StillNeeded(needed);
        }
        accounts.remove(practice, pending);
        audit.record(
                practice,
                session.subject(),
                "account.remove",
                account.get().linking().label());
        forgotten.set(account.get());
        return new LinkRemoval.Removed();
    }

    /** Our side has forgotten it already: if Stripe doesn't hear of it, only its dashboard still names us. */
    private void disconnect(Account account) {
        if (account.linking() != Linking.OAUTH || account.state() == AccountState.UNLINKED) {
            return;
        }
        // It may still be in use: by another practice, or here, if the manager had come back with the same one.
        account.facts()
                .map(AccountFacts::id)
                .filter(id -> database.worker(() -> accounts.withAccount(id)).isEmpty())
                .ifPresent(stripe::unlink);
    }

    /** The manager asks the operator to switch payments on. */
    public void askOperator(Session session) {
        database.inApp(session.practice(), () -> {
            practices.askForPayments(session.practice());
            audit.record(session.practice(), session.subject(), "payments.ask", session.practice());
        });
    }

    /** Forgets who went to Stripe and can't come back any more. */
    public void forgetAttempts() {
        var before = clock.instant().minus(REMEMBERED);
        database.inWorker(() -> {
            accounts.forgetAttempts(before);
            returns.forget(before);
        });
    }

    private static <T> Optional<T> value(StripeAnswer<T> answer) {
        return answer instanceof StripeAnswer.Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }
}
