package dev.callside.payments.request;

import dev.callside.payments.account.AccountStore;
import dev.callside.payments.receipt.Receipts;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.plugin.Placement;
import dev.callside.plugin.PracticeId;
import dev.callside.plugin.Role;
import dev.callside.practice.call.CallId;
import dev.callside.practice.call.CallStore;
import dev.callside.practice.call.ParticipantId;
import dev.callside.practice.launch.Session;
import dev.callside.practice.mail.Outbox;
import dev.callside.practice.tenancy.Audit;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.testing.MovableClock;
import dev.callside.practice.testing.TestDatabase;
import dev.callside.practice.testing.TestPostgres;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** A practice of its own with a linked account, a call, a clinician and a patient, on the real PostgreSQL. */
public final class Scene {

    public final MovableClock clock = new MovableClock(Instant.parse("2026-03-01T10:00:00Z"));
    public final TestPostgres postgres = TestPostgres.get();
    public final TestDatabase database = new TestDatabase();
    final FakeIntents stripe = new FakeIntents();
    public final PracticeId practice = new PracticeId(UUID.randomUUID());
    public final String account = "acct_" + practice.toString().replace("-", "");
    public final CallId call;
    public final Session clinician;
    public final Session patient;

    public final RequestStore requests = new RequestStore(database.unit("payments"));
    public final CallStore calls = new CallStore(database.unit("practice"), clock);
    public final Outbox outbox = new Outbox(database.unit("practice"), clock);
    public final Lookups lookups;
    public final Requests service = new Requests(
            database,
            requests,
            new AccountStore(database.unit("payments")),
            calls,
            new Audit(database.unit("practice"), clock),
            clock);
    final RequestWorker worker;

    public Scene() {
        this(Optional.empty());
    }

    /** With another Stripe than the fake one. */
    public Scene(Intents intents) {
        this(Optional.of(intents));
    }

    private Scene(Optional<Intents> intents) {
        lookups = new Lookups(
                database,
                requests,
                new ChangeStore(database.unit("payments")),
                intents.orElse(stripe),
                new Receipts(outbox, new PracticeStore(database.unit("practice"))),
                clock);
        worker = new RequestWorker(database, requests, lookups, clock, Duration.ofMinutes(30));
        postgres.asOwner("select practice.add_practice('" + practice
                + "', 'Org', 'Harbour Practice', 'ABN 1', 'AU', 'Australia/Melbourne', 'AUD');"
                + "select practice.approve_payments('" + practice + "');"
                + "select payments.demo_account('" + practice + "', '" + account + "');"
                + "update payments.accounts set currencies = 'AUD ISK KWD' where practice_id = '" + practice + "'");
        call = database.app(practice, () -> calls.call(practice, "host", "call", clock.instant()));
        clinician = join("ana", Role.CLINICIAN);
        patient = join("kim", Role.PATIENT);
    }

    public Session join(String subject, Role role) {
        ParticipantId id =
                database.app(practice, () -> calls.join(practice, call, subject, role, subject, clock.instant()));
        return new Session(
                practice,
                "host",
                Placement.CALL,
                role,
                subject,
                subject,
                Locale.ENGLISH,
                Optional.of(new Session.Seat(call, id)),
                Instant.MAX);
    }

    static AskedFor eightyDollars() {
        return new AskedFor(OptionalLong.of(8000), "AUD", "Standard consultation", Optional.empty());
    }

    /** A new request for 80 dollars that Stripe knows. */
    public RequestId requested() {
        var id = asked();
        lookups.look(practice, id);
        return id;
    }

    /** The same, before Stripe heard of it. */
    public RequestId asked() {
        var id = new RequestId(UUID.randomUUID());
        service.ask(clinician, id, eightyDollars());
        return id;
    }

    /** A request whose patient's browser has just handed the card to Stripe. */
    public RequestId paying() {
        var id = requested();
        service.opened(request(id));
        attempt(id);
        return id;
    }

    public boolean attempt(RequestId id) {
        return attempt(id, UUID.randomUUID(), patient, "kim@example.com");
    }

    boolean attempt(RequestId id, UUID attempt, Session payer, String email) {
        return service.attempt(
                request(id), new NewAttempt(attempt, email, payer.locale(), Optional.of(payer.participant())));
    }

    /** Another try, by whoever holds the request's link. */
    public boolean attemptByLink(RequestId id) {
        return service.attempt(
                request(id), new NewAttempt(UUID.randomUUID(), "lou@example.com", Locale.ENGLISH, Optional.empty()));
    }

    /** The bank waits for whoever tried last, and the request hears of it. */
    public void atTheBank(RequestId id) {
        stripe.becomes(id, Intent.Status.REQUIRES_ACTION, request(id).attempt().orElseThrow());
        lookups.look(practice, id);
    }

    /** Stripe has the money, and the request hears of it. */
    public void paid(RequestId id) {
        stripe.becomes(id, Intent.Status.SUCCEEDED);
        lookups.look(practice, id);
    }

    /** The money comes to Stripe, and nobody hears of it yet. */
    public void paidUnheard(RequestId id) {
        stripe.becomes(id, Intent.Status.SUCCEEDED);
    }

    /** Stripe refuses to show it from now on, and the request hears of it. */
    public void hiddenByStripe(RequestId id) {
        stripe.hide(id);
        lookups.look(practice, id);
    }

    /** Whether no card can be charged for it any more, whoever holds what Stripe.js needs. */
    public boolean closedAtStripe(RequestId id) {
        var intent = request(id).intent().orElseThrow();
        return stripe.retrieve(account, intent) instanceof StripeAnswer.Known<Intent> known
                && known.value().status() == Intent.Status.CANCELED;
    }

    /** They have launched (again); until when that holds. */
    Instant session(Session who, Duration time) {
        var until = clock.instant().plus(time);
        postgres.asOwner(
                "insert into practice.hosts (id, name, issuer, jwks, client_id, message_origins, frame_ancestors,"
                        + " event_key) values ('host', '', '', '{}', '', '{x}', '{x}', '') on conflict do nothing;"
                        + "insert into practice.sessions (token_hash, practice_id, host_id, placement, role, subject, name, locale,"
                        + " call_id, participant_id, created_at, expires_at) values (sha256('" + UUID.randomUUID()
                        + "'), '"
                        + practice + "', 'host', 'call', 'patient', '" + who.subject() + "', '', 'en', '" + call
                        + "', '"
                        + who.participant() + "', '" + clock.instant() + "', '" + until + "')");
        return until;
    }

    public void callEnds() {
        database.inApp(practice, () -> calls.end(practice, call, clock.instant()));
    }

    /** What the worker does from time to time: ends what is late, and looks at what is due. */
    public void works() {
        worker.expire();
        worker.run(Runnable::run);
    }

    /** Only the first half of that. */
    public void expires() {
        worker.expire();
    }

    public Request request(RequestId id) {
        return database.app(practice, () -> requests.find(practice, id)).orElseThrow();
    }

    public RequestState state(RequestId id) {
        return request(id).state();
    }

    public long receipts() {
        return Long.parseLong(
                postgres.ownerSees("select count(*) from practice.outbox where practice_id = '" + practice + "'"));
    }

    String history(RequestId id) {
        return postgres.ownerSees("select string_agg(state, ' ' order by id) from payments.request_history"
                + " where practice_id = '" + practice + "' and request_id = '" + id + "'");
    }
}
