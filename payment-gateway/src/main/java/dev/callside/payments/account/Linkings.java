package dev.callside.payments.account;

import dev.callside.payments.request.RequestStore;
import dev.callside.payments.stripe.StripeAccounts;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.payments.stripe.StripePages;
import dev.callside.plugin.PracticeId;
import dev.callside.practice.crypto.Tokens;
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
import java.util.stream.Stream;

/**
 * Links a practice to its Stripe account. The manager goes to Stripe and comes back to a page that knows nobody; a state
 * that works once says for which practice. Because that page can't tell who is looking at it, the account waits until
 * the manager has confirmed it in the panel.
 */
@Dependent
public class Linkings {

    private static final Duration AWAY_AT_MOST = Duration.ofHours(1);

    private final Database database;
    private final AccountStore accounts;
    private final PracticeStore practices;
    private final RequestStore requests;
    private final StripeAccounts stripe;
    private final StripePages pages;
    private final Audit audit;
    private final Clock clock;

    @Inject
    public Linkings(
            Database database,
            AccountStore accounts,
            PracticeStore practices,
            RequestStore requests,
            StripeAccounts stripe,
            StripePages pages,
            Audit audit,
            Clock clock) {
        this.database = database;
        this.accounts = accounts;
        this.practices = practices;
        this.requests = requests;
        this.stripe = stripe;
        this.pages = pages;
        this.audit = audit;
        this.clock = clock;
    }

    public LinkStart start(Session session) {
        var practice = database.app(session.practice(), () -> practices.practice(session.practice()));
        if (practice.payments() != PaymentsApproval.APPROVED) {
            return new LinkStart.NotEnabled();
        }
        var state = Tokens.make();
        return switch (pages.linking()) {
            case OAUTH -> {
                expect(session, state, Linking.OAUTH, "");
                yield new LinkStart.Go(pages.consent(state));
            }
            case ACCOUNTS_V2 -> onboard(session, practice, state);
        };
    }

    private LinkStart onboard(Session session, Practice practice, String state) {
        var linked = database.app(session.practice(), () -> accounts.find(session.practice()))
                .filter(account -> account.linking() == Linking.ACCOUNTS_V2)
                .flatMap(Account::facts)
                .map(AccountFacts::id);
        var account = linked.or(() -> value(stripe.create(practice)));
        return account.flatMap(id -> {
                    expect(session, state, Linking.ACCOUNTS_V2, id);
                    return value(stripe.onboarding(id, pages.back(state), pages.ranOut(state)));
                })
                .<LinkStart>map(LinkStart.Go::new)
                .orElseGet(LinkStart.NoAnswer::new);
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
                .map(attempt -> refused ? refuse(attempt) : accept(attempt, code))
                .orElse(LinkReturn.UNKNOWN);
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

    private LinkReturn pend(LinkAttempt attempt, AccountFacts facts) {
        database.inApp(attempt.practice(), () -> {
            accounts.put(attempt.practice(), attempt.linking(), facts, attempt.manager(), clock.instant());
            audit.record(attempt.practice(), attempt.manager(), "account.back", facts.id());
        });
        return LinkReturn.PENDING;
    }

    /** The manager says that it is the right account. False if another, or none, is waiting. */
    public boolean confirm(Session session, String accountId) {
        return database.app(session.practice(), () -> {
            var facts = accounts.findPending(session.practice()).flatMap(Account::facts);
            var confirmed = facts.isPresent()
                    && accounts.confirm(
                            session.practice(), accountId, facts.get().state());
            if (confirmed) {
                audit.record(session.practice(), session.subject(), "account.confirm", accountId);
            }
            return confirmed;
        });
    }

    /** Forgets the account that waits to be confirmed, or else the one in use. False while requests still need that. */
    public boolean remove(Session session) {
        var practice = session.practice();
        var pending = database.app(practice, () -> accounts.findPending(practice));
        var account = pending.or(() -> database.app(practice, () -> accounts.find(practice)));
        if (account.isEmpty()) {
            return true;
        }
        var removed = database.app(practice, () -> {
            if (pending.isEmpty() && requests.anyUnfinished(practice)) {
                return false;
            }
            accounts.remove(practice, pending.isPresent());
            audit.record(
                    practice,
                    session.subject(),
                    "account.remove",
                    account.get().linking().label());
            return true;
        });
        if (removed) {
            disconnect(account.get());
        }
        return removed;
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

    /** Asks Stripe how the practice's account is. */
    public void refresh(PracticeId practice) {
        Stream.of(
                        database.app(practice, () -> accounts.find(practice)),
                        database.app(practice, () -> accounts.findPending(practice)))
                .flatMap(account -> account.flatMap(Account::facts).stream())
                .forEach(facts -> refresh(practice, facts.id()));
    }

    private void refresh(PracticeId practice, String account) {
        var answer = stripe.facts(account);
        if (answer instanceof StripeAnswer.Known<AccountFacts> known) {
            database.inApp(practice, () -> accounts.refresh(practice, known.value(), clock.instant()));
        } else if (answer instanceof StripeAnswer.Refused<AccountFacts>) {
            // Stripe refuses to show an account only when we are no longer connected to it.
            database.inApp(practice, () -> accounts.unlinked(practice, account, clock.instant()));
        }
    }

    /** Something happened to that account at Stripe. */
    public void changed(String account) {
        database.worker(() -> accounts.withAccount(account)).forEach(practice -> refresh(practice, account));
    }

    /** Looks at accounts that nobody has looked at for a day: a webhook may have been lost. */
    public void refreshOld() {
        var yesterday = clock.instant().minus(Duration.ofDays(1));
        database.worker(() -> accounts.uncheckedSince(yesterday)).forEach(this::refresh);
    }

    private static <T> Optional<T> value(StripeAnswer<T> answer) {
        return answer instanceof StripeAnswer.Known<T> known ? Optional.of(known.value()) : Optional.empty();
    }
}
