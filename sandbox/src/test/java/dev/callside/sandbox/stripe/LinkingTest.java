package dev.callside.sandbox.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.stripe.Stripe;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.StripeException;
import com.stripe.exception.oauth.InvalidGrantException;
import com.stripe.model.oauth.TokenResponse;
import com.stripe.model.v2.core.Account;
import com.stripe.model.v2.core.AccountLink;
import com.stripe.net.RequestOptions;
import com.stripe.param.v2.core.AccountCreateParams;
import com.stripe.param.v2.core.AccountLinkCreateParams;
import com.stripe.param.v2.core.AccountRetrieveParams;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Accounts come by OAuth or are made by Accounts v2, and go again. */
class LinkingTest {

    private static StripeHttp http;

    @BeforeAll
    static void start() throws IOException {
        http = StripeHttp.start();
        Stripe.overrideConnectBase(http.base());
    }

    @AfterAll
    static void stop() {
        Stripe.overrideConnectBase(Stripe.CONNECT_API_BASE);
        http.close();
    }

    /** Sends a form of Stripe's own pages; the answer leads back to the platform. */
    private static URI submit(String path, Map<String, String> form) throws Exception {
        StringBuilder body = new StringBuilder();
        form.forEach((name, value) -> body.append(name)
                .append('=')
                .append(URLEncoder.encode(value, StandardCharsets.UTF_8))
                .append('&'));
        HttpRequest request = HttpRequest.newBuilder(URI.create(http.base() + path))
                .header("Origin", http.settings().origin())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(303);
        return URI.create(answer.headers().firstValue("Location").orElseThrow());
    }

    private static URI decide(String account, String decision) throws Exception {
        return submit(
                "/oauth/authorize",
                Map.of(
                        "client_id",
                        StripeHttp.CLIENT,
                        "scope",
                        "read_write",
                        "redirect_uri",
                        "http://127.0.0.1:9/pay/stripe/return",
                        "state",
                        "s&t",
                        "account",
                        account,
                        "decision",
                        decision));
    }

    private static RequestOptions platform() {
        return RequestOptions.builder().setApiKey(StripeHttp.SECRET).build();
    }

    @Test
    void connectsAnExistingAccountOnceAndDisconnectsIt() throws Exception {
        String back = decide("acct_1CallsideIceland", "accept").getQuery();
        assertThat(back).contains("state=s&t").contains("scope=read_write");
        String code = back.replaceAll(".*code=([^&]*).*", "$1");

        TokenResponse token =
                com.stripe.net.OAuth.token(Map.of("grant_type", "authorization_code", "code", code), platform());
        assertThat(token.getStripeUserId()).isEqualTo("acct_1CallsideIceland");
        assertThat(http.stripe()
                        .v1()
                        .accounts()
                        .retrieve("acct_1CallsideIceland")
                        .getDefaultCurrency())
                .isEqualTo("isk");
        assertThat(catchThrowableOfType(
                        InvalidGrantException.class,
                        () -> com.stripe.net.OAuth.token(
                                Map.of("grant_type", "authorization_code", "code", code), platform())))
                .hasMessageContaining("already been used");

        com.stripe.net.OAuth.deauthorize(
                Map.of("client_id", StripeHttp.CLIENT, "stripe_user_id", "acct_1CallsideIceland"), platform());
        assertThat(catchThrowableOfType(
                                StripeException.class,
                                () -> http.stripe().v1().accounts().retrieve("acct_1CallsideIceland"))
                        .getCode())
                .isEqualTo("account_invalid");
    }

    @Test
    void tellsThePlatformThatTheOwnerRefused() throws Exception {
        assertThat(decide("acct_1CallsideUsd", "refuse").getQuery())
                .contains("error=access_denied")
                .contains("state=s&t");
    }

