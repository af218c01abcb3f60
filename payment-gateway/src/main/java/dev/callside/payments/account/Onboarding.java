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

    /** For an account that is not finished; empty if Stripe has no form for it or doesn't answer. */
    Optional<Form> goOn(String account, String state) {
        return form(account, page(account, state));
    }

    /**
     * For a new account.
     *
     * @param replaced the account that it shall take the place of
     */
    Optional<Form> begin(Practice practice, String email, Optional<String> replaced, String state) {
        if (!(stripe.create(practice, email, replaced) instanceof StripeAnswer.Known<String> made)) {
            return Optional.empty();
        }
        var page = page(made.value(), state);
        // Stripe remembers the account of an earlier time, and has no form for it if it was closed since.
        return page instanceof StripeAnswer.Refused
                ? another(practice, email, made.value(), state)
                : form(made.value(), page);
    }

    private Optional<Form> another(Practice practice, String email, String closed, String state) {
        return stripe.create(practice, email, Optional.of(closed)) instanceof StripeAnswer.Known<String> made
                ? goOn(made.value(), state)
                : Optional.empty();
    }

    private StripeAnswer<String> page(String account, String state) {
        return stripe.onboarding(account, pages.back(state), pages.ranOut(state));
    }

    private static Optional<Form> form(String account, StripeAnswer<String> page) {
        return page instanceof StripeAnswer.Known<String> known
                ? Optional.of(new Form(account, known.value()))
                : Optional.empty();
    }
}
