package dev.callside.payments.panel;

import dev.callside.payments.account.Account;
import dev.callside.payments.account.AccountFacts;
import dev.callside.payments.account.AccountState;
import dev.callside.payments.account.ReturnedAttempt;
import dev.callside.payments.receipt.Receipts;
import dev.callside.payments.request.Request;
import dev.callside.payments.stripe.StripePages;
import dev.callside.plugin.Role;
import dev.callside.practice.launch.Session;
import dev.callside.practice.tenancy.Practice;
import dev.callside.practice.text.Texts;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What *Client payments* shows. */
@Dependent
public class SettingsViews {

    private final StripePages pages;
    private final String gracePeriod;

    @Inject
    SettingsViews(StripePages pages, @ConfigProperty(name = "callside.payments.grace-period") String gracePeriod) {
        this.pages = pages;
        this.gracePeriod = gracePeriod;
    }

    /** The operator's word comes first: without it an account can't be used, even one that is linked. */
    static AccountState state(Practice practice, Optional<Account> account) {
        return switch (practice.payments()) {
            case OFF -> AccountState.NOT_ENABLED;
            case ASKED -> AccountState.ASKED;
            case APPROVED -> account.map(Account::state).orElse(AccountState.NONE);
        };
    }

    SettingsPanel panel(Session session, Practice practice, LinkState link, Supplier<List<Request>> unreturned) {
        var manager = session.role() == Role.MANAGER;
        return new SettingsPanel(
                session.role().label(),
                new CallPanel.PracticeView(practice.name(), practice.zone().getId()),
                manager ? link(session, state(practice, link.shown()), link) : null,
                manager ? unreturned.get().stream().map(this::unreturned).toList() : null,
                manager ? link.returns().stream().map(SettingsViews::returned).toList() : null,
                new SettingsPanel.SettingsView(gracePeriod));
    }

    private SettingsPanel.UnreturnedView unreturned(Request request) {
        return new SettingsPanel.UnreturnedView(
                request.id().toString(),
                request.amount(),
                request.currency(),
                request.description(),
                request.requestedAt(),
                request.refundFailure().orElseThrow(),
                pages.payment(request.account(), request.intent().orElseThrow()));
    }

    private static SettingsPanel.ReturnedView returned(ReturnedAttempt back) {
        return new SettingsPanel.ReturnedView(back.attempt(), back.outcome().label(), back.at());
    }

    private SettingsPanel.LeftView left(AccountFacts facts) {
        return new SettingsPanel.LeftView(facts.name(), facts.id(), pages.dashboard(facts.id()));
    }

    private SettingsPanel.LinkView link(Session session, AccountState state, LinkState link) {
        var texts = Texts.of(Receipts.BUNDLE, session.locale());
        var account = link.shown();
        var facts = account.flatMap(Account::facts);
        return new SettingsPanel.LinkView(
                state.label(),
                facts.map(AccountFacts::id).orElse(null),
                facts.map(AccountFacts::name).orElse(null),
                facts.map(AccountFacts::country).orElse(null),
                facts.map(f -> country(session, f)).orElse(null),
                facts.map(AccountFacts::currency).orElse(null),
                facts.map(AccountFacts::chargesEnabled).orElse(false),
                facts.map(AccountFacts::payoutsEnabled).orElse(false),
                Requirements.views(texts, facts.map(AccountFacts::asks).orElse(List.of())),
                facts.flatMap(AccountFacts::dueBy).orElse((Instant) null),
                facts.map(AccountFacts::disabledReason).orElse(null),
                facts.map(f -> pages.dashboard(f.id())).orElse(null),
                account.map(Account::linkedAt).orElse(null),
                account.map(Account::linkedBy).orElse(null),
                null,
                account.filter(Account::unfinished).isPresent(),
                pages.linking().label(),
                link.left().flatMap(Account::facts).map(this::left).orElse(null));
    }

    /** From here and not from the browser: Chromium has no Icelandic names. */
    private static String country(Session session, AccountFacts facts) {
        return new Locale.Builder().setRegion(facts.country()).build().getDisplayCountry(session.locale());
    }
}
