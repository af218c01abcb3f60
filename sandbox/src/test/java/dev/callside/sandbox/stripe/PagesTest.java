package dev.callside.sandbox.stripe;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentCreateParams;
import dev.callside.sandbox.Chromium;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What people do on Stripe's own pages, in a real browser. */
class PagesTest {

    private static final RequestOptions DEMO =
            RequestOptions.builder().setStripeAccount(StripeHttp.DEMO).build();

    private static StripeHttp http;
    private static Shop platform;
    private static Playwright playwright;
    private static Browser browser;

    private Page page;

    @BeforeAll
    static void start() throws IOException {
        http = StripeHttp.start();
        platform = Shop.open(http.settings());
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void stop() {
        playwright.close();
        platform.close();
        http.close();
    }

    @BeforeEach
    void open() {
        page = browser.newPage();
        page.setDefaultTimeout(10_000);
    }

    @AfterEach
    void close() {
        page.close();
        http.db()
                .update(
                        "update sandbox.stripe_objects set state = 'connected', hidden = '{\"link\":\"connected\"}'"
                                + " where id = ?",
                        StripeHttp.DEMO);
    }

    private void authorize() {
        page.navigate(http.base() + "/oauth/authorize?response_type=code&client_id=" + StripeHttp.CLIENT
                + "&scope=read_write&state=xyz&redirect_uri=" + platform.address() + "/back");
    }

    private void click(String button) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
    }

    @Test
    void leadsBackWithACodeWhenTheOwnerAgrees() {
        authorize();
        assertThat(page).hasURL(Pattern.compile("^http://stripe\\.localhost.*"));
        page.getByText("Höfnin heilsugæsla").click();
        click("Connect");

        assertThat(page)
                .hasURL(Pattern.compile(
                        "^http://127\\.0\\.0\\.1:\\d+/back\\?scope=read_write&code=ac_\\w{32}&state=xyz$"));
    }

    @Test
    void leadsBackWithARefusal() {
        authorize();
        click("Don't connect");

        assertThat(page)
                .hasURL(
                        Pattern.compile(
                                ".*/back\\?error=access_denied&error_description=The\\+user\\+denied\\+your\\+request&state=xyz$"));
    }

    @Test
    void saysWhatIsWrongWithALink() {
        page.navigate(http.base() + "/oauth/authorize?response_type=code&client_id=ca_other&redirect_uri=x");
        assertThat(page.getByText("No application matches the supplied client identifier."))
                .isVisible();
    }

    @Test
    void refundsAPartOfAPayment() throws StripeException {
        PaymentIntent intent = paid();
        page.navigate(http.base() + "/dashboard/" + StripeHttp.DEMO + "/payments");
        page.locator("tr", new Page.LocatorOptions().setHasText(intent.getId()))
                .getByRole(AriaRole.LINK)
                .click();
        page.getByLabel("Amount to refund, in AUD").fill("30.50");
        click("Refund");

        assertThat(page.getByText("Refunded: 30.50 AUD")).isVisible();
        assertThat(http.stripe()
                        .v1()
                        .charges()
                        .retrieve(intent.getLatestCharge(), DEMO)
                        .getAmountRefunded())
                .isEqualTo(3050L);
        assertThat(newestEvent("charge.refunded")).isEqualTo(intent.getLatestCharge());
    }

    @Test
    void restrictsAnAccountAndLiftsIt() throws StripeException {
        page.navigate(http.base() + "/dashboard/" + StripeHttp.DEMO + "/payments");
        click("Restrict this account");
        assertThat(page.getByText("restricted")).isVisible();
        var restricted = http.stripe().v1().accounts().retrieve(StripeHttp.DEMO);
        assertThat(restricted.getChargesEnabled()).isFalse();
        assertThat(restricted.getRequirements().getCurrentlyDue()).contains("external_account");
        assertThat(newestEvent("account.updated")).isEqualTo(StripeHttp.DEMO);

        click("Lift the restriction");
        assertThat(page.getByText("charges enabled")).isVisible();
        assertThat(http.stripe().v1().accounts().retrieve(StripeHttp.DEMO).getChargesEnabled())
                .isTrue();
    }

    @Test
    void disconnectsThePlatform() {
        page.navigate(http.base() + "/dashboard/" + StripeHttp.DEMO + "/payments");
        click("Disconnect Callside");

        assertThat(page.getByText("not connected")).isVisible();
        assertThat(http.db()
                        .query(
                                "select id from sandbox.stripe_objects where account = ? and body ->> 'type' ="
                                        + " 'account.application.deauthorized'",
                                row -> row.getString("id"),
                                StripeHttp.DEMO))
                .isNotEmpty();
    }

    @Test
    void takesFormsFromItsOwnPagesOnly() throws Exception {
        HttpRequest foreign = HttpRequest.newBuilder(
                        URI.create(http.base() + "/dashboard/" + StripeHttp.DEMO + "/disconnect"))
                .header("Origin", "http://127.0.0.1:8080")
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(foreign, HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(403);
        assertThat(Accounts.connected(new ObjectStore(http.db()), StripeHttp.DEMO))
                .isTrue();
    }

    private static PaymentIntent paid() throws StripeException {
        return http.stripe()
                .v1()
                .paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(8000L)
                                .setCurrency("aud")
                                .setPaymentMethod("pm_card_visa")
                                .setConfirm(true)
                                .build(),
                        DEMO);
    }

    private static String newestEvent(String type) throws StripeException {
        var event = http.stripe()
                .v1()
                .events()
                .list(EventListParams.builder().setType(type).build(), DEMO)
                .getData()
                .get(0);
        return Json.text(Json.parse(event.getDataObjectDeserializer().getRawJson()), "id");
    }
}
