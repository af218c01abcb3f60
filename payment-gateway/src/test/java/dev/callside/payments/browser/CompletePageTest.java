package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proves that a mail's link charges nothing by being opened, keeps its token to itself, and ends with what the server says. */
@ExtendWith(InChromium.class)
class CompletePageTest {

    private final BrowserModules browser;
    private final List<String> asked = new ArrayList<>();
    private String state = "needs_action";
    private String afterBank = "paid";
    private int refusal;
    private Page page;

    CompletePageTest(BrowserModules browser) {
        this.browser = browser;
    }

    private void follow(String token) {
        page = browser.open("/empty.html", 360, 740);
        page.route("**/api/v1/complete*", route -> answer(route, "look"));
        page.route("**/api/v1/complete/start", route -> answer(route, "start"));
        page.navigate("https://modules.test/completing.html" + token);
    }

    private void answer(Route route, String what) {
        asked.add(what + " " + route.request().postData());
        if (refusal != 0) {
            route.fulfill(new Route.FulfillOptions()
                    .setStatus(refusal)
                    .setContentType("application/problem+json")
                    .setBody("{\"type\":\"https://callside.dev/problems/link-expired\",\"detail\":\"This link"
                            + " is too old.\"}"));
            return;
        }
        route.fulfill(
                new Route.FulfillOptions().setContentType("application/json").setBody("""
                        {"practice": {"name": "Harbour Practice"}, "purchase": {"id": "p", "state": "%s", "amount": 10000, "currency": "AUD",
                         "credits": 1000, "reason": "Your bank said no.", "clientSecret": "pi_1_secret_2", "publishableKey": "pk_test_1",
                         "stripeJs": "/stripe.js", "receiptNumber": "CR-7"}}\
                        """.formatted(state)));
        if (what.equals("start")) {
            state = afterBank;
        }
    }

    private void press() {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Continue with your bank"))
                .click();
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    @Test
    void confirmsTheSamePurchaseOnceAskedTo() {
        follow("#token-1");
        assertThat(page.getByText("AUD 100.00")).isVisible();
        assertThat(page.getByText("1,000 credits for messages")).isVisible();
        assertThat(page).hasURL("https://modules.test/completing.html");
        assertThat(asked).containsExactly("look {\"token\":\"token-1\"}");
        assertThat(page.getByText("Help")).hasAttribute("href", "/help/credits/en.html#top-up");
        assertThat(Axe.violations(page)).isEmpty();

        press();
        assertThat(page.getByText("1,000 credits have been added.")).isVisible();
        assertThat(page.locator("h1")).isFocused();
        assertThat(asked)
                .containsExactly(
                        "look {\"token\":\"token-1\"}",
                        "start {\"token\":\"token-1\"}",
                        "look {\"token\":\"token-1\"}");
        assertThat(page.evaluate("window.stripeCalls")).isEqualTo(List.of("handleNextAction"));
        assertThat(Axe.violations(page)).isEmpty();
    }

    @Test
    void showsTheSecondLinkThatIsOpenedInTheSameTab() {
        follow("#token-1");
        assertThat(page.getByText("Continue with your bank")).isVisible();
        state = "cancelled";
        page.navigate("https://modules.test/completing.html#token-2");
        assertThat(page.getByText("There is nothing left to complete").first()).isVisible();
        assertThat(page).hasURL("https://modules.test/completing.html");
        assertThat(asked).containsExactly("look {\"token\":\"token-1\"}", "look {\"token\":\"token-2\"}");
    }

    @Test
    void canBeTriedAgainAfterAFailedConfirmation() {
        afterBank = "needs_action";
        follow("#token-1");
        assertThat(page.getByText("Your bank said no.")).hasCount(0);
        press();
        assertThat(page.getByText("Your bank said no.")).isVisible();
        assertThat(page.getByText("Continue with your bank")).isVisible();
        assertThat(Axe.violations(page)).isEmpty();
        afterBank = "declined";
        press();
        assertThat(page.getByText("Your bank said no.")).isVisible();
        assertThat(page.getByText("To pay with another card, open Callside in Harbour Practice"))
                .isVisible();
    }

    /** The bank was not reached: what the server knows is why it wanted to be asked at all. */
    @Test
    void saysThatTheBankWasNotReached() {
        afterBank = "needs_action";
        follow("#token-1");
        page.evaluate("() => window.stripeAnswers = { handleNextAction: { error: { type: 'api_connection_error' } } }");
        press();
        assertThat(page.getByText("Stripe did not take this payment.")).isVisible();
        assertThat(page.getByText("Your bank said no.")).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"cancelled|There is nothing left to complete", "paid|Paid", "checking|We are checking."})
    void saysWhatHasBecomeOfIt(String known, String said) {
        state = known;
        follow("#token-1");
        assertThat(page.getByText(said).first()).isVisible();
        assertThat(page.getByText("Continue with your bank")).hasCount(0);
    }

    @Test
    void saysThatALinkIsOverOrNotWhole() {
        refusal = 410;
        follow("#old");
        assertThat(page.getByText("This link is too old.")).isVisible();
        page.navigate("https://modules.test/completing.html?again");
        assertThat(page.getByText("Open this page with the link from the e-mail."))
                .isVisible();
        assertThat(Axe.violations(page)).isEmpty();
    }
}
