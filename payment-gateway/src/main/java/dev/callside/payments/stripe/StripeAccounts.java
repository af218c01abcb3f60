package dev.callside.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.stripe.exception.StripeException;
import com.stripe.model.Account;
import com.stripe.net.OAuth;
import com.stripe.net.RequestOptions;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import dev.callside.payments.account.AccountFacts;
import dev.callside.practice.tenancy.Practice;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Practices' accounts: linking them by OAuth or Accounts v2, and what Stripe says of them. */
@Dependent
public class StripeAccounts {

    private final StripeClients clients;
    private final String clientId;

    @Inject
    StripeAccounts(
            StripeClients clients, @ConfigProperty(name = "callside.stripe.client-id") Optional<String> clientId) {
        this.clients = clients;
        this.clientId = clientId.orElse("");
    }

    /** The account that a code from the OAuth consent page stands for. A code works once. */
    public StripeAnswer<String> linked(String code) {
        Map<String, Object> params = Map.of("grant_type", "authorization_code", "code", code);
        return StripeCalls.answer(
                "the exchange of an OAuth code",
                () -> OAuth.token(params, clients.oauth()).getStripeUserId());
    }

    /** Gives up our access, so that Stripe's dashboard no longer shows us there. */
    public StripeAnswer<String> unlink(String account) {
        Map<String, Object> params = Map.of("client_id", clientId, "stripe_user_id", account);
        return StripeCalls.answer(
                "the unlinking of " + account,
                () -> OAuth.deauthorize(params, clients.oauth()).getStripeUserId());
    }

    public StripeAnswer<AccountFacts> facts(String account) {
        return StripeCalls.answer(
                "the look at " + account,
                () -> read(clients.client().v1().accounts().retrieve(account)));
    }

    private AccountFacts read(Account account) throws StripeException {
        var requirements = Optional.ofNullable(account.getRequirements());
        return new AccountFacts(
                account.getId(),
                name(account),
                Optional.ofNullable(account.getCountry()).orElse(""),
                upper(account.getDefaultCurrency()),
                currencies(account),
                Boolean.TRUE.equals(account.getChargesEnabled()),
                Boolean.TRUE.equals(account.getPayoutsEnabled()),
                requirements.map(Account.Requirements::getCurrentlyDue).orElse(List.of()),
                requirements.map(Account.Requirements::getCurrentDeadline).map(Instant::ofEpochSecond),
                requirements.map(Account.Requirements::getDisabledReason).orElse(""));
    }

    /** The business's name; before it is told, the one under which the account was made. */
    private static String name(Account account) {
        return Optional.ofNullable(account.getBusinessProfile())
                .map(Account.BusinessProfile::getName)
                .or(() -> Optional.ofNullable(account.getSettings())
                        .map(Account.Settings::getDashboard)
                        .map(Account.Settings.Dashboard::getDisplayName))
                .orElse("");
    }

    /** What accounts of that country can charge. */
    private List<String> currencies(Account account) throws StripeException {
        if (account.getCountry() == null) {
            return List.of();
        }
        return clients
                .client()
                .v1()
                .countrySpecs()
                .retrieve(account.getCountry())
                .getSupportedPaymentCurrencies()
                .stream()
                .map(StripeAccounts::upper)
                .sorted()
                .toList();
    }

    private static String upper(String text) {
        return text == null ? "" : text.toUpperCase(Locale.ROOT);
    }

    /**
     * A new account for the practice, which it fills in on Stripe's own pages. A manager who goes twice comes to the same
     * one, as long as Stripe remembers the key: it stands for all that is sent, because Stripe refuses a known key with
     * other content, and for the account that is replaced.
     *
     * @param email where Stripe writes to; it wants one for an account that takes payments
     */
    public StripeAnswer<String> create(Practice practice, String email, Optional<String> replaced) {
        var card = AccountCreateParams.Configuration.Merchant.Capabilities.CardPayments.builder()
                .setRequested(true)
                .build();
        var merchant = AccountCreateParams.Configuration.Merchant.builder()
                .setCapabilities(AccountCreateParams.Configuration.Merchant.Capabilities.builder()
                        .setCardPayments(card)
                        .build())
                .build();
        var responsibilities = AccountCreateParams.Defaults.Responsibilities.builder()
                .setFeesCollector(AccountCreateParams.Defaults.Responsibilities.FeesCollector.STRIPE)
                .setLossesCollector(AccountCreateParams.Defaults.Responsibilities.LossesCollector.STRIPE)
                .build();
        var params = AccountCreateParams.builder()
                .setDisplayName(practice.name())
                .setContactEmail(email)
                .setDashboard(AccountCreateParams.Dashboard.FULL)
                .setIdentity(AccountCreateParams.Identity.builder()
                        .setCountry(practice.country().toLowerCase(Locale.ROOT))
                        .build())
                .setConfiguration(AccountCreateParams.Configuration.builder()
                        .setMerchant(merchant)
                        .build())
                .setDefaults(AccountCreateParams.Defaults.builder()
                        .setResponsibilities(responsibilities)
                        .build())
                .build();
        var content = String.join("\n", practice.name(), practice.country(), email, replaced.orElse(""));
        var options = RequestOptions.builder()
                .setIdempotencyKey(practice.id() + ":account:" + UUID.nameUUIDFromBytes(content.getBytes(UTF_8)))
                .build();
        return StripeCalls.answer(
                "the creation of an account for " + practice.id(),
                () -> clients.client()
                        .v2()
                        .core()
                        .accounts()
                        .create(params, options)
                        .getId());
    }

    /** Stripe's page where the practice fills in its account; it works once and for some minutes. */
    public StripeAnswer<String> onboarding(String account, String returnUrl, String refreshUrl) {
        var onboarding = AccountLinkCreateParams.UseCase.AccountOnboarding.builder()
                .addConfiguration(AccountLinkCreateParams.UseCase.AccountOnboarding.Configuration.MERCHANT)
                .setReturnUrl(returnUrl)
                .setRefreshUrl(refreshUrl)
                .build();
        var params = AccountLinkCreateParams.builder()
                .setAccount(account)
                .setUseCase(AccountLinkCreateParams.UseCase.builder()
                        .setType(AccountLinkCreateParams.UseCase.Type.ACCOUNT_ONBOARDING)
                        .setAccountOnboarding(onboarding)
                        .build())
                .build();
        return StripeCalls.answer(
                "the onboarding link of " + account,
                () -> clients.client().v2().core().accountLinks().create(params).getUrl());
    }
}