    @Test
    void makesAnAccountThatIsRestrictedUntilItsOwnerHasAnswered() throws Exception {
        Account made = http.stripe().v2().core().accounts().create(newAccount().build());
        assertThat(cards(made)).isEqualTo("restricted");
        assertThat(made.getRequirements().getEntries()).isNotEmpty();

        AccountLink link = http.stripe()
                .v2()
                .core()
                .accountLinks()
                .create(AccountLinkCreateParams.builder()
                        .setAccount(made.getId())
                        .setUseCase(AccountLinkCreateParams.UseCase.builder()
                                .setType(AccountLinkCreateParams.UseCase.Type.ACCOUNT_ONBOARDING)
                                .setAccountOnboarding(AccountLinkCreateParams.UseCase.AccountOnboarding.builder()
                                        .addConfiguration(
                                                AccountLinkCreateParams.UseCase.AccountOnboarding.Configuration
                                                        .MERCHANT)
                                        .setReturnUrl("http://127.0.0.1:9/return")
                                        .setRefreshUrl("http://127.0.0.1:9/refresh")
                                        .build())
                                .build())
                        .build());
        String path = URI.create(link.getUrl()).getPath().substring("/stripe".length());

        assertThat(submit(path, Map.of("decision", "accept", "name", "Reef Clinic")))
                .hasToString("http://127.0.0.1:9/return");

        Account active = http.stripe()
                .v2()
                .core()
                .accounts()
                .retrieve(
                        made.getId(),
                        AccountRetrieveParams.builder()
                                .addInclude(AccountRetrieveParams.Include.CONFIGURATION__MERCHANT)
                                .build());
        assertThat(cards(active)).isEqualTo("active");
        assertThat(active.getDisplayName()).isEqualTo("Reef Clinic");
        assertThat(active.getRequirements()).isNull();
        assertThat(http.stripe().v1().accounts().retrieve(made.getId()).getChargesEnabled())
                .isTrue();
    }

    @Test
    void wantsAnAddressForAnAccountThatTakesPayments() {
        assertThat(catchThrowableOfType(
                                StripeException.class,
                                () -> http.stripe()
                                        .v2()
                                        .core()
                                        .accounts()
                                        .create(newAccount()
                                                .setContactEmail(null)
                                                .build()))
                        .getStatusCode())
                .isEqualTo(400);
    }

    @Test
    void knowsAnAccountNoLongerThatItsOwnerClosed() throws Exception {
        Account made = http.stripe().v2().core().accounts().create(newAccount().build());

        submit("/dashboard/" + made.getId() + "/close", Map.of());

        assertThat(catchThrowableOfType(
                                StripeException.class,
                                () -> http.stripe().v1().accounts().retrieve(made.getId()))
                        .getCode())
                .isEqualTo("account_invalid");
        assertThat(events(made.getId())).contains("v2.core.account.closed");
    }

    @Test
    void rejectsAnAccountForGood() throws Exception {
        Account made = http.stripe().v2().core().accounts().create(newAccount().build());

        submit("/dashboard/" + made.getId() + "/reject", Map.of());

        var account = http.stripe().v1().accounts().retrieve(made.getId());
        assertThat(account.getChargesEnabled()).isFalse();
        assertThat(account.getRequirements().getDisabledReason()).isEqualTo("rejected.other");
        assertThat(account.getRequirements().getCurrentlyDue()).isEmpty();
    }

    /** The types of the thin events about an account. */
    private static List<String> events(String account) {
        return http.db()
                .query(
                        "select body ->> 'type' from sandbox.stripe_objects where kind = 'v2.core.event'"
                                + " and body -> 'related_object' ->> 'id' = ?",
                        row -> row.getString(1),
                        account);
    }

    private static AccountCreateParams.Builder newAccount() {
        return AccountCreateParams.builder()
                .setDisplayName("Reef")
                .setContactEmail("reef@example.com")
                .setDashboard(AccountCreateParams.Dashboard.FULL)
                .setIdentity(
                        AccountCreateParams.Identity.builder().setCountry("au").build())
                .setConfiguration(AccountCreateParams.Configuration.builder()
                        .setMerchant(AccountCreateParams.Configuration.Merchant.builder()
                                .setCapabilities(AccountCreateParams.Configuration.Merchant.Capabilities.builder()
                                        .setCardPayments(
                                                AccountCreateParams.Configuration.Merchant.Capabilities.CardPayments
                                                        .builder()
                                                        .setRequested(true)
                                                        .build())
                                        .build())
                                .build())
                        .build())
                .addInclude(AccountCreateParams.Include.CONFIGURATION__MERCHANT)
                .addInclude(AccountCreateParams.Include.REQUIREMENTS);
    }

    private static String cards(Account account) {
        return account.getConfiguration()
                .getMerchant()
                .getCapabilities()
                .getCardPayments()
                .getStatus();
    }

    @Test
    void namesTheCurrenciesOfACountry() throws StripeException {
        assertThat(http.stripe().v1().countrySpecs().retrieve("AU").getSupportedPaymentCurrencies())
                .contains("aud", "isk");
        assertThat(catchThrowableOfType(
                                InvalidRequestException.class,
                                () -> http.stripe().v1().countrySpecs().retrieve("XX"))
                        .getStatusCode())
                .isEqualTo(400);
    }
}
