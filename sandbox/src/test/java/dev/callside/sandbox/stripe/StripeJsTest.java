package dev.callside.sandbox.stripe;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import com.stripe.exception.CardException;
import com.stripe.exception.StripeException;
import com.stripe.model.PaymentIntent;
import com.stripe.model.SetupIntent;
import com.stripe.net.RequestOptions;
import com.stripe.param.PaymentIntentCreateParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import dev.callside.sandbox.Chromium;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A real browser pays with the stand-in Stripe.js on a page of another origin; nothing of a card reaches that page. */
class StripeJsTest {

    private static final RequestOptions DEMO =
            RequestOptions.builder().setStripeAccount(StripeHttp.DEMO).build();

    private static StripeHttp http;
    private static Shop shop;
    private static Playwright playwright;
    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();
    private Page page;

    @BeforeAll
    static void start() throws IOException {
        http = StripeHttp.start();
        shop = Shop.open(http.settings());
        playwright = Chromium.playwright();
        browser = Chromium.launch(playwright);
    }

    @AfterAll
    static void stop() {
        playwright.close();
        shop.close();
        http.close();
    }

    @BeforeEach
    void open() {
        page = browser.newPage();
        page.setDefaultTimeout(10_000);
        page.onConsoleMessage(message -> {
            // a declined card is a 402, which the browser reports by itself
            if (message.type().equals("error") && !message.text().contains("402")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void hasNoComplaints() {
        page.close();
        assertThat(complaints).isEmpty();
    }

    private static PaymentIntent created() throws StripeException {
        return http.stripe()
                .v1()
                .paymentIntents()
                .create(
                        PaymentIntentCreateParams.builder()
                                .setAmount(8000L)
                                .setCurrency("aud")
                                .addPaymentMethodType("card")
                                .build(),
                        DEMO);
    }

    private static String status(PaymentIntent intent) throws StripeException {
        return http.stripe()
                .v1()
                .paymentIntents()
                .retrieve(intent.getId(), DEMO)
                .getStatus();
    }

    private PaymentIntent visit(String more) throws StripeException {
        PaymentIntent intent = created();
        page.navigate(shop.address() + "/?account=" + StripeHttp.DEMO + "&secret=" + intent.getClientSecret() + more);
        assertThat(result()).hasText("ready");
        return intent;
    }

    private Locator result() {
        return page.locator("#result");
    }

    private FrameLocator form() {
        return page.frameLocator("iframe[title='Secure payment input frame']");
    }

    private FrameLocator bank() {
        return page.frameLocator("iframe[title='3-D Secure authentication']");
    }

    private void type(String number, String cvc) {
        form().getByLabel("Card number").fill(number);
        form().getByLabel("Expiration date").fill("12 / 34");
        form().getByLabel("Security code").fill(cvc);
    }

    private void pay(String number) {
        type(number, "123");
        page.click("#pay");
    }

    @Test
    void keepsWhatThePageSaysOfTheCardWithTheCard() throws StripeException {
        PaymentIntent intent = visit("");

        pay("4242424242424242");
        assertThat(result()).hasText("succeeded");

        var expanded = PaymentIntentRetrieveParams.builder()
                .addExpand("payment_method")
                .build();
        var method = http.stripe()
                .v1()
                .paymentIntents()
                .retrieve(intent.getId(), expanded, DEMO)
                .getPaymentMethodObject();
        assertThat(method.getMetadata()).containsEntry("cart", "7");
        assertThat(method.getBillingDetails().getEmail()).isEqualTo("kim@example.com");
    }

    /** In the error, for the intent has no card any more. */
    @Test
    void keepsItWithADeclinedCardToo() throws StripeException {
        PaymentIntent intent = visit("");

        pay("4000000000000002");
        assertThat(result()).hasText("card_declined generic_decline");

        PaymentIntent open = http.stripe().v1().paymentIntents().retrieve(intent.getId(), DEMO);
        assertThat(open.getPaymentMethod()).isNull();
        assertThat(open.getLastPaymentError().getPaymentMethod().getMetadata()).containsEntry("cart", "7");
    }

    private static Locator button(FrameLocator frame, String name) {
        return frame.getByRole(AriaRole.BUTTON, new FrameLocator.GetByRoleOptions().setName(name));
    }

    @Test
    void paysAndKeepsTheCardFromThePage() throws StripeException {
        PaymentIntent intent = visit("");
        type("4242424242424242", "123");
        assertThat(page).hasTitle("complete=true empty=false");
        assertThat(form().getByLabel("Card number")).hasValue("4242 4242 4242 4242");

        page.click("#pay");

        assertThat(result()).hasText("succeeded");
        assertThat(status(intent)).isEqualTo("succeeded");
        assertThat(page.content()).doesNotContain("4242");
        assertThat(page.evaluate("() => { try { return document.querySelector('iframe').contentDocument !== null }"
                        + " catch { return false } }"))
                .isEqualTo(false);
    }

    @ParameterizedTest
    @CsvSource({
        "4000000000000002, card_declined generic_decline",
        "4000000000009995, card_declined insufficient_funds",
        "4000000000000069, expired_card expired_card",
        "4000000000000127, incorrect_cvc incorrect_cvc",
        "4000000000000119, processing_error processing_error",
        "4111111111111111, card_declined test_mode_live_card"
    })
    void saysWhyACardIsDeclinedAndTakesAnother(String number, String said) throws StripeException {
        visit("");
        pay(number);
        assertThat(result()).hasText(said);

        pay("5555555555554444");

        assertThat(result()).hasText("succeeded");
    }

    @Test
    void authenticates() throws StripeException {
        visit("");
        pay("4000002760003184");
        button(bank(), "Complete").click();
        assertThat(result()).hasText("succeeded");
        assertThat(page.locator("dialog")).hasCount(0);
    }

    @Test
    void failsAnAuthenticationAndTakesAnotherCard() throws StripeException {
        visit("");
        pay("4000002760003184");
        button(bank(), "Fail").click();
        assertThat(result()).hasText("payment_intent_authentication_failure");
        pay("4242424242424242");
        assertThat(result()).hasText("succeeded");
    }

    @Test
    void declinesAfterAnAuthentication() throws StripeException {
        visit("");
        pay("4000008400001629");
        button(bank(), "Complete").click();
        assertThat(result()).hasText("card_declined generic_decline");
    }

    @Test
    void countsAnAbandonedAuthenticationAsFailed() throws StripeException {
        PaymentIntent intent = visit("");
        pay("4000002500003155");
        assertThat(button(bank(), "Complete")).isFocused();
        page.keyboard().press("Escape");
        assertThat(result()).hasText("payment_intent_authentication_failure");
        assertThat(status(intent)).isEqualTo("requires_payment_method");
    }

    @Test
    void takesUpAnAuthenticationAfterAReload() throws StripeException {
        visit("");
        pay("4000002760003184");
        assertThat(button(bank(), "Complete")).isVisible();
        page.reload();
        assertThat(result()).hasText("ready");
        page.evaluate("() => { again() }");
        button(bank(), "Complete").click();
        assertThat(result()).hasText("succeeded");
    }

    /** Two windows pay one intent: the bank's page of the first is of no use once the second has entered a card. */
    @Test
    void authenticatesTheCardThatTheBankWasAskedAbout() throws StripeException {
        PaymentIntent intent = visit("");
        Page second = page;
        try (Page first = browser.newPage()) {
            first.navigate(second.url());
            page = first;
            assertThat(result()).hasText("ready");
            pay("4000002760003184");
            assertThat(button(bank(), "Complete")).isVisible();
            page = second;
            pay("4000008260003178");
            assertThat(button(bank(), "Complete")).isVisible();

            page = first;
            button(bank(), "Complete").click();
            assertThat(result()).hasText("payment_intent_unexpected_state");
            assertThat(page.locator("dialog")).hasCount(0);
            assertThat(status(intent)).isEqualTo("requires_action");
        } finally {
            page = second;
        }

        button(bank(), "Complete").click();
        assertThat(result()).hasText("card_declined insufficient_funds");
    }

    @Test
    void saysBesideTheFieldWhatIsWrong() throws StripeException {
        visit("");
        page.click("#pay");
        assertThat(result()).hasText("incomplete_number");
        assertThat(form().getByText("Your card number is incomplete.")).isVisible();
        assertThat(form().getByText("Your card's security code is incomplete.")).isVisible();

        form().getByLabel("Card number").fill("4242424242424241");
        assertThat(form().getByText("Your card number is invalid.")).isVisible();
        form().getByLabel("Expiration date").fill("01 / 20");
        form().getByLabel("Expiration date").blur();
        assertThat(form().getByText("Your card's expiration year is in the past."))
                .isVisible();
    }

    @Test
    void asksForAPostcodeWhereBanksCheckIt() throws StripeException {
        visit("");
        type("4242424242424242", "123");
        form().getByLabel("Country").selectOption("US");
        assertThat(page).hasTitle("complete=false empty=false");
        form().getByLabel("ZIP code").fill("94103");
        page.click("#pay");
        assertThat(result()).hasText("succeeded");
    }

    @Test
    void speaksIcelandic() throws StripeException {
        visit("&locale=is");
        assertThat(form().getByLabel("Kortanúmer")).isVisible();
    }

    @Test
    void refusesAPaymentThatIsOver() throws StripeException {
        PaymentIntent intent = created();
        http.stripe().v1().paymentIntents().cancel(intent.getId(), DEMO);
        page.navigate(shop.address() + "/?account=" + StripeHttp.DEMO + "&secret=" + intent.getClientSecret());
        assertThat(result()).hasText("loaderror payment_intent_unexpected_state");
        page.evaluate("() => { ask() }");
        assertThat(result()).hasText("canceled");
    }

    private SavedCards customer() throws StripeException {
        return SavedCards.of(http);
    }

    private void open(String secret, String more) {
        page.navigate(shop.address() + "/?secret=" + secret + more);
        assertThat(result()).hasText("ready");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "&mode=setup"})
    void savesACard(String mode) throws StripeException {
        SavedCards cards = customer();
        SetupIntent setup = cards.begun();
        open(setup.getClientSecret(), mode);
        pay("4000002500003155");
        assertThat(bank().getByText("Saving a card for later payments")).isVisible();
        button(bank(), "Complete").click();
        assertThat(result()).hasText("succeeded");

        String saved =
                cards.stripe().v1().setupIntents().retrieve(setup.getId()).getPaymentMethod();
        assertThat(cards.charged(saved).getStatus()).isEqualTo("succeeded");
    }

    @Test
    void saysWhyACardIsNotSavedAndTakesAnother() throws StripeException {
        open(customer().begun().getClientSecret(), "&mode=setup");
        page.click("#pay");
        assertThat(result()).hasText("incomplete");
        pay("4000000000009995");
        assertThat(result()).hasText("card_declined insufficient_funds");
        pay("4000002760003184");
        button(bank(), "Fail").click();
        assertThat(result()).hasText("setup_intent_authentication_failure");
        pay("4242424242424242");
        assertThat(result()).hasText("succeeded");
    }

    @Test
    void paysWithAnElementThatBeganWithoutAnIntent() throws StripeException {
        SavedCards cards = customer();
        PaymentIntent intent =
                cards.stripe().v1().paymentIntents().create(cards.payment().build());
        open(intent.getClientSecret(), "&mode=payment");
        pay("4242424242424242");
        assertThat(result()).hasText("succeeded");
    }

    @Test
    void completesWithTheSavedCardWhatTheBankStopped() throws StripeException {
        SavedCards cards = customer();
        String saved = cards.saved("pm_card_authenticationRequired");
        PaymentIntent stopped = catchThrowableOfType(CardException.class, () -> cards.charged(saved))
                .getStripeError()
                .getPaymentIntent();
        open(stopped.getClientSecret(), "");
        page.evaluate("method => { saved(method) }", saved);
        button(bank(), "Complete").click();
        assertThat(result()).hasText("succeeded");
    }
}
