package dev.callside.payments.account;

import dev.callside.payments.request.AskOutcome;
import dev.callside.payments.request.AskedFor;
import dev.callside.payments.request.RequestId;
import dev.callside.payments.request.RequestStore;
import dev.callside.payments.request.Requests;
import dev.callside.payments.stripe.StripeStub;
import dev.callside.plugin.Placement;
import dev.callside.plugin.PracticeId;
import dev.callside.plugin.Role;
import dev.callside.practice.call.CallStore;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.testing.MovableClock;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A practice that may take payments, its manager, and a Stripe, on the real PostgreSQL. */
final class AccountScene {

    final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
    final TestPostgres postgres = TestPostgres.get();
    final TestDatabase database = new TestDatabase();
    final StripeStub stripe = StripeStub.get();
    final PracticeId practice = new PracticeId(UUID.randomUUID());
    final Session manager = session(Placement.SETTINGS, Role.MANAGER, Optional.empty());

    final AccountStore accounts = new AccountStore(database.unit("payments"));
    final RequestStore requests = new RequestStore(database.unit("payments"));
    final CallStore calls = new CallStore(database.unit("practice"), clock);
    final Audit audit = new Audit(database.unit("practice"), clock);
    final Linkings linkings = TestLinkings.of(database, clock);
    final AccountChecks checks = TestLinkings.checks(database, clock);
    private final Requests service = new Requests(database, requests, accounts, calls, audit, clock);

    AccountScene() {
        postgres.asOwner("select practice.add_practice('" + practice
                + "', 'Org', 'Harbour Practice', 'ABN 1', 'AU', 'Australia/Melbourne', 'AUD');"
                + "select practice.approve_payments('" + practice + "')");
    }

    private Session session(Placement placement, Role role, Optional<Session.Seat> seat) {
        return new Session(practice, "host", placement, role, "mia", "Mia", Locale.ENGLISH, seat, Instant.MAX);
    }

    /** A new account at Stripe, in order, and the code that a manager comes back with who links it. */
    String account() {
        var id = "acct_" + UUID.randomUUID().toString().replace("-", "");
        stripe.account(id);
        stripe.linked("code_" + id, id);
        return id;
    }

    /** The manager goes to Stripe. */
    String leave() {
        var go = (LinkStart.Go) linkings.start(manager, Optional.empty(), false);
        var query = URI.create(go.url()).getQuery();
        return query.replaceAll(".*[&?]?state=([^&]*).*", "$1");
    }

    LinkReturn back(String state, String account) {
        return linkings.back(state, Optional.of("code_" + account), false);
    }

    /** The account went to Stripe and back, and was confirmed. */
    String linked() {
        var account = account();
        back(leave(), account);
        linkings.confirm(manager, account);
        return account;
    }

    /** The manager removes the account that is in use. */
    LinkRemoval remove(String account) {
        return linkings.remove(manager, account, false);
    }

    /** "Not this one." */
    LinkRemoval reject(String account) {
        return linkings.remove(manager, account, true);
    }

    Optional<Account> inUse() {
        return database.app(practice, () -> accounts.find(practice));
    }

    Optional<Account> pending() {
        return database.app(practice, () -> accounts.findPending(practice));
    }

    /** What the page hears that sent the manager away with that state. */
    Optional<LinkReturn> heard(String state) {
        var attempt = LinkReturnStore.attempt(state);
        var returns = new LinkReturnStore(database.unit("payments"));
        return database.app(practice, () -> returns.of(practice)).stream()
                .filter(returned -> returned.attempt().equals(attempt))
                .map(ReturnedAttempt::outcome)
                .findFirst();
    }

    AskOutcome ask() {
        var call = database.app(practice, () -> calls.call(practice, "host", "call", clock.instant()));
        var id =
                database.app(practice, () -> calls.join(practice, call, "ana", Role.CLINICIAN, "Ana", clock.instant()));
        var clinician = session(Placement.CALL, Role.CLINICIAN, Optional.of(new Session.Seat(call, id)));
        return service.ask(
                clinician,
                new RequestId(UUID.randomUUID()),
                new AskedFor(OptionalLong.of(8000), "AUD", "Consultation", Optional.empty()));
    }

    void stripeRefusesToShowWhatWasAskedFor() {
        postgres.asOwner("update payments.requests set unknown_since = '" + clock.instant() + "', refused_since = '"
                + clock.instant() + "', check_at = '" + clock.instant().plusSeconds(14_400) + "' where practice_id = '"
                + practice + "'");
    }

    /** How many requests are to be looked at. */
    String dueNow() {
        return postgres.ownerSees("select count(*) from payments.requests where check_at <= '" + clock.instant()
                + "' and refused_since is null and practice_id = '" + practice + "'");
    }

    /** All requests came to their end. */
    void finish() {
        postgres.asOwner("update payments.requests set state = 'cancelled', check_at = null where practice_id = '"
                + practice + "'");
    }

    String count(String from) {
        return postgres.ownerSees("select count(*) from " + from + " where practice_id = '" + practice + "'");
    }
}
