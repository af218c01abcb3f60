package dev.callside.payments.panel;

import dev.callside.payments.account.Account;
import dev.callside.payments.account.AccountState;
import dev.callside.payments.account.AccountStore;
import dev.callside.payments.account.LinkReturnStore;
import dev.callside.payments.paylink.PayLinkStore;
import dev.callside.payments.paylink.SentLink;
import dev.callside.payments.receipt.Receipts;
import dev.callside.payments.request.Request;
import dev.callside.payments.request.RequestId;
import dev.callside.payments.request.RequestStore;
import dev.callside.plugin.PracticeId;
import dev.callside.plugin.Role;
import dev.callside.practice.call.CallStore;
import dev.callside.practice.call.Participant;
import dev.callside.practice.launch.Session;
import dev.callside.practice.mail.Outbox;
import dev.callside.practice.money.Currencies;
import dev.callside.practice.tenancy.Database;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.tenancy.PracticeStore;
import dev.callside.practice.text.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Reads the state of a panel in one transaction, cut to what its viewer may see. */
@Dependent
public class Panels {

    private final Database database;
    private final PracticeStore practices;
    private final AccountStore accounts;
    private final LinkReturnStore returns;
    private final CallStore calls;
    private final RequestStore requests;
    private final PayLinkStore links;
    private final Outbox outbox;
    private final SettingsViews settings;
    private final Clock clock;
    private final String support;
    private final Duration grace;

    @Inject
    public Panels(
            Database database,
            PracticeStore practices,
            AccountStore accounts,
            LinkReturnStore returns,
            CallStore calls,
            RequestStore requests,
            PayLinkStore links,
            Outbox outbox,
            SettingsViews settings,
            Clock clock,
            @ConfigProperty(name = "callside.support") Optional<String> support,
            @ConfigProperty(name = "callside.payments.grace-period") Duration grace) {
        this.database = database;
        this.practices = practices;
        this.accounts = accounts;
        this.returns = returns;
        this.calls = calls;
        this.requests = requests;
        this.links = links;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
        this.support = support.orElse("");
        this.grace = grace;
    }

    /** The state for that session. */
    public Panel state(Session session) {
        return database.app(session.practice(), () -> switch (session.placement()) {
            case CALL -> call(session);
            case SETTINGS -> settings(session);
        });
    }

    private SettingsPanel settings(Session session) {
        var practice = practices.practice(session.practice());
        var link = new LinkState(
                accounts.find(session.practice()),
                accounts.findPending(session.practice()),
                returns.of(session.practice()));
        return settings.panel(session, practice, link, () -> requests.unreturned(session.practice()));
    }

    private CallPanel call(Session session) {
        var practice = practices.practice(session.practice());
        var patients = calls.participants(session.practice(), session.call(), Role.PATIENT);
        return new CallPanel(
                session.role().label(),
                new CallPanel.PracticeView(practice.name(), practice.zone().getId()),
                clock.instant(),
                account(session, practice),
                new CallPanel.CallView(progress(session)),
                session.role() == Role.CLINICIAN
                        ? patients.stream().map(Panels::person).toList()
                        : null,
                requests(session, patients));
    }

    private String progress(Session session) {
        return calls.endOf(session.practice(), session.call())
                .map(end -> end.plus(grace).isBefore(clock.instant()) ? "over" : "ended")
                .orElse("live");
    }

    private static CallPanel.PersonView person(Participant participant) {
        return new CallPanel.PersonView(participant.id().toString(), participant.name(), participant.present());
    }

    private List<RequestView> requests(Session session, List<Participant> patients) {
        var visible = requests.ofCall(session.practice(), session.call()).stream()
                .filter(request -> sees(session, request))
                .toList();
        var clinicians = calls.participants(session.practice(), session.call(), Role.CLINICIAN);
        var views = new RequestViews(Viewer.of(session), around(session.practice(), visible, patients, clinicians));
        return visible.stream().map(views::view).toList();
    }

    private Around around(
            PracticeId practice, List<Request> shown, List<Participant> patients, List<Participant> clinicians) {
        Map<RequestId, SentLink> last = new HashMap<>();
        links.sent(practice, shown.stream().map(Request::id).toList())
                .forEach(link -> last.putIfAbsent(link.request(), link));
        var keys = Stream.concat(
                        shown.stream().map(Receipts::key),
                        last.values().stream().map(SentLink::key))
                .toList();
        return new Around(patients, clinicians, last, outbox.states(practice, keys), clock.instant());
    }

    /** One request as that session sees it. */
    public RequestView view(Session session, Request request) {
        return view(Viewer.of(session), request);
    }

    /** One request as whoever holds its link sees it. */
    public RequestView viewByLink(Request request, Locale locale) {
        return view(Viewer.byLink(locale), request);
    }

    private RequestView view(Viewer viewer, Request request) {
        return database.app(request.practice(), () -> {
            var patients = calls.participants(request.practice(), request.call(), Role.PATIENT);
            var clinicians = calls.participants(request.practice(), request.call(), Role.CLINICIAN);
            var fresh = requests.find(request.practice(), request.id()).orElseThrow();
            return new RequestViews(viewer, around(request.practice(), List.of(fresh), patients, clinicians))
                    .view(fresh);
        });
    }

    private static boolean sees(Session session, Request request) {
        return switch (session.role()) {
            case CLINICIAN -> true;
            case PATIENT -> request.isFor(session.participant());
            case MANAGER, OBSERVER -> false;
        };
    }

    private CallPanel.AccountView account(Session session, Practice practice) {
        var account = accounts.find(session.practice());
        var state = SettingsViews.state(practice, account);
        if (state != AccountState.ACTIVE) {
            var message =
                    Texts.of(Receipts.BUNDLE, session.locale()).get("account." + state.label() + ".clinician", support);
            return new CallPanel.AccountView(state.label(), message.trim(), List.of(), null);
        }
        return active(practice, account.orElseThrow());
    }

    /** The form offers the practice's currency and the account's own, where the account can charge them. */
    private static CallPanel.AccountView active(Practice practice, Account account) {
        var facts = account.facts().orElseThrow();
        var currencies = Stream.of(practice.currency(), facts.currency())
                .distinct()
                .filter(facts.currencies()::contains)
                .flatMap(code -> Currencies.rule(code).stream())
                .map(rule -> new CallPanel.CurrencyView(
                        rule.code(), rule.exponent(), rule.step(), rule.minimum(), rule.maximum()))
                .toList();
        var first = currencies.isEmpty() ? null : currencies.get(0).code();
        return new CallPanel.AccountView(AccountState.ACTIVE.label(), null, currencies, first);
    }
}
