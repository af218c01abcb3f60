package dev.callside.payments.account;

import dev.callside.payments.stripe.StripeAccounts;
import dev.callside.payments.stripe.StripeAnswer;
import dev.callside.payments.stripe.StripePages;
import dev.callside.practice.tenancy.Practice;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.util.Optional;

/** Leads a practice to Stripe's own form for an account that is made for it. */
@Dependent
class Onboarding {

    private final StripeAccounts stripe;
    private final StripePages pages;

    @Inject
    Onboarding(StripeAccounts stripe, StripePages pages) {
        this.stripe = stripe;
        this.pages = pages;
    }

    /** Stripe's form for that account; the address works once and for some minutes. */
    record Form(String account, String url) {}

    /** For an account that is not finished. Refused if Stripe has no form for it. */
    StripeAnswer<Form> goOn(String account, String state) {
        return form(account, page(account, state));
    }

    /**
     * For a new account. Refused if Stripe makes none, as for a country in which it may not.
     *
     * @param replaced the account that it shall take the place of
     */
    StripeAnswer<Form> begin(Practice practice, String email, Optional<String> replaced, String state) {
        return stripe.create(practice, email, replaced).then(made -> {
            var page = page(made, state);
            // Stripe remembers the account of an earlier time, and has no form for it if it was closed since.
            return page instanceof StripeAnswer.Refused ? another(practice, email, made, state) : form(made, page);
        });
    }

    private StripeAnswer<Form> another(Practice practice, String email, String closed, String state) {
        return stripe.create(practice, email, Optional.of(closed)).then(made -> goOn(made, state));
    }

    private StripeAnswer<String> page(String account, String state) {
        return stripe.onboarding(account, pages.back(state), pages.ranOut(state));
    }

    private static StripeAnswer<Form> form(String account, StripeAnswer<String> page) {
        return page.then(url -> new StripeAnswer.Known<>(new Form(account, url)));
    }
}
