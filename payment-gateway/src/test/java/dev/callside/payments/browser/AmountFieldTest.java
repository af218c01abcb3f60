package dev.callside.payments.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.callside.plugin.browser.Axe;
import dev.callside.plugin.browser.BrowserModules;
import dev.callside.plugin.browser.InChromium;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Proves that the form says at the field what a currency allows, and that nothing typed is lost. */
@ExtendWith(InChromium.class)
class AmountFieldTest {

    private static final Map<String, Object> AUD = currency("AUD", 1, 50);
    private static final Map<String, Object> ISK = currency("ISK", 100, 100);
    private static final String TYPED = "Standard consultation";

    private final Page page;

    AmountFieldTest(BrowserModules browser) {
        page = browser.open("/row.html", 360, 900);
    }

    @AfterEach
    void close() {
        page.context().close();
    }

    private static Map<String, Object> currency(String code, int step, int minimum) {
        return Map.of("code", code, "exponent", 2, "step", step, "minimum", minimum, "maximum", 99_999_900);
    }

    private void open(List<Map<String, Object>> currencies) {
        var account = Map.of("currencies", currencies);
        page.evaluate("account => import('/clinician.js').then(({ open }) => open('en-AU', account))", account);
    }

    private void ask(String amount) {
        page.getByLabel("Amount").fill(amount);
        page.getByLabel("Description").fill(TYPED);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Request payment"))
                .click();
    }

    private Object sent() {
        return page.evaluate("() => window.scene.sent.length");
    }

    @Test
    void refusesAFractionOfACurrencyThatHasNone() {
        open(List.of(AUD, ISK));
        page.getByLabel("Currency").selectOption("ISK");

        ask("5.50");

        assertThat(page.getByText("ISK has no decimals. Enter a whole amount")).isVisible();
        assertThat(page.getByLabel("Amount")).isFocused();
        assertThat(page.getByLabel("Amount")).hasAttribute("aria-invalid", "true");
        assertThat(page.getByLabel("Amount")).hasValue("5.50");
        assertThat(page.getByLabel("Currency")).hasValue("ISK");
        assertThat(page.getByLabel("Description")).hasValue(TYPED);
        assertThat(sent()).isEqualTo(0);
    }

    /** Of one that the account had when the page was loaded; there may be no other to choose. */
    @Test
    void saysThatTheAccountLacksTheCurrency() {
        open(List.of(AUD));
        page.evaluate("() => { window.scene.refusal = { field: 'currency', code: 'currency_not_offered',"
                + " message: 'Name a currency that the account can charge: ISK.' }; }");

        ask("80.00");

        assertThat(page.getByText("Name a currency that the account can charge: ISK."))
                .isVisible();
        assertThat(page.getByLabel("Currency")).isFocused();
        assertThat(page.getByLabel("Amount")).hasValue("80.00");
        assertThat(page.getByLabel("Description")).hasValue(TYPED);
        assertThat(sent()).isEqualTo(1);
        assertThat(Axe.violations(page)).isEmpty();
    }
}
